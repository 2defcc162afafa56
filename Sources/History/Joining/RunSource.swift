internal import RingtrueCore
internal import RingtruePlatform
internal import RingtrueStore

/// A place that runs are read from: a history, the folder of a run, or a folder of such folders.
public struct RunSource: Sendable {
  /// Where it is.
  public let path: String

  /// Runs at a path.
  public init(_ path: String) { self.path = path }

  /// All runs there, whole.
  public func records() async throws -> [RunRecord] {
    guard Files.isFolder(path) else { return try await HistoryStore(path, .change).records() }
    let folder = RunFolder(path)
    if folder.isThere { return [try folder.read()] }
    let folders = try RunFolder.all(in: path)
    if folders.isEmpty { throw HistoryError.noRecord(path) }
    return try folders.map { try $0.read() }
  }
}

extension HistoryStore {
  /// All runs, whole, the earliest first.
  public func records() throws -> [RunRecord] {
    try tables.snapshot {
      try tables.runs(limit: .max, since: nil).reversed().map {
        try tables.record(of: try tables.resolve($0.id).number)
      }
    }
  }

  /// Takes runs from their records, each in the place of what is here of it; gives their names.
  ///
  /// Shards that were merged into a run here stay parts of that.
  public func rebuild(from records: [RunRecord]) throws -> [String] {
    try tables.transaction {
      let joined = try tables.runs(limit: .max, since: nil)
        .map { try tables.record(of: try tables.resolve($0.id).number, .measures) }
        .filter { $0.note.shard == nil }.flatMap(\.shards.values)
      let wanted = records.filter { !joined.contains($0.note.id) }
      for record in wanted { try tables.keep(record) }
      return wanted.map(\.note.id)
    }
  }

  /// Compares the history with records, and tells what differs but for sketches: these are kept in
  /// records alone.
  public func differences(from records: [RunRecord]) throws -> [String] {
    try tables.snapshot {
      let here = Set(try tables.runs(limit: .max, since: nil).map(\.id))
      return try records.compactMap { record in
        let id = record.note.id
        guard here.contains(id) else { return nil }
        let kept = try tables.record(of: try tables.resolve(id).number)
        return kept == record.withoutSketches ? nil : "\(id): its record says something else"
      }
    }
  }

  /// Removes all runs but the last so many, and gives their names.
  public func prune(keep count: Int) throws -> [String] {
    let removed = try tables.transaction {
      let names = try tables.runs(limit: .max, since: nil).dropFirst(count).map(\.id)
      for name in names {
        try tables.connection.execute("DELETE FROM runs WHERE name = ?", name)
      }
      try tables.connection.execute(
        "DELETE FROM datasets WHERE id NOT IN (SELECT dataset FROM run_datasets)")
      return names
    }
    if !removed.isEmpty { try tables.connection.script("VACUUM") }
    return removed
  }
}

extension HistoryStore {
  /// Gives a damaged database another name, so that a new one can be made; tells that name.
  ///
  /// A database of a newer program, or of another one, is not damaged, and stays.
  public static func setAsideIfDamaged(_ path: String) async throws -> String? {
    guard Files.exists(path), try await isDamaged(path) else { return nil }
    var aside = path + ".damaged"
    while Files.exists(aside) { aside += "+" }
    try Files.rename(path, to: aside)
    for suffix in ["-wal", "-shm"] where Files.exists(path + suffix) {
      try Files.rename(path + suffix, to: aside + suffix)
    }
    return aside
  }

  private static func isDamaged(_ path: String) async throws -> Bool {
    do {
      return try await !HistoryStore(path, .change).problems().isEmpty
    } catch let error as StoreError where error.isCorrupt {
      return true
    }
  }
}
