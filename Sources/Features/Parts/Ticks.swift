internal import RingtrueCore

/// The times of rows in microseconds since 1970.
struct Ticks {
  /// In place of a time that is missing: long before all others.
  static let unknown = Int64.min / 4
  /// Microseconds in a day.
  static let day = Instant.microsecondsPerDay

  /// The names that columns of times usually have, more exact ones first.
  static let usualNames = [
    "ts", "timestamp", "datetime", "transaction_time", "booking_time", "transaction_date",
    "booking_date", "date", "time",
  ]

  /// A time a row.
  let values: [Int64]
  /// Whether times tell the hour, not the day alone.
  let tellsHour: Bool

  /// The cells of a column as times: days, instants, or seconds since 1970.
  init(_ column: Column) throws(RecipeError) {
    var values: [Int64]
    switch column.cells {
    case .days(let cells): values = cells.map { Int64($0.number) * Self.day }
    case .instants(let cells): values = cells.map(\.microseconds)
    case .integers(let cells): values = cells.map { Self.ofSeconds(Double($0)) }
    case .reals(let cells): values = cells.map(Self.ofSeconds)
    case .decimals, .flags, .categories, .texts:
      throw .noTime(column.name, storage: column.cells.storage)
    }
    for row in column.missing.rows { values[row] = Self.unknown }
    self.values = values
    if case .days = column.cells { tellsHour = false } else { tellsHour = true }
  }

  /// Seconds so many that no calendar holds them are as good as missing.
  private static func ofSeconds(_ seconds: Double) -> Int64 {
    seconds.magnitude < 1e11 ? Int64((seconds * 1e6).rounded()) : unknown
  }
}
