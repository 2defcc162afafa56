/// What a stand-in says to a question: a pure function, so that the same question always hears the
/// same.
public struct Answering: Sendable {
  /// The answer to a question.
  public let answer: @Sendable (Question) -> String

  /// Answers by a function that hangs on nothing but the question.
  public init(_ answer: @escaping @Sendable (Question) -> String) { self.answer = answer }

  /// Says back the last thing that was said.
  public static let echo = Answering { $0.messages.last?.content ?? "" }
}
