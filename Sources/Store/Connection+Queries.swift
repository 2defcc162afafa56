internal import CSQLite

extension Connection {
  /// Runs one statement to its end.
  package func execute<each Content: Storable>(
    _ sql: String, _ values: repeat each Content
  ) throws(StoreError) {
    let statement = try borrow(sql)
    try statement.run(repeat each values)
  }

  /// Runs any number of statements that need no values.
  package func script(_ sql: String) throws(StoreError) {
    if unsafe sqlite3_exec(handle, sql, nil, nil, nil) != SQLITE_OK { throw failure(sql) }
  }

  /// Gives what `body` makes of each row.
  package func rows<each Content: Storable, Result>(
    _ sql: String, _ values: repeat each Content,
    reading body: (borrowing Row) throws -> Result
  ) throws -> [Result] {
    let statement = try borrow(sql)
    try statement.bind(repeat each values)
    var results: [Result] = []
    try statement.forEachRow { row in results.append(try body(row)) }
    return results
  }

  /// The first column of the first row; nil when there is no row.
  package func first<each Content: Storable, Result: Storable>(
    _ sql: String, _ values: repeat each Content, as type: Result.Type = Result.self
  ) throws(StoreError) -> Result? {
    let statement = try borrow(sql)
    try statement.bind(repeat each values)
    guard try statement.step() else { return nil }
    // Named, lest NULL be taken for a missing row: an optional is storable too.
    let result: Result = try statement.row[0]
    return result
  }

  /// The first column of the one row that must be there.
  package func one<each Content: Storable, Result: Storable>(
    _ sql: String, _ values: repeat each Content, as type: Result.Type = Result.self
  ) throws(StoreError) -> Result {
    guard let result = try first(sql, repeat each values, as: type) else {
      throw .missingRow(path, sql)
    }
    return result
  }

  /// Rows that the last statement inserted, changed or deleted.
  package var changes: Int { Int(unsafe sqlite3_changes64(handle)) }

  /// The row id that the last insert was given.
  package var lastInsertedID: Int64 { unsafe sqlite3_last_insert_rowid(handle) }
}

/// Pieces of statements that cannot be bound.
package enum SQL {
  /// A name of a table or column, quoted so that it is a name whatever it holds.
  package static func identifier(_ name: String) throws(StoreError) -> String {
    guard !name.isEmpty, !name.utf8.contains(0) else { throw .badIdentifier }
    return "\""
      + name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
