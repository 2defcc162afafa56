extension Record.V1 {
  /// A dataset that trials ran on.
  public struct Dataset: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a dataset.
    public init(encoding note: DatasetNote) { self.init(encoding: PackedDataset(note)) }

    /// Records a dataset that is packed already.
    package init(encoding packed: PackedDataset) {
      let note = packed.note
      let kinds = zip(note.kinds, packed.kinds).map { kind, rows -> JSON in
        ["name": .string(kind.name), "rows": .string(Base64.text(rows))]
      }
      json = .object([
        ("name", .string(note.name)), ("digest", .string(note.digest)),
        ("rows", .integer(note.rowCount)), ("measured_rows", .integer(note.measured.count)),
        ("anomalies", .integer(note.labels.anomalousCount)),
        ("measured", .string(Base64.text(packed.measured))),
        ("labels", .string(Base64.text(packed.labels))),
        ("kinds", note.kinds.isEmpty ? nil : .array(kinds)),
        ("days", note.days.map(JSON.init(encoding:))),
        ("anomalous_amounts", packed.anomalousAmounts.map { .string(Base64.text($0)) }),
        ("ids", packed.ids.map { .string(Base64.text($0)) }),
        ("findings", .array(note.findings.map { .init(encoding: $0) })),
      ])
    }

    /// Takes a record that was made before.
    public init(reading json: JSON) throws(Problems) {
      self.json = json
      _ = try note()
    }

    /// The dataset that was recorded.
    public func note() throws(Problems) -> DatasetNote {
      var fields = FieldReader(json)
      let (name, digest) = (fields.text("name"), fields.text("digest"))
      let rows = fields.require("rows", fields.integer("rows", in: 0...1_000_000_000), else: 0)
      // For people: both can be told from what is packed.
      _ = (fields.count("measured_rows"), fields.count("anomalies"))
      let measured = fields.packed("measured") { bytes throws(PackingError) in
        try RowChoice.unpack(bytes, of: rows)
      }
      let labels = fields.packed("labels") { bytes throws(PackingError) in
        try LabelRow.unpack(bytes, limit: rows)
      }
      let kinds = fields.list("kinds") { json throws(Problems) in
        var fields = FieldReader(json)
        let kind = RowKind(
          fields.text("name"),
          rows: fields.packed("rows") { bytes throws(PackingError) in
            try RowChoice.unpack(bytes, of: rows)
          } ?? [])
        try fields.finish()
        return kind
      }
      let days = fields.days("days")
      let amounts = fields.packed("anomalous_amounts") { bytes throws(PackingError) in
        try AmountRow.unpack(bytes, limit: rows)
      }
      let ids = fields.packed("ids") { bytes throws(PackingError) in
        try NameRow.unpack(bytes, limit: rows)
      }
      let findings = fields.findings("findings")
      if let amounts, amounts.count != labels?.anomalousCount {
        fields.report("an amount an anomalous row is needed")
      }
      if measured?.count != labels?.rows.count { fields.report("a label a measured row is needed") }
      if let ids, ids.count != measured?.count {
        fields.report("a name a measured row is needed")
      }
      try fields.finish()
      return DatasetNote(
        name: name, digest: digest, rowCount: rows, measured: measured ?? [],
        labels: labels ?? Labels([]), kinds: kinds ?? [], days: days, anomalousAmounts: amounts,
        ids: ids, findings: findings)
    }
  }
}

extension JSON {
  /// The first and the last of some days, counted from 1970.
  fileprivate init(encoding days: ClosedRange<Day>) {
    self = [.integer(Int(days.lowerBound.number)), .integer(Int(days.upperBound.number))]
  }
}

extension FieldReader {
  /// The first and the last of some days.
  fileprivate mutating func days(_ name: String) -> ClosedRange<Day>? {
    guard let json = json(name) else { return nil }
    let ends = (json.elements ?? []).compactMap { $0.integer.flatMap(Int32.init(exactly:)) }
    guard ends.count == 2, ends.count == json.elements?.count, ends[0] <= ends[1] else {
      report("'\(name)' should be the first day and the last, counted from 1970", at: json.place)
      return nil
    }
    return Day(ends[0])...Day(ends[1])
  }
}
