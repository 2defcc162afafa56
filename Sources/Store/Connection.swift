internal import CSQLite

/// A database that is open. One task or thread at a time may use it; an actor is a good home.
@safe
package final class Connection {
  /// The file, or `:memory:`.
  package let path: String

  /// Stops what is running, from any other thread.
  package let interrupter: Interrupter

  let handle: OpaquePointer
  var transactionDepth = 0
  private var cache = StatementCache()

  /// What a connection may do.
  package enum Access: Sendable {
    /// Reads a database that is there.
    case read
    /// Reads and writes a database that is there.
    case write
    /// Reads and writes, and begins a new database when none is there.
    case create
  }

  /// What a commit waits for.
  package enum Durability: String, Sendable {
    /// The system has it: safe when the program ends at any moment, not when the power does.
    case normal = "NORMAL"
    /// The disk has it.
    case full = "FULL"
  }

  /// Opens a database file; `patience` is how long a lock of another connection is waited for.
  package convenience init(
    _ path: String, _ access: Access = .create, durability: Durability = .normal,
    patience: Duration = .seconds(10)
  ) throws(StoreError) {
    try self.init(opening: path, access.flags)
    try prepare(access, durability, patience)
  }

  /// A new database that lives in memory as long as the connection.
  package static func inMemory() throws(StoreError) -> Connection {
    let connection = try Connection(opening: ":memory:", Access.create.flags)
    try connection.prepare(.create, .normal, .zero)
    return connection
  }

  private init(opening path: String, _ flags: Int32) throws(StoreError) {
    var handle: OpaquePointer?
    let result = unsafe sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard result == SQLITE_OK, let opened = unsafe handle else {
      let message = unsafe handle.map { unsafe String(cString: sqlite3_errmsg($0)) }
      unsafe sqlite3_close_v2(handle)
      throw .refused(path, result, message ?? "out of memory")
    }
    unsafe self.handle = unsafe opened
    self.path = path
    interrupter = unsafe Interrupter(opened)
  }

  deinit {
    interrupter.close()
    // Statements that the cache still holds are closed later: this call waits for them.
    unsafe sqlite3_close_v2(handle)
  }
}

// MARK: - Settings

extension Connection.Access {
  fileprivate var flags: Int32 {
    switch self {
    case .read: SQLITE_OPEN_READONLY
    case .write: SQLITE_OPEN_READWRITE
    case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    }
  }
}

extension Connection {
  /// How many pages are written aside before they are put in their places, which waits for the disk:
  /// 32 MB, since what is written over and over is put there once.
  private static let pagesAside = 8192

  /// Patience comes first: already the switch to a write-ahead log may meet a lock.
  private func prepare(
    _ access: Access, _ durability: Durability, _ patience: Duration
  ) throws(StoreError) {
    unsafe sqlite3_extended_result_codes(handle, 1)
    unsafe sqlite3_busy_timeout(handle, patience.milliseconds)
    if unsafe csqlite_harden(handle) != SQLITE_OK { throw failure(nil) }
    if access != .read { try script("PRAGMA journal_mode = WAL") }
    try script(
      """
      PRAGMA synchronous = \(durability.rawValue);
      PRAGMA wal_autocheckpoint = \(Self.pagesAside);
      PRAGMA foreign_keys = ON;
      PRAGMA trusted_schema = OFF;
      PRAGMA cell_size_check = ON;
      """)
  }

  /// What SQLite has just complained of.
  func failure(_ sql: String?) -> StoreError {
    let code = unsafe sqlite3_extended_errcode(handle)
    return .refused(path, code, unsafe String(cString: sqlite3_errmsg(handle)), sql: sql)
  }
}

extension Duration {
  fileprivate var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(clamping: seconds.multipliedReportingOverflow(by: 1000).partialValue)
      &+ Int32(attoseconds / 1_000_000_000_000_000)
  }
}

// MARK: - Statements

extension Connection {
  /// Compiles a statement to keep at hand, as for many rows.
  package func prepare(_ sql: String) throws(StoreError) -> Statement {
    unsafe Statement(try compile(sql), sql, of: self, isKept: false)
  }

  /// A statement that was compiled before, or will stay compiled after.
  func borrow(_ sql: String) throws(StoreError) -> Statement {
    let handle =
      if let kept = unsafe cache.take(sql) { unsafe kept } else {
        unsafe try compile(sql)
      }
    return unsafe Statement(handle, sql, of: self, isKept: true)
  }

  /// Takes a borrowed statement back.
  func takeBack(_ handle: OpaquePointer, _ sql: String) {
    unsafe cache.keep(handle, sql)
  }

  private func compile(_ sql: String) throws(StoreError) -> OpaquePointer {
    var handle: OpaquePointer?
    var isWhole = true
    let result = unsafe sql.withCString { text in
      var rest: UnsafePointer<CChar>?
      let result = unsafe sqlite3_prepare_v3(
        self.handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, &rest)
      isWhole = unsafe rest.map { unsafe Self.isBlank($0) } ?? true
      return result
    }
    guard result == SQLITE_OK else { throw failure(sql) }
    guard isWhole, let compiled = unsafe handle else {
      unsafe sqlite3_finalize(handle)
      throw .severalStatements(path, sql)
    }
    return unsafe compiled
  }

  /// SQLite compiles the first statement only and would leave the others out in silence.
  private static func isBlank(_ rest: UnsafePointer<CChar>) -> Bool {
    unsafe String(cString: rest).allSatisfy { $0.isWhitespace || $0 == ";" }
  }
}
