/// What is wrong with a history or a record: where, and what to do.
public struct HistoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, folder or run that it is about.
  public let subject: String
  private let problem: Problem

  private enum Problem: Hashable {
    case noRecord
    case noRun
    case noRuns
    case ambiguous([String])
    case unread(String)
    case packed(String)
    case notBegun
    case disagree(trial: String, other: String)
    case twice(place: Int, other: String)
  }
}

extension HistoryError {
  /// Whether what was asked for is not there.
  public var isMissing: Bool { [.noRecord, .noRun, .noRuns].contains(problem) }

  /// Whether a name fits several runs.
  public var isAmbiguous: Bool { if case .ambiguous = problem { true } else { false } }

  /// The subject, what is wrong, and what to do.
  public var description: String { "\(subject): \(explanation)" }

  private var explanation: String {
    switch problem {
    case .noRecord: "there is no record of a run; name the folder of one, or a history"
    case .noRun: "there is no such run; 'ringtrue history list' shows those there are"
    case .noRuns: "there are no runs yet; 'ringtrue run' makes one"
    case .ambiguous(let ids): "it may be \(ids.joined(separator: " or ")); give more letters"
    case .unread(let why): why
    case .packed(let why): why
    case .notBegun: "the run was never begun; start it before its trials are told"
    case .disagree(let trial, let other):
      "trial \(trial) gave something else than in \(other); leave one of them out"
    case .twice(let place, let other):
      "it did part \(place) of its plan, and so did \(other); leave one of them out"
    }
  }
}

// MARK: - How it is made

extension HistoryError {
  static func noRecord(_ path: String) -> Self { Self(subject: path, problem: .noRecord) }
  static func noRun(_ name: String) -> Self { Self(subject: name, problem: .noRun) }
  static func noRuns(_ path: String) -> Self { Self(subject: path, problem: .noRuns) }
  static func notBegun(_ id: String) -> Self { Self(subject: id, problem: .notBegun) }

  static func ambiguous(_ name: String, _ ids: [String]) -> Self {
    Self(subject: name, problem: .ambiguous(ids))
  }

  static func unread(_ place: String, _ why: String) -> Self {
    Self(subject: place, problem: .unread(why))
  }

  static func packed(_ place: String, _ why: String) -> Self {
    Self(subject: place, problem: .packed(why))
  }

  static func twice(_ run: String, _ place: Int, _ other: String) -> Self {
    Self(subject: run, problem: .twice(place: place, other: other))
  }

  static func disagree(_ run: String, trial: String, other: String) -> Self {
    Self(subject: run, problem: .disagree(trial: trial, other: other))
  }
}
