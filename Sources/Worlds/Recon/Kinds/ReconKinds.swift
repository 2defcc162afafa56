/// The kinds of anomalies that only reconciliations have.
public enum ReconKinds {
  /// All of them; a new one is one line here, and a mishap of its kind.
  public static let all: [KindCard] = [
    .fxWrong,
    .historyDeparture,
    .lateSettlementStuck,
    .staleOrWrongPrice,
  ]
}

extension KindCard {
  /// All kinds and modifiers that scenarios can name, those of reconciliations among them.
  public static let all: [KindCard] =
    AnomalyKinds.all.map(\.card) + ReconKinds.all + Modifiers.all.map { $0.card }

  /// What makes a reconciliation have this kind; nothing if it has none.
  public var mishaps: [Mishap] { Mishaps.errors.filter { $0.kind == id } }

  /// Where it leaves a trace: in which profiles of the ledger, and whether in reconciliations.
  public var traces: [String] {
    let isInRecon = !mishaps.isEmpty || TradeDrifts.all.contains { $0.kind == id }
    return observable.map(\.rawValue) + (isInRecon ? [ReconWorld.id] : [])
  }
}
