public import RingtrueCore
public import RingtrueDetectors
public import RingtrueFeatures

/// A system to try: a detector, the features it computes with, and how its threshold is chosen.
///
/// Written as one word, `knn:k=20@entity:window=30d@pot:risk=0.001`: the detector first, then, each
/// behind an `@`, what differs from the scenario's choice of features and of threshold.
public struct SystemChoice: Sendable {
  /// The word by which it was asked for; results are filed under it.
  public let name: String
  /// The detector.
  public let detector: any Detector
  /// How columns become features.
  public let features: RecipeChoice
  /// The word for that, by which features are shared.
  public let featuresName: String
  /// How the score is chosen that flags a row.
  public let rule: ThresholdRule
  /// The settings of that rule.
  public let settings: Settings

  /// What the detector is or needs.
  public var card: DetectorCard { type(of: detector).card }

  /// What stands in a system's word where it says nothing itself.
  public struct Usual: Sendable {
    /// How columns become features.
    public var features: String
    /// How the threshold is chosen.
    public var threshold: String

    /// By default: rows in their time, and one row in a hundred.
    public init(features: String = "temporal", threshold: String = "contamination") {
      self.features = features
      self.threshold = threshold
    }
  }

  /// Reads a word such as `lof` or `knn:k=20@raw`.
  public init(parsing name: String, usual: Usual = Usual()) throws(Problems) {
    let parts = name.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    var (features, threshold) = (usual.features, usual.threshold)
    for part in parts.dropFirst() {
      let id = part.prefix { $0 != ":" }
      if Recipes.named(String(id)) != nil {
        features = part
      } else if Thresholds.all.contains(where: { $0.id == id }) {
        threshold = part
      } else {
        throw Problems(
          Problem("'\(part)' of system '\(name)' is neither a recipe nor a threshold rule"))
      }
    }
    self.name = name
    detector = try Detectors.parsing(parts[0])
    self.features = try Recipes.parsing(features)
    featuresName = features
    (rule, settings) = try Thresholds.parsing(threshold)
  }
}

// MARK: - The usual ones

extension SystemChoice {
  /// The systems that are tried where a scenario names none: every detector that is no control.
  public static let usual: [String] =
    Detectors.all.map { $0.card }.filter { !$0.traits.contains(.control) }.map(\.id)

  /// What others must beat: in every run unless it is switched off by name.
  public static let controls: [String] =
    Detectors.all.map { $0.card }.filter { $0.traits.contains(.control) }.map(\.id)

  /// The name of what a world's makers know, which nothing else can beat.
  public static let oracle = "oracle"
}
