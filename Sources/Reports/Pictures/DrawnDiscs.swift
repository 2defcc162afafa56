/// Discs of one look as one path, in which each of some thousand takes a dozen bytes instead of
/// eighty: lines of no length, whose round ends meet.
struct DrawnDiscs: Sendable, Equatable {
  private let colour: String, width: String
  private var path: String

  /// The disc that the attributes of a `use` in one of gnuplot's drawings tell of, if it is one.
  init?(_ attributes: [(name: String, value: String)]) {
    guard attributes.map(\.name) == ["href", "transform", "color"], attributes[0].value == "#gpPt6",
      attributes[1].value.hasPrefix("translate("), attributes[1].value.contains(") scale(")
    else { return nil }
    let numbers = attributes[1].value.split { !"0123456789.-".contains($0) }
    guard numbers.count == 3, let scale = Double(numbers[2]) else { return nil }
    colour = attributes[2].value
    // Gnuplot draws a rim around it, a tenth as wide.
    let tenths = Int((scale * 2.205 * 10).rounded())
    width = "\(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
    let place = "\(numbers[0]),\(numbers[1])"
    path = "M\(place) L\(place) "
  }

  /// Takes up others of the same look; tells whether they are.
  mutating func take(_ other: DrawnDiscs) -> Bool {
    guard (colour, width) == (other.colour, other.width) else { return false }
    path += other.path
    return true
  }

  /// The element of a page.
  var element: String {
    "<path stroke=\"\(colour)\" stroke-width=\"\(width)\" stroke-linecap=\"round\" "
      + "d=\"\(DrawnPath.shortened(path))\"/>"
  }
}
