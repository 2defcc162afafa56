internal import CSQLite

/// The row a statement stands at; it is gone at the next step.
@safe
package struct Row: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String
  private let path: String

  init(_ handle: OpaquePointer, of sql: String, in path: String) {
    unsafe self.handle = unsafe handle
    self.sql = sql
    self.path = path
  }

  /// The value of a column, counted from 0, as the type that is asked for.
  package subscript<Content: Storable>(column: Int) -> Content {
    get throws(StoreError) {
      try Content.read(from: self, at: column)
    }
  }

  /// How many columns there are.
  package var count: Int { Int(unsafe sqlite3_data_count(handle)) }

  /// Every value.
  package func values() throws(StoreError) -> [Value] {
    var values: [Value] = []
    for column in 0..<count { values.append(try self[column]) }
    return values
  }

  /// Lends the bytes of a blob or text without a copy.
  package func withBlob<Result: ~Copyable, Failure: Error>(
    at column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = unsafe sqlite3_column_blob(handle, Int32(column))
    let count = Int(unsafe sqlite3_column_bytes(handle, Int32(column)))
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
    return try body(unsafe Span(_unsafeBytes: bytes))
  }
}

// MARK: - One storage class each

extension Row {
  func kind(at column: Int) -> Int32 { unsafe sqlite3_column_type(handle, Int32(column)) }
  func integer(at column: Int) -> Int64 { unsafe sqlite3_column_int64(handle, Int32(column)) }
  func real(at column: Int) -> Double { unsafe sqlite3_column_double(handle, Int32(column)) }

  func text(at column: Int) -> String {
    guard let start = unsafe sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(handle, Int32(column)))
    return unsafe String(
      decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A column that is not there reads as NULL in SQLite, and is refused here as such.
  func expect(_ kind: Int32, _ wanted: String, at column: Int) throws(StoreError) {
    let found = self.kind(at: column)
    if found != kind {
      throw .wrongType(path, sql, column: column, found: Self.name(of: found), wanted: wanted)
    }
  }

  private static func name(of kind: Int32) -> String {
    switch kind {
    case SQLITE_INTEGER: "INTEGER"
    case SQLITE_FLOAT: "REAL"
    case SQLITE_TEXT: "TEXT"
    case SQLITE_BLOB: "BLOB"
    default: "NULL"
    }
  }
}
