public import RingtrueCore

/// What someone wrote about a break, and the truth about what they wrote.
public struct BreakComment: Sendable, Hashable {
  /// The words.
  public let text: String
  /// The id of its class, such as `implicit`.
  public let commentClass: String
  /// The id of the style it is written in.
  public let style: String
  /// A number that tells its template from others; systems never see it.
  public let templateID: UInt64
  /// Which systems may be shown it.
  public let pool: Pool
  /// The bucket that the words point to, if they point to one.
  public let assertedBucket: String?
  /// Whether the words point to another bucket than the record's cause.
  public let contradictsData: Bool
  /// Every bucket that counts as right; all of them where the words leave it open.
  public let acceptableBuckets: [String]
  /// What ought to be done about the break.
  public let action: GoldAction
  /// What in it tries to steer its reader, if anything does.
  public let hostile: HostilePart?

  /// Whether closing the break without a look would be right.
  public var isSafeToResolve: Bool { action == .autoResolve }

  /// The same comment with harmless words in place of the hostile ones.
  public var benignTwin: String? {
    hostile.map { $0.before + $0.benign + $0.after }
  }
}

/// The part of a comment that tries to steer its reader, and what its harmless twin says there.
public struct HostilePart: Sendable, Hashable {
  /// The id of its family, such as `role-marker`.
  public let family: String
  /// The bucket that it wants to hear.
  public let target: String
  /// The words that steer.
  public let text: String
  /// The harmless words that its twin has in their place.
  public let benign: String
  /// What stands before it in the comment.
  public internal(set) var before = ""
  /// What stands behind it in the comment.
  public internal(set) var after = ""
}
