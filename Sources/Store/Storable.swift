internal import CSQLite

/// A type whose values can be bound to a parameter and read from a column.
///
/// Reading is strict: a column of another storage class is an error and never converted in silence.
package protocol Storable: Sendable {
  /// Binds the value to a parameter; positions begin at 1.
  func bind(to statement: borrowing Statement, at position: Int) throws(StoreError)

  /// Reads the value of a column; columns begin at 0.
  static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Self
}

extension Int64: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    try statement.bindInteger(self, at: position)
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Int64 {
    try row.expect(SQLITE_INTEGER, "INTEGER", at: column)
    return row.integer(at: column)
  }
}

extension Int: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    try statement.bindInteger(Int64(self), at: position)
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Int {
    Int(try Int64.read(from: row, at: column))
  }
}

/// Stored as 0 or 1.
extension Bool: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    try statement.bindInteger(self ? 1 : 0, at: position)
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Bool {
    try Int64.read(from: row, at: column) != 0
  }
}

/// An integer is read as a number too: a computed column may be either.
extension Double: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    try statement.bindReal(self, at: position)
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Double {
    if row.kind(at: column) != SQLITE_INTEGER {
      try row.expect(SQLITE_FLOAT, "REAL", at: column)
    }
    return row.real(at: column)
  }
}

extension String: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    try statement.bindText(self, at: position)
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> String {
    try row.expect(SQLITE_TEXT, "TEXT", at: column)
    return row.text(at: column)
  }
}

extension Array: Storable where Element == UInt8 {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    try statement.bindBlob(span, at: position)
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> [UInt8] {
    try row.expect(SQLITE_BLOB, "BLOB", at: column)
    return row.withBlob(at: column) { bytes in
      [UInt8](capacity: bytes.count) { output in
        for index in bytes.indices { output.append(bytes[index]) }
      }
    }
  }
}

/// A missing value is NULL.
extension Optional: Storable where Wrapped: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    switch self {
    case .some(let value): try value.bind(to: statement, at: position)
    case .none: try statement.bindNull(at: position)
    }
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Self {
    row.kind(at: column) == SQLITE_NULL ? .none : try Wrapped.read(from: row, at: column)
  }
}

extension Value: Storable {
  package func bind(to statement: borrowing Statement, at position: Int) throws(StoreError) {
    switch self {
    case .null: try statement.bindNull(at: position)
    case .integer(let value): try statement.bindInteger(value, at: position)
    case .real(let value): try statement.bindReal(value, at: position)
    case .text(let value): try statement.bindText(value, at: position)
    case .blob(let value): try statement.bindBlob(value.span, at: position)
    }
  }

  package static func read(from row: borrowing Row, at column: Int) throws(StoreError) -> Value {
    switch row.kind(at: column) {
    case SQLITE_INTEGER: .integer(row.integer(at: column))
    case SQLITE_FLOAT: .real(row.real(at: column))
    case SQLITE_TEXT: .text(row.text(at: column))
    case SQLITE_BLOB: .blob(try [UInt8].read(from: row, at: column))
    default: .null
    }
  }
}
