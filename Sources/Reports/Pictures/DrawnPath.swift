/// The course of a line in as few signs as tell it to a tenth of a pixel, which no screen shows.
///
/// Points are told from the one before rather than from the corner, and those straight beside or
/// below it by one number: steps, of which most curves are made, take a third of the bytes. Each
/// point is rounded by itself, so that errors do not add up. Cost: one pass.
enum DrawnPath {
  /// A path of moves and lines to absolute places, shortened; any other as it is.
  static func shortened(_ path: String) -> String {
    var reader = Reader(path)
    var text = ""
    var last: (x: Int, y: Int)?
    while let letter = reader.letter() {
      let isMove = letter == UInt8(ascii: "M")
      guard isMove || letter == UInt8(ascii: "L"), let x = reader.tenths(), let y = reader.tenths()
      else { return path }
      if let last {
        let (right, down) = (x - last.x, y - last.y)
        text += isMove ? "m" + pair(right, down) : line(right, down)
      } else {
        guard isMove else { return path }
        text += "M" + pair(x, y)
      }
      last = (x, y)
    }
    return reader.isAtEnd ? text : path
  }

  /// The corners of a shape, to a tenth of a pixel; as they are where they are anything else.
  static func corners(_ points: String) -> String {
    var reader = Reader(points)
    var pairs: [String] = []
    while let x = reader.tenths(), let y = reader.tenths() { pairs.append(pair(x, y)) }
    return reader.isAtEnd ? pairs.joined(separator: " ") : points
  }

  private static func line(_ right: Int, _ down: Int) -> String {
    if down == 0 { return "h" + number(right) }
    return right == 0 ? "v" + number(down) : "l" + pair(right, down)
  }

  private static func pair(_ x: Int, _ y: Int) -> String {
    number(x) + (y < 0 ? "" : ",") + number(y)
  }

  private static func number(_ tenths: Int) -> String {
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    let digits = whole > 0 || rest == 0 ? String(whole) : ""
    return (tenths < 0 ? "-" : "") + digits + (rest > 0 ? ".\(rest)" : "")
  }

  /// Reads letters and numbers, with whatever stands between them.
  private struct Reader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { place == bytes.count }

    /// The next sign that parts nothing; nil at the end.
    mutating func letter() -> UInt8? {
      skip()
      guard place < bytes.count else { return nil }
      defer { place += 1 }
      return bytes[place]
    }

    /// The next number in tenths, rounded; nil where there is none, at the end too.
    mutating func tenths() -> Int? {
      skip()
      let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
      if isNegative { place += 1 }
      var (value, count, behind) = (0, 0, 0)
      while place < bytes.count, count < 12 {
        let byte = bytes[place]
        if byte == UInt8(ascii: "."), behind == 0 {
          behind = 1
        } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
          if behind < 3 { value = value * 10 + Int(byte) - 48 }
          if behind > 0 { behind += 1 }
          count += 1
        } else {
          break
        }
        place += 1
      }
      guard (1..<12).contains(count) else { return nil }
      // Of places behind the point, two count; the second is rounded away.
      for _ in max(1, min(3, behind))..<3 { value *= 10 }
      let rounded = (value + 5) / 10
      return isNegative ? -rounded : rounded
    }

    private mutating func skip() {
      while place < bytes.count, [0x20, 0x2C, 0x09, 0x0A, 0x0D].contains(bytes[place]) {
        place += 1
      }
    }
  }
}
