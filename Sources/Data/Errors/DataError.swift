public import RingtrueCore
internal import RingtruePlatform

/// Says everything that is wrong with a file of data: what, where, and what to do.
public struct DataError: Error, Sendable, Equatable, CustomStringConvertible {
  private enum Kind: Equatable { case badData, noInput, refused }

  private let kind: Kind
  /// What is wrong, in the order of the file.
  public let problems: Problems

  /// The contents can't be used as they are.
  public static func badData(_ problems: Problems) -> Self { Self(kind: .badData, problems) }

  /// The contents can't be used, for one reason.
  static func badData(_ problem: Problem) -> Self { .badData(Problems(problem)) }

  /// Whether there is no such file, or it can't be opened, rather than its contents being bad.
  public var isMissingInput: Bool { kind == .noInput }

  /// One line a problem.
  public var description: String { problems.description }

  private init(kind: Kind, _ problems: Problems) {
    self.kind = kind
    self.problems = problems
  }

  /// What the system refused.
  init(_ error: PlatformError) {
    let subject = error.subject + ": "
    let text = error.description
    let message = text.hasPrefix(subject) ? String(text.dropFirst(subject.count)) : text
    let isInput = error.isMissing || error.isFolder || error.isDenied
    self.init(
      kind: isInput ? .noInput : .refused, Problems(Problem(message, file: error.subject)))
  }
}
