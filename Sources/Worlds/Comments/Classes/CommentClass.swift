/// A way in which comments help or mislead their reader.
///
/// A new class is a value in one file and a word in the list.
public struct CommentClass: Sendable, Identifiable {
  /// Its name in tables, such as `multi_cause`.
  public let id: String
  /// How often it is met, as a share of all comments.
  public let share: Double
  /// What such a comment is, in a sentence.
  public let summary: String
  let script: @Sendable (inout Pen) -> Script

  init(
    _ id: String, share: Double, _ summary: String,
    script: @escaping @Sendable (inout Pen) -> Script
  ) {
    self.id = id
    self.share = share
    self.summary = summary
    self.script = script
  }
}

/// The classes of comments.
public enum CommentClasses {
  /// All classes; their shares add up to 1.
  public static let all: [CommentClass] = [
    .clear, .implicit, .vague, .multiCause, .contradictory, .stale, .misspelled, .negated, .odd,
    .hostile,
  ]
}
