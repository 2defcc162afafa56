public import RingtrueCore

/// The form in which a model is to answer, as strict as its server allows.
public enum AnswerFormat: Sendable, Equatable {
  /// JSON of a schema.
  case schema(JSON)
  /// JSON.
  case object
  /// Whatever it writes.
  case text

  /// What a request says of it; nothing of plain text.
  var json: JSON? {
    switch self {
    case .schema(let schema):
      [
        "type": "json_schema",
        "json_schema": ["name": "answers", "strict": true, "schema": schema],
      ]
    case .object: ["type": "json_object"]
    case .text: nil
    }
  }

  /// Its name in records.
  public var name: String {
    switch self {
    case .schema: "json_schema"
    case .object: "json_object"
    case .text: "text"
    }
  }

  /// The next form to try where a server knows nothing of this one.
  var looser: AnswerFormat? {
    switch self {
    case .schema: .object
    case .object: .text
    case .text: nil
    }
  }
}
