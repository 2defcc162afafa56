/// The lines of standard input, one after the other.
package struct LineReader: ~Copyable {
  private var lines: LineBuffer

  /// Reads standard input; a line may have so many bytes.
  package static func standardInput(limit: Int) -> LineReader {
    LineReader(
      lines: LineBuffer(Descriptor(borrowing: 0, called: "standard input"), limit: limit))
  }

  private init(lines: consuming LineBuffer) { self.lines = lines }

  /// Waits for the next line; nil at the end.
  package mutating func next() throws(PlatformError) -> String? {
    while true {
      if let line = try lines.nextLine() { return line }
      guard lines.isOpen else { return nil }
      try lines.take()
    }
  }
}
