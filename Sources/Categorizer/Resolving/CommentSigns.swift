/// What in a comment is a reason to have a person read it, whatever it claims.
///
/// Signs are looked for as a careful clerk would: a mark or a phrase is enough, and one too many
/// costs a look. Cost: O(signs × characters).
struct CommentSigns: Sendable {
  private let text: String
  private let searched: SearchedText
  private let labels: [String]

  /// The signs of a comment, where answers have such labels.
  init(_ comment: String, labels: [String]) {
    text = comment.lowercased()
    searched = SearchedText(text)
    self.labels = labels.map { $0.lowercased() }
  }

  /// How many words it has.
  var words: Int { text.split { !$0.isLetter && !$0.isNumber }.count }

  /// Whether it doubts, asks, or names a second reason.
  var isDoubtful: Bool { Self.doubts.contains { searched.contains($0) } }

  /// Whether it tells its reader what to answer or to do, or hides something in its form.
  ///
  /// People tell of causes: who writes a label wants it to be given.
  var isSteering: Bool {
    text.utf8.contains { $0 >= 0x80 || Self.frames.contains($0) }
      || Self.orders.contains { searched.contains($0) }
      || labels.contains { searched.contains($0) } || isSpacedOut
  }

  /// Whether letters stand apart, as nobody writes who wants to be read.
  private var isSpacedOut: Bool {
    var row = 0
    return text.split(separator: " ").contains { word in
      row = word.count == 1 ? row + 1 : 0
      return row >= 6
    }
  }

  private static let doubts = [
    "?", "not sure", "unclear", "maybe", "might", "could be", "would be", "if it", "either",
    "possibly", "investigat", "looking into", "to be confirmed", "tbc", "pending review",
    "no idea", "unknown", "also", "as well", "on top", "not a ", "isn't", "rather than",
    "as before", "same as", "last month", "still open", "waiting for", "any news",
    "please advise", "the rest", "some of it", "small part", "plus ",
  ]

  private static let orders = [
    "ignore", "disregard", "forget", "answer ", "must reply", "classify", "category", "bucket",
    "approved", "signed off", "pre-cleared", "auto-resolve", "without review", "no need to look",
    "close all", "system:", "assistant", "prompt", "instruction", "output", "summary must",
    "new rule", "label", "base64", "=hyperlink", "=cmd", "http", "must ", "[system", "[inst",
  ]

  /// Quotes of mails and the brackets of bots are none: `>`, `|` and `[auto]` are how people paste.
  private static let frames = Array("<{}`=".utf8)
}
