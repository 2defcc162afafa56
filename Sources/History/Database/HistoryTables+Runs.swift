internal import RingtrueCore
internal import RingtrueStore

extension HistoryTables {
  /// Reads from one moment of the history.
  func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
    try connection.snapshot(body)
  }

  /// The runs, the latest first.
  func runs(limit: Int, since: Instant?) throws -> [RunSummary] {
    let since = since?.microseconds ?? .min
    let tags = try tags(limit: limit, since: since)
    return try connection.rows(
      """
      SELECT id, name, begun, commit_id, shard_place, shard_count, planned, trials, scored,
        is_complete
      FROM runs WHERE begun >= ? ORDER BY begun DESC, name DESC LIMIT ?
      """, since, limit
    ) { row throws in
      let place: Int? = try row[4]
      let count: Int? = try row[5]
      return RunSummary(
        id: try row[1], begun: Instant(microseconds: try row[2]), commit: try row[3],
        shard: place.flatMap { place in count.flatMap { Shard(place, of: $0) } },
        planned: try row[6], trials: try row[7], scored: try row[8], isComplete: try row[9],
        tags: tags[try row[0]] ?? [])
    }
  }

  private func tags(limit: Int, since: Int64) throws -> [Int64: [RunNote.Tag]] {
    let all = try connection.rows(
      """
      SELECT run, key, value FROM tags WHERE run IN (
        SELECT id FROM runs WHERE begun >= ? ORDER BY begun DESC, name DESC LIMIT ?)
      ORDER BY run, key, value
      """, since, limit
    ) { row throws in (run: try row[0] as Int64, tag: RunNote.Tag(try row[1], try row[2])) }
    return Dictionary(grouping: all, by: \.run).mapValues { $0.map(\.tag) }
  }

  /// The run of a name: the whole name, or the beginning of only one; `last` is the latest.
  func resolve(_ name: String) throws -> (number: Int64, name: String) {
    let latest = "SELECT id, name FROM runs ORDER BY begun DESC, name DESC LIMIT 1"
    if name == "last" {
      guard let run = try named(latest).first else { throw HistoryError.noRuns(connection.path) }
      return run
    }
    let exact = try connection.rows("SELECT id, name FROM runs WHERE name = ?", name) {
      row throws in (try row[0] as Int64, try row[1] as String)
    }
    if let run = exact.first { return run }
    let matching = try connection.rows(
      "SELECT id, name FROM runs WHERE name >= ? AND substr(name, 1, length(?)) = ? LIMIT 3",
      name, name, name
    ) { row throws in (try row[0] as Int64, try row[1] as String) }
    guard let run = matching.first, !name.isEmpty else { throw HistoryError.noRun(name) }
    if matching.count > 1 { throw HistoryError.ambiguous(name, matching.map(\.1)) }
    return run
  }

  private func named(_ sql: String) throws -> [(Int64, String)] {
    try connection.rows(sql) { row throws in (try row[0], try row[1]) }
  }
}
