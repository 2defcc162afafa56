extension Record.V1 {
  /// A dataset that trials ran on.
  public struct Dataset: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a dataset.
    public init(encoding note: DatasetNote) {
      let kinds = note.kinds.map { kind -> JSON in
        [
          "name": .string(kind.name),
          "rows": .string(Base64.text(RowChoice.pack(kind.rows, of: note.rowCount))),
        ]
      }
      json = .object([
        ("name", .string(note.name)), ("digest", .string(note.digest)),
        ("rows", .integer(note.rowCount)), ("measured_rows", .integer(note.measured.count)),
        ("anomalies", .integer(note.labels.anomalousCount)),
        ("measured", .string(Base64.text(RowChoice.pack(note.measured, of: note.rowCount)))),
        ("labels", .string(Base64.text(LabelRow.pack(note.labels)))),
        ("kinds", note.kinds.isEmpty ? nil : .array(kinds)),
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
      let findings = fields.findings("findings")
      if measured?.count != labels?.rows.count { fields.report("a label a measured row is needed") }
      try fields.finish()
      return DatasetNote(
        name: name, digest: digest, rowCount: rows, measured: measured ?? [],
        labels: labels ?? Labels([]), kinds: kinds ?? [], findings: findings)
    }
  }
}
