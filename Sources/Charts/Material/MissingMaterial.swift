/// Why a chart cannot be drawn from what a run left; never an empty picture.
public struct MissingMaterial: Error, Sendable, Hashable, CustomStringConvertible {
  /// A stable word for filters, such as `no-scores`.
  public let code: String
  /// What is missing, and what to do.
  public let description: String

  init(_ code: String, _ description: String) {
    self.code = code
    self.description = description
  }

  /// No trial was measured.
  static let noSystems = MissingMaterial(
    "no-systems", "no system was measured; see what 'ringtrue history show' says of the run")
  /// No trial has scores that can be put beside labels.
  static let noScores = MissingMaterial(
    "no-scores", "no trial has scores of rows of both classes; only generated or labelled data do")

  /// No trial has a measure that is needed.
  static func noMeasure(_ what: String, _ remedy: String) -> MissingMaterial {
    MissingMaterial("no-measure", "no trial measured \(what); \(remedy)")
  }

  /// No trial kept what is needed; the record of a run has it, the history of runs does not.
  static func notKept(_ what: String, _ remedy: String) -> MissingMaterial {
    MissingMaterial("not-kept", "no trial kept \(what) for it; \(remedy)")
  }

  /// There are fewer of something than it takes.
  static func tooFew(_ what: String, _ count: Int, needed: Int, _ remedy: String) -> MissingMaterial
  {
    MissingMaterial("too-few", "\(what): \(count), and it takes \(needed); \(remedy)")
  }
}
