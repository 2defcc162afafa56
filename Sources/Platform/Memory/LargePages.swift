internal import CPlatform

/// Memory in pages of some megabytes, of which a long array needs few: the system hands out a page
/// at its first touch, and for an array of small pages that costs as much as filling it.
package enum LargePages {
  private static let least = 1 << 20

  /// Asks for large pages under the capacity of an array that is about to be filled.
  ///
  /// A hint: where the system has none, or the array is short, nothing happens.
  package static func prefer<Element: BitwiseCopyable>(under array: inout [Element]) {
    let bytes = array.capacity * MemoryLayout<Element>.stride
    guard bytes >= least else { return }
    unsafe array.withUnsafeMutableBufferPointer {
      unsafe cp_prefer_large_pages($0.baseAddress, Int64(bytes))
    }
  }
}
