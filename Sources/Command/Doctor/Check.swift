/// One thing about this machine that the work depends on, and how to look at it.
struct Check: Sendable {
  /// What is looked at.
  let name: String
  /// Looks at it.
  let examine: @Sendable (Surroundings) async -> Finding

  init(_ name: String, examine: @escaping @Sendable (Surroundings) async -> Finding) {
    self.name = name
    self.examine = examine
  }

  /// Every check, in the order of the report.
  static let all: [Check] = [
    .toolchain, .gnuplot, .sqlite, .zlib, .libcrypto, .libcurl, .instructions, .cores, .memory,
    .disk,
  ]
}

/// What a check found, and what to do about it.
struct Finding: Sendable, Equatable {
  /// How bad it is.
  enum State: String, Sendable {
    /// As it should be.
    case ok
    /// The work can be done, but worse than it could.
    case warning
    /// Some of the work can't be done.
    case missing
  }

  let state: State
  /// What is there.
  let found: String
  /// How to mend it; nothing when it is well.
  let remedy: String

  static func ok(_ found: String) -> Finding { Finding(state: .ok, found: found, remedy: "") }

  static func warning(_ found: String, _ remedy: String) -> Finding {
    Finding(state: .warning, found: found, remedy: remedy)
  }

  static func missing(_ found: String, _ remedy: String) -> Finding {
    Finding(state: .missing, found: found, remedy: remedy)
  }
}

/// A version as numbers, so that 3.40 comes after 3.7.
struct VersionNumber: Sendable, Comparable, CustomStringConvertible {
  private let parts: [Int]

  /// The first word of a text that begins with a number, read as a version.
  init?(in text: String) {
    let words = text.split { $0 == " " || $0 == "\n" }
    guard let word = words.first(where: { $0.first?.isWholeNumber ?? false }) else { return nil }
    parts = word.split(separator: ".").map { Int($0.prefix(while: \.isWholeNumber)) ?? 0 }
  }

  /// A version by its numbers.
  init(_ parts: Int...) { self.parts = parts }

  static func < (first: VersionNumber, second: VersionNumber) -> Bool {
    first.parts.lexicographicallyPrecedes(second.parts)
  }

  var description: String { parts.map(String.init).joined(separator: ".") }
}
