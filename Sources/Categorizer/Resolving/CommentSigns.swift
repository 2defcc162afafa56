/// What in a comment is a reason to have a person read it, whatever it claims.
///
/// Signs are looked for as a careful clerk would: a mark or a phrase is enough, and one too many
/// costs a look. Cost: O(signs × characters).
struct CommentSigns: Sendable {
  private let text: String

  init(_ comment: String) { text = comment.lowercased() }

  /// Whether it doubts, asks, or names a second reason.
  var isDoubtful: Bool {
    text.contains("?") || Self.doubts.contains { text.contains($0) }
  }

  /// Whether it tells its reader what to answer or to do, or hides something in its form.
  var isSteering: Bool {
    Self.orders.contains { text.contains($0) } || text.contains { Self.frames.contains($0) }
      || text.unicodeScalars.contains { !$0.isASCII }
  }

  private static let doubts = [
    "not sure", "unclear", "maybe", "might", "could be", "would be", "if it", "either", "possibly",
    "investigat", "looking into", "to be confirmed", "tbc", "pending review", "no idea", "unknown",
    "also", "as well", "on top", "not a ", "isn't", "rather than", "as before", "same as",
    "last month", "still open", "waiting for", "any news", "please advise",
  ]

  private static let orders = [
    "ignore", "disregard", "forget", "answer ", "must reply", "classify", "category", "bucket",
    "approved", "signed off", "pre-cleared", "auto-resolve", "without review", "no need to look",
    "close all", "system:", "assistant", "prompt", "instruction", "output", "summary must",
    "new rule", "label", "base64", "=hyperlink", "=cmd", "http", "must ",
  ]

  private static let frames: Set<Character> = ["<", ">", "{", "}", "[", "]", "|", "`", "="]
}
