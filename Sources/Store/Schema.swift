/// A step from one version of a database's tables to the next.
package struct Migration: Sendable {
  let name: String
  let change: @Sendable (Connection) throws -> Void

  /// A step that is told in SQL.
  package init(_ name: String, sql: String) {
    self.name = name
    change = { try $0.script(sql) }
  }

  /// A step that needs to think.
  package init(_ name: String, _ change: @escaping @Sendable (Connection) throws -> Void) {
    self.name = name
    self.change = change
  }
}

/// The tables of a program: all the steps that have ever led to them, in their order.
///
/// Steps are only ever added at the end; the number of those that were taken is kept in the
/// database (`user_version`), beside the number of the program it belongs to (`application_id`).
package struct Schema: Sendable {
  /// The number by which the program knows its own databases.
  package let application: Int32

  /// The steps from an empty database to this version.
  package let migrations: [Migration]

  package init(application: Int32, _ migrations: [Migration]) {
    self.application = application
    self.migrations = migrations
  }

  /// The version that the last step leads to.
  package var version: Int { migrations.count }

  /// The schema as it was at an earlier version.
  package func upTo(_ version: Int) -> Schema {
    Schema(application: application, Array(migrations.prefix(version)))
  }
}

extension Connection {
  /// The version that the tables have now.
  package func schemaVersion() throws(StoreError) -> Int {
    try one("PRAGMA user_version")
  }

  /// Takes the steps that the database has not yet taken, each in a transaction of its own.
  ///
  /// Refuses a database that a newer program has changed, or that another program made.
  package func migrate(to schema: Schema) throws {
    while try isBehind(schema) {
      // A step may rebuild a table that others refer to; the references are checked afterwards.
      try script("PRAGMA foreign_keys = OFF")
      defer { try? script("PRAGMA foreign_keys = ON") }
      try immediate { try takeNextStep(of: schema) }
    }
  }

  /// Another process may have taken the step while this one waited for the right to write.
  private func takeNextStep(of schema: Schema) throws {
    guard try isBehind(schema) else { return }
    let version = try schemaVersion()
    try schema.migrations[version].change(self)
    if let table: String = try first("SELECT \"table\" FROM pragma_foreign_key_check") {
      throw StoreError.brokenReferences(path, table: table)
    }
    try script("PRAGMA user_version = \(version + 1)")
    try script("PRAGMA application_id = \(schema.application)")
  }

  private func isBehind(_ schema: Schema) throws(StoreError) -> Bool {
    let owner = Int32(truncatingIfNeeded: try one("PRAGMA application_id", as: Int.self))
    let version = try schemaVersion()
    let isEmpty = try one("SELECT count(*) FROM sqlite_schema", as: Int.self) == 0
    guard owner == schema.application || (owner == 0 && version == 0 && isEmpty) else {
      throw .foreign(path, found: owner)
    }
    if version > schema.version { throw .newer(path, found: version, known: schema.version) }
    return version < schema.version
  }
}
