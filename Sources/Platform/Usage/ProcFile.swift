/// A text of lines `key: value`, as the kernel writes them under `/proc`.
struct ProcFile {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n")
  }

  /// The value of the first line with that key, without the blanks around it.
  subscript(key: String) -> Substring? {
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      if trimmed(line[..<colon]) == key { return trimmed(line[line.index(after: colon)...]) }
    }
    return nil
  }

  /// Bytes of a value such as `1234 kB`.
  static func bytes(_ value: Substring) -> Int? {
    value.hasSuffix(" kB") ? Int(value.dropLast(3)).map { $0 * 1024 } : Int(value)
  }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
