internal import RingtrueCore

/// The sentences that a comment is about, before they are dressed in somebody's style.
struct Script: Sendable {
  /// The sentences in their order.
  var sentences: [String]
  /// The template of the first of them.
  var template: Template
  /// The cause that the words point to, if any.
  var asserted: Cause?
  /// Whether the words leave the bucket open.
  var isOpen = false
  /// Whether a careful reader would have someone look, whatever the record says.
  var wantsReview = false
  /// What steers, if anything does; it stands behind the sentences.
  var hostile: HostilePart?
  /// Whether the sentences are the whole comment: no style, no filling.
  var isBare = false
}
