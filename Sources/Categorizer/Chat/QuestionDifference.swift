public import RingtrueCore

/// One part in which two questions differ.
public struct QuestionDifference: Sendable, Equatable {
  /// The part, such as `body.temperature` or `body.messages[1].content`.
  public let part: String
  /// What the one that was kept has there, and what this one has; nil where it has nothing.
  public let kept: JSON?, asked: JSON?

  /// All parts in which a question differs from one that was kept, in their order.
  static func all(from kept: JSON, to asked: JSON) -> [QuestionDifference] {
    let (kept, asked) = (parts(of: kept), parts(of: asked))
    return Set(kept.keys).union(asked.keys).sorted().compactMap { part in
      kept[part]?.canonicalText == asked[part]?.canonicalText
        ? nil : QuestionDifference(part: part, kept: kept[part], asked: asked[part])
    }
  }

  /// Everything in a value that holds nothing itself, by its path.
  private static func parts(of json: JSON, at path: String = "") -> [String: JSON] {
    let inside: [(String, JSON)] =
      if let members = json.members {
        members.map { (path.isEmpty ? $0.name : "\(path).\($0.name)", $0.value) }
      } else if let elements = json.elements {
        elements.enumerated().map { ("\(path)[\($0.offset)]", $0.element) }
      } else {
        []
      }
    guard !inside.isEmpty else { return [path: json] }
    return inside.reduce(into: [:]) { all, part in
      all.merge(parts(of: part.1, at: part.0)) { first, _ in first }
    }
  }
}

extension QuestionDifference: CustomStringConvertible {
  /// The part, what was kept and what is asked, each cut to a length that a line can bear.
  public var description: String {
    "\(part): \(Self.short(kept)) there, \(Self.short(asked)) here"
  }

  private static func short(_ json: JSON?) -> String {
    guard let text = json?.text else { return "nothing" }
    return text.count > 40 ? text.prefix(39) + "…" : text
  }
}
