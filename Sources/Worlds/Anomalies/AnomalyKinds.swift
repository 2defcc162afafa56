/// The kinds of anomalies that can be put into a ledger.
public enum AnomalyKinds {
  /// All kinds; a new one is one line here.
  public static let all: [any AnomalyKind] = [
    AccountTakeover(),
    AmountContext(),
    AmountGlobal(),
    BalanceBreak(),
    BurstVelocity(),
    ComboRare(),
    DecimalShift(),
    DormantWakeup(),
    DriftGradual(),
    DuplicatePosting(),
    GroupCluster(),
    HourContext(),
    InflatedSegment(),
    LimitExceed(),
    MissingPosting(),
    MulePassthrough(),
    OmittedFields(),
    PlaceContext(),
    Placebo(),
    RegimeShift(),
    Ring(),
    SignFlip(),
    StatisticalCluster(),
    StatisticalDependency(),
    StatisticalGlobal(),
    StatisticalLocal(),
    Structuring(),
    TransposedDigits(),
  ]

  /// The kind of that id, if there is one.
  public static func kind(_ id: String) -> (any AnomalyKind)? { all.first { $0.id == id } }
}
