/// How many events of a kind to put in, how gross, and how many things that only look like them.
public struct EventOrder: Sendable {
  /// The kind.
  public var kind: any AnomalyKind
  /// How many events.
  public var count: Int
  /// How many decoys.
  public var decoys: Int
  /// Between which severities they lie.
  public var severity: ClosedRange<Double>
  /// The seconds in which they happen, since 1970; any if nil.
  public var window: Range<Int64>?
  /// Whether its events, and its decoys, are really put in; their places stay theirs if not, so
  /// that nothing else moves.
  public var isOn: Bool, hasDecoys: Bool

  /// An order for a kind; as many decoys as events, unless said otherwise, if the kind has any.
  public init(
    _ kind: any AnomalyKind, count: Int, decoys: Int? = nil,
    severity: ClosedRange<Double> = 0.3...0.7, isOn: Bool = true, hasDecoys: Bool = true
  ) {
    self.kind = kind
    self.count = count
    self.decoys = kind.card.decoy == nil ? 0 : decoys ?? count
    self.severity = severity
    self.isOn = isOn
    self.hasDecoys = hasDecoys
  }
}
