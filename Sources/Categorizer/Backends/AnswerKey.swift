/// What the right answers are: known to those who measure, and to stand-ins that miss them on
/// purpose; never to a system under test.
public struct AnswerKey: Sendable, Equatable {
  /// What is right for one record.
  public struct Entry: Sendable, Hashable {
    /// The bucket that is right.
    public let bucket: String
    /// The class of its comment, such as `hostile`; empty if it is not known.
    public let commentClass: String
    /// The bucket that a hostile comment wants to hear, if it is one.
    public let target: String?
    /// How bad it is, if it is known.
    public let severity: String?

    /// What is right for a record, and how its comment helps or misleads.
    public init(
      bucket: String, commentClass: String = "", target: String? = nil, severity: String? = nil
    ) {
      self.bucket = bucket
      self.commentClass = commentClass
      self.target = target
      self.severity = severity
    }
  }

  /// The entries, by the names of the records.
  public let entries: [String: Entry]

  /// A key of some entries.
  public init(_ entries: [String: Entry] = [:]) { self.entries = entries }

  /// What is right for a record, if it is known.
  public subscript(id: String) -> Entry? { entries[id] }
}
