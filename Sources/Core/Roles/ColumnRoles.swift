/// Which column of a table plays which part.
public struct ColumnRoles: Sendable, Equatable {
  /// The column that names a row.
  public var id: String?
  /// The column that says whether a row is anomalous; taken out before a detector sees the table.
  public var label: String?
  /// The column that orders the rows.
  public var time: String?
  /// The column that says whose row it is: an account, a client, a key.
  public var entity: String?
  /// The column that says how much money a row moves.
  public var amount: String?
  /// The columns by which results are broken down.
  public var segments: [String]

  /// Names the columns that are known; the others stay open.
  public init(
    id: String? = nil, label: String? = nil, time: String? = nil, entity: String? = nil,
    amount: String? = nil, segments: [String] = []
  ) {
    self.id = id
    self.label = label
    self.time = time
    self.entity = entity
    self.amount = amount
    self.segments = segments
  }

  /// Every column named, with the part that it plays.
  public var named: [(role: String, column: String)] {
    let single = [
      ("id", id), ("label", label), ("time", time), ("entity", entity), ("amount", amount),
    ]
    return single.compactMap { role, column in column.map { (role, $0) } }
      + segments.map { ("segment", $0) }
  }
}

extension ColumnRoles {
  /// Reads the roles from an object such as `{time: "transaction_date", entity: "account_id"}`.
  public init(reading json: JSON, file: String? = nil) throws(Problems) {
    var fields = FieldReader(json, file: file)
    self.init(
      id: fields.string("id"), label: fields.string("label"), time: fields.string("time"),
      entity: fields.string("entity"), amount: fields.string("amount"),
      segments: fields.strings("segments") ?? [])
    try fields.finish()
  }
}
