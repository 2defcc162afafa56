/// Small drawings of our own, which need no gnuplot: where a number lies, and how surely.
enum Span {
  /// A value with its bounds on a scale from 0 to 1.
  static func between(_ bounds: ClosedRange<Double>?, _ value: Double) -> Markup {
    let reach: Markup =
      bounds.map { bounds in
        let (from, to) = (place(bounds.lowerBound), place(bounds.upperBound))
        return "<line class=\"reach\" x1=\"\(from)\" x2=\"\(to)\" y1=\"8\" y2=\"8\"/>"
      } ?? ""
    return """
      <svg class="span" viewBox="0 0 144 16" aria-hidden="true">\
      <line class="axis" x1="0" x2="144" y1="8" y2="8"/>\(reach)\
      <circle class="dot" cx="\(place(value))" cy="8" r="4"/></svg>
      """
  }

  private static func place(_ share: Double) -> String { (144 * min(1, max(0, share))).brief1 }

  /// How far the best system is on the way from nothing to what can be known.
  static func scale(
    leader: Double, _ bounds: ClosedRange<Double>?, control: Double?, oracle: Double?
  ) -> Markup {
    func x(_ share: Double) -> String { (1 + 98 * min(1, max(0, share))).brief1 + "%" }
    let reach: Markup =
      bounds.map {
        "<line class=\"reach\" x1=\"\(x($0.lowerBound))\" x2=\"\(x($0.upperBound))\" y1=\"18\" y2=\"18\"/>"
      } ?? ""
    let floor: Markup =
      control.map {
        "<circle class=\"control\" cx=\"\(x($0))\" cy=\"18\" r=\"6\"/>"
      } ?? ""
    let ceiling: Markup =
      oracle.map {
        "<line class=\"oracle\" x1=\"\(x($0))\" x2=\"\(x($0))\" y1=\"6\" y2=\"30\"/>"
      } ?? ""
    return """
      <svg class="scale" aria-hidden="true">\
      <line class="axis" x1="1%" x2="99%" y1="18" y2="18"/>\(reach)\(ceiling)\(floor)\
      <circle class="leader" cx="\(x(leader))" cy="18" r="7"/></svg>
      """
  }
}

extension Double {
  /// A place in a drawing, to a tenth.
  fileprivate var brief1: String { ((self * 10).rounded() / 10).brief }
}
