/// Texts as C wants them: one block of bytes, each text ended by a NUL.
struct CStrings {
  private var bytes: [CChar] = []
  private var starts: [Int] = []

  init(_ texts: [String]) {
    for text in texts {
      starts.append(bytes.count)
      bytes += text.utf8.lazy.map { CChar(bitPattern: $0) }
      bytes.append(0)
    }
  }

  /// Lends a vector of pointers that ends in null.
  func withPointers<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBufferPointer { block in
      var pointers: [UnsafePointer<CChar>?] = unsafe starts.map { start in
        unsafe block.baseAddress.map { unsafe $0 + start }
      }
      unsafe pointers.append(nil)
      return unsafe pointers.withUnsafeBufferPointer { vector in
        guard let first = vector.baseAddress else { preconditionFailure("the vector ends in null") }
        return unsafe body(first)
      }
    }
  }
}
