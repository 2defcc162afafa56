public import RingtrueCore

/// Every detector that there is.
public enum Detectors {
  /// The detectors, in the order in which they are listed; controls come last.
  public static let all: [any Detector.Type] = [
    IsolationForest.self,
    RobustZ.self,
    RandomScores.self,
  ]

  /// The detector of that name.
  public static func named(_ id: String) -> (any Detector.Type)? { all.first { $0.card.id == id } }

  /// A detector and its settings, from a text such as `isolation-forest:trees=200,sample=512`.
  public static func parsing(_ text: String) throws(Problems) -> any Detector {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let id = String(halves[0])
    guard let kind = named(id) else {
      let ids = all.map { $0.card.id }
      let hint = Nearest.hint(for: id, in: ids)
      let known = hint.isEmpty ? "known: \(ids.joined(separator: ", "))" : hint
      throw Problems(Problem("there is no detector '\(id)'; \(known)"))
    }
    let text = halves.count > 1 ? String(halves[1]) : ""
    let settings = try Settings(of: kind.card.knobs, parsing: text)
    return kind.init(settings)
  }
}
