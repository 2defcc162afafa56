/// What a world has for modifiers to work on.
public struct ModifierGround: Sendable {
  /// The world's name.
  public let world: String
  /// What can happen in it, by name.
  public let kinds: [String]
  /// The columns that can be hidden.
  public let columns: [String]

  /// A ledger's kinds and columns.
  public static let ledger = ModifierGround(
    world: LedgerWorld.id, kinds: AnomalyKinds.all.map { $0.id },
    columns: LedgerColumns.all.dropFirst().map { $0.name })

  /// A reconciliation's errors, and the columns of its breaks.
  public static let recon = ModifierGround(
    world: ReconWorld.id, kinds: Mishaps.errors.map { $0.id }, columns: BreakColumns.names)
}
