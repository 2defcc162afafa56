internal import RingtrueCore
internal import RingtrueStore

/// The numbers by which names are known in a database; a name that is new gets one.
///
/// Names are never taken out of a database, so that a number once learned stays right.
final class Names {
  private let connection: Connection
  private var numbers: [String: [String: Int64]] = [:]

  init(_ connection: Connection) { self.connection = connection }

  /// Forgets all numbers: those of names that were not kept after all are wrong.
  func forget() { numbers = [:] }

  func scenario(_ name: String) throws -> Int64 {
    try number("scenarios", name) {
      try connection.execute("INSERT OR IGNORE INTO scenarios (name) VALUES (?)", name)
      return try connection.one("SELECT id FROM scenarios WHERE name = ?", name)
    }
  }

  func system(_ name: String) throws -> Int64 {
    try number("systems", name) {
      try connection.execute("INSERT OR IGNORE INTO systems (name) VALUES (?)", name)
      return try connection.one("SELECT id FROM systems WHERE name = ?", name)
    }
  }

  func metric(_ name: String, _ version: Int) throws -> Int64 {
    try number("metrics", "\(version) \(name)") {
      try connection.execute(
        "INSERT OR IGNORE INTO metrics (name, version) VALUES (?, ?)", name, version)
      return try connection.one(
        "SELECT id FROM metrics WHERE name = ? AND version = ?", name, version)
    }
  }

  func method(_ interval: Measure.Interval) throws -> Int64 {
    try number("methods", "\(interval.confidence) \(interval.method)") {
      try connection.execute(
        "INSERT OR IGNORE INTO methods (name, confidence) VALUES (?, ?)", interval.method,
        interval.confidence)
      return try connection.one(
        "SELECT id FROM methods WHERE name = ? AND confidence = ?", interval.method,
        interval.confidence)
    }
  }

  func reason(_ code: String, _ text: String) throws -> Int64 {
    try number("reasons", "\(code)\u{0}\(text)") {
      try connection.execute("INSERT OR IGNORE INTO reasons (code, text) VALUES (?, ?)", code, text)
      return try connection.one("SELECT id FROM reasons WHERE code = ? AND text = ?", code, text)
    }
  }

  func segment(_ dimension: String, _ value: String) throws -> Int64 {
    try number("segments", "\(dimension)\u{0}\(value)") {
      try connection.execute(
        "INSERT OR IGNORE INTO segments (dimension, value) VALUES (?, ?)", dimension, value)
      return try connection.one(
        "SELECT id FROM segments WHERE dimension = ? AND value = ?", dimension, value)
    }
  }

  private func number(
    _ table: String, _ name: String, _ ask: () throws -> Int64
  ) throws -> Int64 {
    if let known = numbers[table]?[name] { return known }
    let number = try ask()
    numbers[table, default: [:]][name] = number
    return number
  }
}
