public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far its amount lies from what its client usually moves by that operation.
///
/// Amounts are compared by their logarithms. Where a client has done little of an operation, all
/// clients' amounts of that operation count as so many of its own.
/// Cost: fitting O(n log n), scoring O(1) a row.
public struct EntityZ: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "entity-z",
    summary: "How far an amount lies from what its client usually moves by that operation.",
    assumes: "Clients have habits; strange rows break one in the size of an amount.",
    cost: "fit O(n log n), score O(1) a row; keeps 5 numbers a client and operation",
    avoid: "Rows have no client, or are strange by anything but their amount.",
    paper: "Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC 1993, by client",
    traits: [.takesMissing, .readsTable],
    knobs: [
      .number(
        "prior", 10, in: 0...1_000_000,
        "How many rows of a client's own weigh as much as those of all clients.")
    ])

  private let prior: Double

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) { prior = settings.number("prior") }

  /// What each row moves, by whom and how, before and after it is grouped, and the habits.
  public func memory(rows: Int, features: Int) -> Int { rows * 110 }

  /// Learns each client's habits, and those of each operation.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    if rows.rowCount == 0 { throw DetectorError.noRows }
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    try conditions.checkCancelled()
    let moves = try Moves(rows, under: conditions)
    // Residuals from the operation's usual, so that all operations can share one prior.
    let operations = try Histories(
      of: moves.sizes, by: moves.operations, under: conditions)
    let clients = try Histories(
      of: moves.residuals(from: operations, under: conditions), by: moves.clients,
      under: conditions)
    return Fitted(operations: operations, clients: clients, prior: prior)
  }

  /// What rows move: logarithms of amounts, by operation, and by client and operation.
  fileprivate struct Moves {
    let sizes: [Double]
    let operations: Words
    let clients: Words

    init(_ rows: Observations, under conditions: Conditions) throws {
      let amounts = try rows.amounts(for: EntityZ.card.id, under: conditions)
      sizes = try conditions.map(amounts.count) { Elementary.log1p(amounts[$0].magnitude) }
      let entities = try rows.entities(for: EntityZ.card.id, under: conditions)
      let kinds = rows.table["operation"] ?? rows.table["transaction_type"]
      operations =
        try kinds?.words(under: conditions)
        ?? Words(codes: Array(repeating: 0, count: rows.rowCount), levels: [""])
      clients = try entities.joined(with: operations, under: conditions)
    }

    func residuals(from usual: Histories, under conditions: Conditions) throws -> [Double] {
      let centers = try usual.usual(of: operations, under: conditions)
        .map { ($0 ?? usual.all).center }
      return try conditions.map(sizes.count) { sizes[$0] - centers[Int(operations.codes[$0])] }
    }
  }
}

extension EntityZ {
  /// The habits of operations and of clients.
  public struct Fitted: FittedDetector {
    private let operations: Histories
    private let clients: Histories
    private let prior: Double

    fileprivate init(operations: Histories, clients: Histories, prior: Double) {
      self.operations = operations
      self.clients = clients
      self.prior = prior
    }

    /// The deviation of each row's amount from its client's habit; a missing amount scores 0.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try conditions.checkCancelled()
      let moves = try Moves(rows, under: conditions)
      let residuals = try moves.residuals(from: operations, under: conditions)
      let usual = try clients.usual(of: moves.clients, under: conditions)
      return try conditions.map(rows.rowCount) { row in
        let (residual, own) = (residuals[row], usual[Int(moves.clients.codes[row])])
        return residual.isNaN ? 0 : clients.deviation(residual, from: own, prior: prior)
      }
    }

    /// The habits.
    public var archive: Archive {
      Archive(
        detector: EntityZ.card.id,
        operations.entries("operations").merging(clients.entries("clients")) { $1 }
          .merging(["prior": .doubles([prior])]) { $1 })
    }

    /// The habits, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(EntityZ.card.id)
      operations = try Histories(archive, "operations")
      clients = try Histories(archive, "clients")
      prior = try archive.doubles("prior", count: 1)[0]
    }
  }
}
