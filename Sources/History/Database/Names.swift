internal import RingtrueCore
internal import RingtrueStore

/// The numbers by which names are known in a database; a name that is new gets one.
///
/// Names are never taken out of a database, so that a number once learned stays right.
final class Names {
  private let connection: Connection
  private var numbers: [Name: Int64] = [:]
  private var metrics: [Int64: (String, Int)] = [:]
  private var methods: [Int64: (String, Double)] = [:]
  private var reasons: [Int64: Undefined] = [:]

  /// A name of one of the tables.
  private enum Name: Hashable {
    case scenario(String), system(String), metric(String, Int), method(String, Double)
    case reason(String, String), segment(String, String)
  }

  init(_ connection: Connection) { self.connection = connection }

  /// Forgets all numbers: those of names that were not kept after all are wrong.
  func forget() {
    numbers = [:]
    metrics = [:]
    methods = [:]
    reasons = [:]
  }

  func scenario(_ name: String) throws -> Int64 {
    try number(.scenario(name)) {
      try connection.execute("INSERT OR IGNORE INTO scenarios (name) VALUES (?)", name)
      return try connection.one("SELECT id FROM scenarios WHERE name = ?", name)
    }
  }

  func system(_ name: String) throws -> Int64 {
    try number(.system(name)) {
      try connection.execute("INSERT OR IGNORE INTO systems (name) VALUES (?)", name)
      return try connection.one("SELECT id FROM systems WHERE name = ?", name)
    }
  }

  func metric(_ name: String, _ version: Int) throws -> Int64 {
    try number(.metric(name, version)) {
      try connection.execute(
        "INSERT OR IGNORE INTO metrics (name, version) VALUES (?, ?)", name, version)
      return try connection.one(
        "SELECT id FROM metrics WHERE name = ? AND version = ?", name, version)
    }
  }

  func method(_ interval: Measure.Interval) throws -> Int64 {
    try number(.method(interval.method, interval.confidence)) {
      try connection.execute(
        "INSERT OR IGNORE INTO methods (name, confidence) VALUES (?, ?)", interval.method,
        interval.confidence)
      return try connection.one(
        "SELECT id FROM methods WHERE name = ? AND confidence = ?", interval.method,
        interval.confidence)
    }
  }

  func reason(_ code: String, _ text: String) throws -> Int64 {
    try number(.reason(code, text)) {
      try connection.execute("INSERT OR IGNORE INTO reasons (code, text) VALUES (?, ?)", code, text)
      return try connection.one("SELECT id FROM reasons WHERE code = ? AND text = ?", code, text)
    }
  }

  func segment(_ dimension: String, _ value: String) throws -> Int64 {
    try number(.segment(dimension, value)) {
      try connection.execute(
        "INSERT OR IGNORE INTO segments (dimension, value) VALUES (?, ?)", dimension, value)
      return try connection.one(
        "SELECT id FROM segments WHERE dimension = ? AND value = ?", dimension, value)
    }
  }

  // MARK: The other way round

  /// The metric of a number.
  func metric(_ number: Int64) throws -> (name: String, version: Int) {
    if let known = metrics[number] { return known }
    let found = try connection.rows("SELECT name, version FROM metrics WHERE id = ?", number) {
      row throws in (try row[0] as String, try row[1] as Int)
    }
    metrics[number] = found.first
    return try found.first ?? lost(number)
  }

  /// The method of a number.
  func method(_ number: Int64) throws -> (name: String, confidence: Double) {
    if let known = methods[number] { return known }
    let found = try connection.rows("SELECT name, confidence FROM methods WHERE id = ?", number) {
      row throws in (try row[0] as String, try row[1] as Double)
    }
    methods[number] = found.first
    return try found.first ?? lost(number)
  }

  /// The reason of a number.
  func reason(_ number: Int64) throws -> Undefined {
    if let known = reasons[number] { return known }
    let found = try connection.rows("SELECT code, text FROM reasons WHERE id = ?", number) {
      row throws in Undefined(code: try row[0], try row[1])
    }
    reasons[number] = found.first
    return try found.first ?? lost(number)
  }

  private func lost<Name>(_ number: Int64) throws -> Name {
    throw HistoryError.packed(connection.path, "the name \(number) is missing; rebuild the history")
  }

  private func number(_ name: Name, _ ask: () throws -> Int64) throws -> Int64 {
    if let known = numbers[name] { return known }
    let number = try ask()
    numbers[name] = number
    return number
  }
}
