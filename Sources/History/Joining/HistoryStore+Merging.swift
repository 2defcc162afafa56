internal import RingtrueCore
internal import RingtrueStore

/// What became of runs that were merged into a history.
public struct MergedRun: Sendable, Equatable {
  /// The run in the history.
  public let id: String
  /// The shards that it consists of; none if it was a whole one.
  public let shards: [String]
  /// How many trials it has, and how many were planned.
  public let trials: Int, planned: Int
}

extension HistoryStore {
  /// Takes runs over from elsewhere, those that did parts of the same plan as one run.
  ///
  /// All or nothing; what is here already is not doubled. Shards that stand in this history by
  /// themselves become parts of the run too.
  public func merge(_ records: [RunRecord]) throws -> [MergedRun] {
    try tables.transaction { try tables.merge(records) }
  }
}

extension HistoryTables {
  func merge(_ records: [RunRecord]) throws -> [MergedRun] {
    let whole = Dictionary(grouping: records.filter { !$0.isPartial }, by: \.note.id)
    let parts = Dictionary(grouping: records.filter(\.isPartial), by: \.note.planIdentity)
    var merged: [MergedRun] = []
    for (id, copies) in whole.sorted(by: { $0.key < $1.key }) {
      merged.append(try keep(copies + (try present(id).map { [$0] } ?? []), as: id))
    }
    for (_, shards) in parts.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      merged.append(try join(shards))
    }
    return merged
  }

  private func present(_ id: String) throws -> RunRecord? {
    try connection.first("SELECT id FROM runs WHERE name = ?", id, as: Int64.self)
      .map { try record(of: $0) }
  }

  /// Joins the shards of a plan with those that are here.
  private func join(_ given: [RunRecord]) throws -> MergedRun {
    var runs = try Self.places(of: given)
    var parts = given
    var target: String?
    for other in try partial(like: given[0].note) where other.fits(runs) {
      runs.merge(other.shards) { first, _ in first }
      parts.append(other)
      if other.note.shard == nil { target = target ?? other.note.id }
    }
    let first = runs.min { $0.key < $1.key }?.value ?? ""
    let id = try target ?? given.first { $0.note.shard == nil }?.note.id ?? freeName(first)
    for part in parts where part.note.id != id {
      try connection.execute("DELETE FROM runs WHERE name = ?", part.note.id)
    }
    return try keep(parts, as: id)
  }

  /// The run for each place of a plan; two for one place cannot be joined.
  private static func places(of records: [RunRecord]) throws -> [Int: String] {
    var places: [Int: String] = [:]
    for (place, run) in records.flatMap(\.shards) {
      if let other = places[place], other != run { throw HistoryError.twice(run, place, other) }
      places[place] = run
    }
    return places
  }

  private func partial(like note: RunNote) throws -> [RunRecord] {
    try connection.rows("SELECT id FROM runs WHERE plan = ? ORDER BY begun, name", note.plan) {
      row throws in try row[0] as Int64
    }
    .map { try record(of: $0) }
    .filter { $0.isPartial && $0.note.planIdentity == note.planIdentity }
  }

  private func freeName(_ shard: String) throws -> String {
    let name = shard + "-merged"
    return try present(name) == nil ? name : freeName(name)
  }

  private func keep(_ parts: [RunRecord], as id: String) throws -> MergedRun {
    let run = try RunRecord.joined(parts, as: id)
    try keep(run)
    return MergedRun(
      id: id, shards: run.shards.sorted { $0.key < $1.key }.map(\.value),
      trials: run.reports.count, planned: run.note.planned)
  }
}

extension RunRecord {
  /// Whether no place of the plan is taken by another run.
  fileprivate func fits(_ runs: [Int: String]) -> Bool {
    shards.allSatisfy { place, run in runs[place].map { $0 == run } ?? true }
  }
}
