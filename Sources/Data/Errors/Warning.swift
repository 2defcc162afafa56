public import RingtrueCore

/// Something a careful reader should know of a file that was read nonetheless.
public struct Warning: Sendable, Equatable {
  /// What it is, and behind a semicolon what to do.
  public let message: String
  /// How often it came.
  public internal(set) var count: Int
  /// The first places where it came.
  public internal(set) var places: [Problem.Place]
}

extension Warning: CustomStringConvertible {
  /// The warning in one line, with its count and first place.
  public var description: String {
    let place = places.first.map { "\($0.line):\($0.column): " } ?? ""
    return place + message + (count > 1 ? " (\(count) times)" : "")
  }
}

/// Counts warnings, keeping the first places of each.
struct WarningLog: Sendable {
  private static let placeLimit = 3
  private(set) var warnings: [Warning] = []
  private var numbers: [String: Int] = [:]

  /// Counts a warning; the place is worked out only if it is kept.
  mutating func add(
    _ message: String, count: Int = 1, at place: @autoclosure () -> Problem.Place?
  ) {
    let number = numbers[message] ?? warnings.count
    if number == warnings.count {
      numbers[message] = number
      warnings.append(Warning(message: message, count: 0, places: []))
    }
    warnings[number].count += count
    if warnings[number].places.count < Self.placeLimit, let place = place() {
      warnings[number].places.append(place)
    }
  }

  /// Adds all warnings of another log.
  mutating func add(_ other: WarningLog) {
    for warning in other.warnings {
      add(warning.message, count: warning.count, at: nil)
      let number = numbers[warning.message] ?? 0
      let room = Self.placeLimit - warnings[number].places.count
      warnings[number].places += warning.places.prefix(room)
    }
  }
}
