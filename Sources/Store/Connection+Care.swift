extension Connection {
  /// What is wrong with the file, in SQLite's words; empty when all is well. Reads all of it.
  package func problems() throws -> [String] {
    let damage = try rows("PRAGMA integrity_check") { row throws in try row[0] as String }
    let lost = try rows("PRAGMA foreign_key_check") { row throws in
      "a row of \(try row[0] as String) refers to a row of \(try row[2] as String) that is missing"
    }
    return damage.filter { $0 != "ok" } + lost
  }

  /// Writes a compact copy to a file that is not yet there, while others read and write.
  package func copy(to path: String) throws(StoreError) {
    try execute("VACUUM INTO ?", path)
  }

  /// Moves the write-ahead log into the file, as before the file is copied by other means.
  package func checkpoint() throws(StoreError) {
    try script("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  /// Lets SQLite learn from the data which index is worth its while.
  package func optimize() throws(StoreError) {
    try script("PRAGMA optimize")
  }

  /// SQLite's version, such as `3.40.1`.
  package func libraryVersion() throws(StoreError) -> String {
    try one("SELECT sqlite_version()")
  }
}
