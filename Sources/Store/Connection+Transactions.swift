internal import CSQLite

extension Connection {
  /// Does all of `body`, or nothing of it.
  ///
  /// The right to write is taken at once (`BEGIN IMMEDIATE`): one that is asked for later, after a
  /// read, cannot be waited for and fails. Inside another transaction it is a savepoint.
  package func immediate<Result>(_ body: () throws -> Result) throws -> Result {
    transactionDepth > 0
      ? try nested(body)
      : try enclosed("BEGIN IMMEDIATE", commit: "COMMIT", rollback: "ROLLBACK", body)
  }

  /// Reads from one moment of the database, whatever others write meanwhile; cannot write.
  package func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
    if transactionDepth > 0 { return try body() }
    try script("PRAGMA query_only = ON")
    defer { try? script("PRAGMA query_only = OFF") }
    return try enclosed("BEGIN", commit: "COMMIT", rollback: "ROLLBACK", body)
  }

  private func nested<Result>(_ body: () throws -> Result) throws -> Result {
    let name = "level\(transactionDepth)"
    return try enclosed(
      "SAVEPOINT \(name)", commit: "RELEASE \(name)",
      rollback: "ROLLBACK TO \(name); RELEASE \(name)", body)
  }

  private func enclosed<Result>(
    _ begin: String, commit: String, rollback: String, _ body: () throws -> Result
  ) throws -> Result {
    try script(begin)
    transactionDepth += 1
    defer { transactionDepth -= 1 }
    do {
      let result = try body()
      try script(commit)
      return result
    } catch {
      // SQLite itself has rolled back after some failures, such as a full disk.
      if unsafe sqlite3_get_autocommit(handle) == 0 { try? script(rollback) }
      throw error
    }
  }
}
