internal import CSQLite

/// A compiled statement: bound, stepped and reset as often as one likes, freed once.
@safe
package struct Statement: ~Copyable {
  /// The text it was compiled from.
  package let sql: String

  private let handle: OpaquePointer
  private let connection: Connection
  private let isKept: Bool

  init(_ handle: OpaquePointer, _ sql: String, of connection: Connection, isKept: Bool) {
    unsafe self.handle = unsafe handle
    self.sql = sql
    self.connection = connection
    self.isKept = isKept
  }

  deinit {
    if isKept {
      unsafe sqlite3_reset(handle)
      unsafe sqlite3_clear_bindings(handle)
      unsafe connection.takeBack(handle, sql)
    } else {
      unsafe sqlite3_finalize(handle)
    }
  }
}

// MARK: - Running

extension Statement {
  /// Binds one value to each parameter, in order.
  package func bind<each Content: Storable>(
    _ values: repeat each Content
  ) throws(StoreError) {
    var position = 0
    for value in repeat each values {
      position += 1
      try value.bind(to: self, at: position)
    }
    try expectCount(position)
  }

  /// Binds one value to each parameter, in order.
  package func bind(values: [Value]) throws(StoreError) {
    for (index, value) in values.enumerated() { try value.bind(to: self, at: index + 1) }
    try expectCount(values.count)
  }

  /// Binds a value to a parameter with a name, such as `:run`.
  package func bind(_ value: some Storable, to name: String) throws(StoreError) {
    let position = Int(unsafe sqlite3_bind_parameter_index(handle, name))
    if position == 0 { throw .noSuchParameter(connection.path, sql, name) }
    try value.bind(to: self, at: position)
  }

  /// Binds the values and runs to the end; made to be called again and again.
  package func run<each Content: Storable>(
    _ values: repeat each Content
  ) throws(StoreError) {
    try bind(repeat each values)
    defer { reset() }
    while try step() {}
  }

  /// Gives each row to `body`, with what has been bound before.
  package func forEachRow(_ body: (borrowing Row) throws -> Void) throws {
    defer { reset() }
    while try step() { try body(row) }
  }

  /// Goes to the next row; false at the end.
  package func step() throws(StoreError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    default: throw connection.failure(sql)
    }
  }

  /// The row it stands at.
  package var row: Row {
    unsafe Row(handle, of: sql, in: connection.path)
  }

  /// Goes back before the first row; what is bound stays bound.
  package func reset() {
    unsafe sqlite3_reset(handle)
  }

  /// The names of the columns it gives.
  package var columns: [String] {
    let count = unsafe sqlite3_column_count(handle)
    return (0..<count).map { column in
      unsafe sqlite3_column_name(handle, column).map { unsafe String(cString: $0) } ?? ""
    }
  }

  private func expectCount(_ given: Int) throws(StoreError) {
    let wanted = Int(unsafe sqlite3_bind_parameter_count(handle))
    if given != wanted {
      throw .wrongCount(connection.path, sql, given: given, wanted: wanted)
    }
  }
}

// MARK: - Binding one storage class each

extension Statement {
  func bindNull(at position: Int) throws(StoreError) {
    try checked(unsafe sqlite3_bind_null(handle, Int32(position)))
  }

  func bindInteger(_ value: Int64, at position: Int) throws(StoreError) {
    try checked(unsafe sqlite3_bind_int64(handle, Int32(position), value))
  }

  /// SQLite has no NaN: it would store NULL and say nothing.
  func bindReal(_ value: Double, at position: Int) throws(StoreError) {
    if value.isNaN { throw .notANumber(connection.path, sql) }
    try checked(unsafe sqlite3_bind_double(handle, Int32(position), value))
  }

  func bindText(_ value: String, at position: Int) throws(StoreError) {
    var value = value
    let result = value.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        unsafe csqlite_bind_text(
          handle, Int32(position), bytes.baseAddress, UInt64(bytes.count))
      }
    }
    try checked(result)
  }

  func bindBlob(_ value: Span<UInt8>, at position: Int) throws(StoreError) {
    let result = unsafe value.withUnsafeBytes { bytes in
      unsafe csqlite_bind_blob(handle, Int32(position), bytes.baseAddress, UInt64(bytes.count))
    }
    try checked(result)
  }

  private func checked(_ result: Int32) throws(StoreError) {
    if result != SQLITE_OK { throw connection.failure(sql) }
  }
}
