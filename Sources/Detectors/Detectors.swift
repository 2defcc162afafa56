public import RingtrueCore

/// Every detector that there is.
public enum Detectors {
  /// The detectors, in the order in which they are listed; controls come last.
  public static let all: [any Detector.Type] = [
    IsolationForest.self,
    ExtendedIsolationForest.self,
    RobustZ.self,
    LocalOutlierFactor.self,
    NearestNeighbours.self,
    KMeans.self,
    ClusterOutlierFactor.self,
    ECOD.self,
    COPOD.self,
    HBOS.self,
    LODA.self,
    Mahalanobis.self,
    MCD.self,
    PCA.self,
    GMM.self,
    OneClassSVM.self,
    Autoencoder.self,
    VAE.self,
    DeepSVDD.self,
    LSTM.self,
    Ensemble.self,
    HalfSpaceTrees.self,
    RollingZ.self,
    EntityZ.self,
    LedgerRules.self,
    ReconHistory.self,
    RandomScores.self,
    Unlearned<ConstantRule>.self,
    Unlearned<AmountRule>.self,
    Unlearned<RowOrderRule>.self,
    Unlearned<TimeRule>.self,
    Unlearned<MissingCountRule>.self,
    RareCategory.self,
    LastDigit.self,
    OneLiner.self,
  ]

  /// The detector of that name.
  public static func named(_ id: String) -> (any Detector.Type)? { all.first { $0.card.id == id } }

  /// What a detector learned, from plain data that names it.
  public static func restored(_ archive: Archive) throws(ArchiveError) -> any FittedDetector {
    guard let kind = named(archive.detector) else { throw .inconsistent("detector") }
    return try restored(kind, archive)
  }

  private static func restored<Kind: Detector>(
    _ kind: Kind.Type, _ archive: Archive
  ) throws(ArchiveError) -> any FittedDetector {
    try Kind.Fitted(archive)
  }

  /// A detector and its settings, from a text such as `isolation-forest:trees=200,sample=512`.
  public static func parsing(_ text: String) throws(Problems) -> any Detector {
    let (id, text) = SystemName.split(text)
    guard let kind = named(id) else {
      throw Problems(SystemName.unknown("detector", id, known: all.map { $0.card.id }))
    }
    let settings = try Settings(of: kind.card.knobs, parsing: text, for: id)
    return kind.init(settings)
  }
}
