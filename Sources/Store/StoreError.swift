internal import CSQLite

/// What a database refused: where, by which statement, why, and what to do.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The database file, or `:memory:`.
  public let path: String

  /// The statement at fault, when there is one.
  public let sql: String?

  /// SQLite's primary result code; 0 when SQLite itself had no objection.
  public var code: Int32 { extendedCode & 0xFF }

  /// SQLite's extended result code, which tells one failure of a kind from another.
  public let extendedCode: Int32

  private let problem: Problem

  private enum Problem: Hashable {
    case refused(String)
    case newer(found: Int, known: Int)
    case foreign(found: Int32)
    case severalStatements
    case wrongCount(given: Int, wanted: Int)
    case noSuchParameter(String)
    case wrongType(column: Int, found: String, wanted: String)
    case notANumber
    case missingRow
    case brokenReferences(String)
    case badIdentifier
  }
}

// MARK: - What callers tell apart

extension StoreError {
  /// Whether another connection held its lock for longer than we waited.
  public var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }

  /// Whether the disk is full.
  public var isFull: Bool { code == SQLITE_FULL }

  /// Whether the file is damaged, or no database at all.
  public var isCorrupt: Bool { code == SQLITE_CORRUPT || code == SQLITE_NOTADB }

  /// Whether writing is not allowed here.
  public var isReadOnly: Bool { code == SQLITE_READONLY }

  /// Whether a rule of the tables was broken: unique, not null, check, type or reference.
  public var isConstraint: Bool {
    if case .brokenReferences = problem { return true }
    // A row id that is no integer has a code of its own.
    return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH
  }

  /// Whether the file could not be opened: it is missing, or its folder is.
  public var isUnopened: Bool { code == SQLITE_CANTOPEN }

  /// Whether `Interrupter` stopped the statement.
  public var isInterrupted: Bool { code == SQLITE_INTERRUPT }

  /// Whether a newer version of the program has changed the tables.
  public var isNewer: Bool {
    if case .newer = problem { true } else { false }
  }

  /// Whether the database belongs to another program.
  public var isForeign: Bool {
    if case .foreign = problem { true } else { false }
  }
}

// MARK: - How it reads

extension StoreError {
  /// The file, what is wrong, what to do, and the statement.
  public var description: String {
    let statement = sql.map {
      " [\($0.split(whereSeparator: \.isWhitespace).joined(separator: " "))]"
    }
    return "\(path): \(explanation)\(statement ?? "")"
  }

  private var explanation: String {
    switch problem {
    case .refused(let message): "\(message); \(advice)"
    case .newer(let found, let known):
      "its tables have version \(found), and this program knows up to \(known); use a newer program"
    case .foreign: "it is a database of another program; choose another file"
    default: mistake
    }
  }

  /// What only the calling code can mend.
  private var mistake: String {
    switch problem {
    case .severalStatements: "there is more than one statement; run them as a script"
    case .wrongCount(let given, let wanted):
      "\(given) values were given for \(wanted) parameters; give one for each"
    case .noSuchParameter(let name): "there is no parameter \(name); check the statement"
    case .wrongType(let column, let found, let wanted):
      "column \(column) holds \(found), not \(wanted); read it as what it is"
    case .notANumber: "a NaN would be stored as NULL; say null if that is meant"
    case .missingRow: "there is no row; ask for an optional one if that can be"
    case .brokenReferences(let table):
      "rows of \(table) refer to rows that are not there; mend the migration"
    case .badIdentifier: "a name is not empty and holds no NUL; choose another"
    default: "it failed; try again"
    }
  }

  private var advice: String {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: "another process is writing: wait, or let it end"
    case SQLITE_FULL: "free some space, or choose another disk"
    case SQLITE_CORRUPT, SQLITE_NOTADB: "the file is damaged or no database: restore a copy of it"
    case SQLITE_READONLY, SQLITE_PERM: "change the permissions, or open another file"
    case SQLITE_CANTOPEN: "check the path and its folder"
    case SQLITE_CONSTRAINT, SQLITE_MISMATCH: "the row breaks a rule of its table"
    case SQLITE_IOERR: "the disk failed: check it, and the space on it"
    case SQLITE_INTERRUPT: "it was stopped on request"
    case SQLITE_NOMEM: "free some memory"
    case SQLITE_TOOBIG: "the value is too large: split it"
    default: "check the statement"
    }
  }
}

// MARK: - How it is made

extension StoreError {
  /// What SQLite reports.
  static func refused(_ path: String, _ extendedCode: Int32, _ message: String, sql: String? = nil)
    -> Self
  {
    Self(path: path, sql: sql, extendedCode: extendedCode, problem: .refused(message))
  }

  static func newer(_ path: String, found: Int, known: Int) -> Self {
    Self(path, .newer(found: found, known: known))
  }

  static func foreign(_ path: String, found: Int32) -> Self { Self(path, .foreign(found: found)) }

  static func severalStatements(_ path: String, _ sql: String) -> Self {
    Self(path, .severalStatements, sql)
  }

  static func wrongCount(_ path: String, _ sql: String, given: Int, wanted: Int) -> Self {
    Self(path, .wrongCount(given: given, wanted: wanted), sql)
  }

  static func noSuchParameter(_ path: String, _ sql: String, _ name: String) -> Self {
    Self(path, .noSuchParameter(name), sql)
  }

  static func wrongType(
    _ path: String, _ sql: String, column: Int, found: String, wanted: String
  ) -> Self {
    Self(path, .wrongType(column: column, found: found, wanted: wanted), sql)
  }

  static func notANumber(_ path: String, _ sql: String) -> Self { Self(path, .notANumber, sql) }
  static func missingRow(_ path: String, _ sql: String) -> Self { Self(path, .missingRow, sql) }

  static func brokenReferences(_ path: String, table: String) -> Self {
    Self(path, .brokenReferences(table))
  }

  static let badIdentifier = Self("SQL", .badIdentifier)

  private init(_ path: String, _ problem: Problem, _ sql: String? = nil) {
    self.init(path: path, sql: sql, extendedCode: 0, problem: problem)
  }
}
