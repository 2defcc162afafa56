/// A drawing of gnuplot's as a part of a page.
///
/// Only shapes and letters get through, with only what says how they look: whatever else a file
/// might hold, nothing of it can run, load or be clicked. What says nothing is left out, which takes
/// a third of the bytes; the shapes of points, equal in all drawings, are kept once for the page.
/// Discs in a row become one path, and a text takes the looks of the group that holds it alone.
struct InlineDrawing: Sendable, Equatable {
  /// What it shows, without the element around it.
  private(set) var shapes = ""
  /// The shapes of points, by name.
  private(set) var points = ""
  /// Its width and height, as `0 0 960 311`.
  private(set) var viewBox = "0 0 960 580"

  /// What was begun and holds nothing yet; in `outside`, that around the shapes of points.
  private var waiting: [String] = [], outside: [String] = []
  /// Discs that were read and are not written yet.
  private var discs: DrawnDiscs?
  /// The group of a single text that was written last.
  private var label: Label?
  private var depth = 0
  private var skipped = 0
  private var isPoints = false

  /// A group of a single text: where it begins, what it says, and whether the text is at its end.
  private struct Label: Equatable {
    let start: Int, group: String
    var isEnded = false
  }

  init(_ drawing: String) {
    for piece in DrawingScan(drawing) {
      switch piece {
      case .opening(let name, let attributes, let isEmpty): begin(name, attributes, isEmpty)
      case .closing(let name): end(name)
      case .text(let text): write(text)
      }
    }
    writeDiscs()
  }

  // MARK: - Tags

  private mutating func begin(
    _ name: String, _ attributes: [(name: String, value: String)], _ isEmpty: Bool
  ) {
    if name == "svg" {
      viewBox = attributes.first { $0.name == "viewBox" }.map { Self.numbers($0.value) } ?? viewBox
      return
    }
    if name == "defs" { return isEmpty ? () : turnToPoints(true) }
    guard skipped == 0, Self.elements.contains(name), !isGround(name, attributes),
      !Self.isDrawnNowhere(name, attributes)
    else {
      if !isEmpty { skipped += 1 }
      return
    }
    let kept = attributes.flatMap { Self.plain($0.name, $0.value) }.filter { attribute in
      attribute.name != "id" || isPoints
    }
    let words = kept.map { " \($0.name)=\"\($0.value)\"" }.joined()
    label = nil
    if isEmpty, !isPoints, name == "use", let disc = DrawnDiscs(kept) { return put(disc) }
    if isEmpty {
      put("<\(name)\(words)/>")
    } else {
      waiting.append("<\(name)\(words)>")
      depth += 1
    }
  }

  private mutating func end(_ name: String) {
    if name == "defs" { return turnToPoints(false) }
    if name == "svg" { return }
    if skipped > 0 { return skipped -= 1 }
    guard Self.elements.contains(name), depth > 0 else { return }
    depth -= 1
    // What was begun and never written holds nothing.
    if waiting.isEmpty { write(end: name) } else { waiting.removeLast() }
  }

  /// Ends an element; where it is a group of a text alone, the text takes its place.
  private mutating func write(end name: String) {
    guard let group = label, !isPoints else { return put("</\(name)>") }
    if name == "text" {
      put("</text>")
      label = Label(start: group.start, group: group.group, isEnded: true)
    } else if group.isEnded {
      label = nil
      let start = shapes.utf8.index(shapes.startIndex, offsetBy: group.start)
      let head = group.group.utf8.count + "<text>".utf8.count
      let text = String(shapes[shapes.utf8.index(start, offsetBy: head)...])
      let looks = group.group.dropFirst("<g".count).replacing(" stroke=\"none\"", with: "")
      shapes.removeSubrange(start...)
      shapes += "<text\(looks)\(text)"
    } else {
      label = nil
      put("</\(name)>")
    }
  }

  private mutating func write(_ text: String) {
    guard skipped == 0, depth > 0 else { return }
    let isBlank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
    if isBlank { return }
    // Entities stay as they are, and there is no bracket in what is between tags.
    let group = waiting.suffix(2)
    put(text.replacing(">", with: "&gt;"))
    if let first = group.first, group.last == "<text>", first.hasPrefix("<g "), !isPoints {
      let length = group.joined().utf8.count + text.replacing(">", with: "&gt;").utf8.count
      label = Label(start: shapes.utf8.count - length, group: first)
    }
  }

  private mutating func put(_ text: String) {
    if !isPoints { writeDiscs() }
    let words = waiting.joined() + text
    waiting.removeAll(keepingCapacity: true)
    if isPoints { points += words } else { shapes += words }
  }

  private mutating func put(_ disc: DrawnDiscs) {
    if waiting.isEmpty, discs?.take(disc) == true { return }
    put("")
    discs = disc
  }

  private mutating func writeDiscs() {
    guard let row = discs else { return }
    discs = nil
    shapes += row.element
  }

  private mutating func turnToPoints(_ isPoints: Bool) {
    guard isPoints != self.isPoints else { return }
    swap(&waiting, &outside)
    self.isPoints = isPoints
  }

  /// The ground, for which the page has its own colour.
  private func isGround(_ name: String, _ attributes: [(name: String, value: String)]) -> Bool {
    func value(_ wanted: String) -> String? { attributes.first { $0.name == wanted }?.value }
    return name == "rect" && shapes.isEmpty && !isPoints && value("x") == "0" && value("y") == "0"
  }

  /// A path that moves and draws nothing.
  private static func isDrawnNowhere(
    _ name: String, _ attributes: [(name: String, value: String)]
  ) -> Bool {
    guard name == "path", let path = attributes.first(where: { $0.name == "d" }) else {
      return false
    }
    return path.value.utf8.allSatisfy { $0 == UInt8(ascii: "M") || $0.isSpace || $0.isOfNumber }
  }

  // MARK: - Attributes

  private static let elements: Set = [
    "g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline", "use", "text", "tspan",
  ]

  private static let looks: Set = [
    "id", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width",
    "height", "points", "transform", "fill", "color", "stroke", "stroke-width", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "opacity", "fill-opacity", "stroke-opacity", "font-size",
    "font-weight", "font-style", "text-anchor", "xml:space",
  ]

  /// What is meant where nothing is said.
  private static let usual = [
    "stroke-linecap": "butt", "stroke-linejoin": "miter", "font-weight": "normal",
    "font-style": "normal", "xml:space": "preserve",
  ]

  /// An attribute as it may stand in a page; what says how things look in one is told in several.
  private static func plain(_ name: String, _ value: String) -> [(name: String, value: String)] {
    if name == "style" {
      return value.split(separator: ";").flatMap { rule -> [(name: String, value: String)] in
        let parts = rule.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        return parts.count == 2 ? plain(parts[0], parts[1]) : []
      }
    }
    if name.hasSuffix("href") {
      // Only points of the same page.
      return value.hasPrefix("#gp") ? [("href", quoted(value))] : []
    }
    guard looks.contains(name), usual[name] != value else { return [] }
    let value = shortened(name, value)
    if value.utf8.allSatisfy(\.isPlain) { return [(name, value.trimmed)] }
    guard !value.contains("url(") else { return [] }
    return [(name, value.hasPrefix("rgb(") ? colour(value) : quoted(value.trimmed))]
  }

  /// The same in fewer signs.
  private static func shortened(_ name: String, _ value: String) -> String {
    switch name {
    case "d": DrawnPath.shortened(value)
    case "points": DrawnPath.corners(value)
    case "stroke-width", "font-size": Double(value).map(\.formattedPlainly) ?? value
    default: value
    }
  }

  private static func quoted(_ value: String) -> String {
    value.replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }

  /// `rgb( 11, 101, 176)` in seven signs.
  private static func colour(_ value: String) -> String {
    let channels = value.utf8.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      .compactMap { UInt8(String($0) ?? "") }
    guard channels.count == 3 else { return quoted(value) }
    return channels.reduce("#") { $0 + ($1 < 16 ? "0" : "") + String($1, radix: 16) }
  }

  private static func numbers(_ text: String) -> String {
    text.split(separator: " ").compactMap { Double($0) }.map { $0.formattedPlainly }
      .joined(separator: " ")
  }
}

extension UInt8 {
  /// Whether the byte is one of those that numbers, names and paths are written in.
  fileprivate var isPlain: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x23, 0x25, 0x2B...0x2E: true
    default: false
    }
  }

  /// Whether the byte is one that numbers and what parts them are written in.
  fileprivate var isOfNumber: Bool { (0x2B...0x2E).contains(self) || (0x30...0x39).contains(self) }

  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension String {
  fileprivate var trimmed: String {
    guard utf8.first?.isSpace ?? false || utf8.last?.isSpace ?? false else { return self }
    let head = utf8.drop(while: \.isSpace)
    let count = head.reversed().drop(while: \.isSpace).count
    return String(decoding: head.prefix(count), as: UTF8.self)
  }
}

extension Double {
  fileprivate var formattedPlainly: String {
    Int(exactly: self).map(String.init) ?? description
  }
}
