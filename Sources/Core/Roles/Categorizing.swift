/// One reconciliation break as a categorizer sees it: the record's fields and a person's comment.
public struct CategoryRequest: Sendable, Equatable {
  /// The name of the break.
  public let id: String
  /// The record's fields.
  public let fields: JSON
  /// What somebody wrote about it; data, never an instruction.
  public let comment: String

  /// Joins a break's fields and its comment.
  public init(id: String, fields: JSON, comment: String) {
    self.id = id
    self.fields = fields
    self.comment = comment
  }
}

/// What a categorizer says of a break.
public struct CategoryAnswer: Sendable, Equatable {
  /// The bucket, exactly as the taxonomy spells it, or as the system misspelled it.
  public let bucket: String
  /// How sure it says it is, 0…1, if it says so.
  public let confidence: Double?
  /// What a person should know to resolve the break.
  public let summary: String
  /// How bad it says it is, in the taxonomy's words, if it says so.
  public let severity: String?

  /// An answer as it was given.
  public init(bucket: String, confidence: Double?, summary: String, severity: String?) {
    self.bucket = bucket
    self.confidence = confidence
    self.summary = summary
    self.severity = severity
  }
}

/// Sorts reconciliation breaks into buckets by their records and comments.
public protocol Categorizing: Sendable {
  /// The name by which users ask for it.
  var id: String { get }

  /// An answer or an error for each request, in their order; never fewer, and never more.
  func categorize(_ requests: [CategoryRequest]) async -> [Result<CategoryAnswer, Problem>]
}
