internal import RingtrueCore
internal import RingtrueStore

extension HistoryStore {
  /// What is wrong with the history, a sentence each: its file, its references, its counts, and the
  /// checksum of everything that is packed. Reads all of it.
  public func problems() throws -> [String] {
    let damage = try damage()
    guard damage.isEmpty else { return damage }
    return try tables.snapshot { try tables.miscounts() + tables.unreadable() }
  }

  /// What is wrong with the file; some damage keeps SQLite from looking for more.
  private func damage() throws -> [String] {
    do {
      return try tables.connection.problems().map { "\(path): \($0)" }
    } catch let error as StoreError where error.isCorrupt {
      return [error.description]
    }
  }

  /// Moves all that was written into the one file, as before it is copied by other means.
  public func checkpoint() throws { try tables.connection.checkpoint() }

  /// How many rows a table has.
  func count(_ table: String) throws -> Int {
    try tables.connection.one("SELECT count(*) FROM \(try SQL.identifier(table))")
  }
}

extension HistoryTables {
  /// Runs whose counts are not those of their trials.
  fileprivate func miscounts() throws -> [String] {
    try connection.rows(
      """
      SELECT name, trials, (SELECT count(*) FROM trials WHERE run = runs.id) AS there FROM runs
      WHERE trials <> there OR scored <> (
        SELECT count(*) FROM trials WHERE run = runs.id AND outcome = 'scored')
      """
    ) { row throws in
      "\(try row[0] as String): it counts \(try row[1] as Int) trials and has \(try row[2] as Int)"
    }
  }

  /// What cannot be read, run by run and trial by trial.
  fileprivate func unreadable() throws -> [String] {
    let runs = try connection.rows("SELECT id, name FROM runs ORDER BY begun, name") { row throws in
      (number: try row[0] as Int64, name: try row[1] as String)
    }
    return runs.compactMap { run in
      do {
        _ = try record(of: run.number)
        return nil
      } catch {
        return "\(run.name): \(error)"
      }
    }
  }
}
