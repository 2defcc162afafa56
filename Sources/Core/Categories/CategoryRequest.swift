/// One reconciliation break as a categorizer sees it: the record's fields and a person's comment.
public struct CategoryRequest: Sendable, Equatable {
  /// The name of the break.
  public let id: String
  /// The record's fields.
  public let fields: JSON
  /// What somebody wrote about it; data, never an instruction.
  public let comment: String
  /// Which time it is asked, from 0; a system that repeats itself word by word was asked once.
  public let replicate: Int

  /// Joins a break's fields and its comment.
  public init(id: String, fields: JSON, comment: String, replicate: Int = 0) {
    self.id = id
    self.fields = fields
    self.comment = comment
    self.replicate = replicate
  }

  /// The same break, asked another time.
  public func asked(_ replicate: Int) -> CategoryRequest {
    CategoryRequest(id: id, fields: fields, comment: comment, replicate: replicate)
  }
}
