/// Standard output or standard error of this process.
package struct StandardStream: Sendable {
  package let number: Int32
  private let name: String

  package static let output = StandardStream(number: 1, name: "standard output")
  package static let error = StandardStream(number: 2, name: "standard error")

  /// Writes all; a reader that has gone is an error (`isBrokenPipe`), never a signal.
  package func write(_ bytes: [UInt8]) throws(PlatformError) {
    try Descriptor(borrowing: number, called: name).write(bytes.span)
  }

  /// Writes text.
  package func write(_ text: String) throws(PlatformError) {
    try write([UInt8](text.utf8))
  }
}
