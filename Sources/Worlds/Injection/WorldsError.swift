/// Says why a world cannot be made as it was asked for.
public struct WorldsError: Error, Equatable, CustomStringConvertible {
  private enum Kind: Equatable {
    case noPlace(String, wanted: Int, placed: Int, decoys: Bool)
    case broken(String)
  }

  private let kind: Kind

  /// A kind found no place for all of its events.
  static func noPlace(_ id: String, wanted: Int, placed: Int, decoys: Bool) -> Self {
    Self(kind: .noPlace(id, wanted: wanted, placed: placed, decoys: decoys))
  }

  /// The world is not what it should be.
  static func broken(_ what: String) -> Self { Self(kind: .broken(what)) }

  /// What happened, and what to do.
  public var description: String {
    switch kind {
    case .noPlace(let id, let wanted, let placed, let decoys):
      "only \(placed) of \(wanted) \(decoys ? "decoys" : "events") of '\(id)' found a place; "
        + "ask for fewer, or for more rows"
    case .broken(let what):
      "the dataset is not sound: \(what); this is a fault of ours, please report it"
    }
  }
}
