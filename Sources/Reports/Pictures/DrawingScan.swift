/// Reads a drawing tag by tag: as much of XML as drawings are written in.
struct DrawingScan: Sequence, IteratorProtocol {
  /// A piece of a drawing.
  enum Piece: Equatable {
    case opening(String, [(name: String, value: String)], isEmpty: Bool)
    case closing(String)
    case text(String)

    static func == (one: Piece, other: Piece) -> Bool {
      switch (one, other) {
      case (.opening(let name, let values, let isEmpty), .opening(let other, let others, let empty)):
        name == other && isEmpty == empty && values.elementsEqual(others, by: ==)
      case (.closing(let name), .closing(let other)): name == other
      case (.text(let text), .text(let other)): text == other
      default: false
      }
    }
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() -> Piece? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        return .text(take { $0 == UInt8(ascii: "<") })
      }
      place += 1
      if starts(with: "!--") {
        skip(past: "-->")
      } else if starts(with: "?") || starts(with: "!") {
        skip(past: ">")
      } else {
        return tag()
      }
    }
    return nil
  }

  private mutating func tag() -> Piece {
    if starts(with: "/") {
      place += 1
      let name = take(until: Self.ends)
      skip(past: ">")
      return .closing(name)
    }
    let name = take(until: Self.ends)
    var attributes: [(String, String)] = []
    while place < bytes.count {
      _ = take { !Self.spaces.contains($0) }
      if starts(with: ">") || starts(with: "/") { break }
      let before = place
      attributes.append(attribute())
      if place == before { place += 1 }
    }
    let isEmpty = starts(with: "/")
    skip(past: ">")
    return .opening(name, attributes, isEmpty: isEmpty)
  }

  private mutating func attribute() -> (String, String) {
    let name = take { $0 == UInt8(ascii: "=") || Self.ends.contains($0) }
    _ = take { !Self.spaces.contains($0) }
    guard starts(with: "=") else { return (name, "") }
    place += 1
    _ = take { !Self.spaces.contains($0) }
    guard place < bytes.count else { return (name, "") }
    let quote = bytes[place]
    place += 1
    let value = take { $0 == quote }
    place += 1
    return (name, value)
  }

  // MARK: - Bytes

  private static let spaces = Array(" \t\r\n".utf8)
  private static let ends = Array(" \t\r\n/>".utf8)

  private func starts(with text: String) -> Bool { bytes[place...].starts(with: text.utf8) }

  private mutating func take(until ends: [UInt8]) -> String { take { ends.contains($0) } }

  private mutating func take(until isEnd: (UInt8) -> Bool) -> String {
    let start = place
    while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func skip(past text: String) {
    while place < bytes.count, !starts(with: text) { place += 1 }
    place = Swift.min(bytes.count, place + text.utf8.count)
  }
}
