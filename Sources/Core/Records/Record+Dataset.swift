extension Record.V1 {
  /// A dataset that trials ran on.
  public struct Dataset: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records a dataset.
    public init(encoding note: DatasetNote) {
      json = .object([
        ("name", .string(note.name)), ("digest", .string(note.digest)),
        ("rows", .integer(note.rowCount)), ("measured_rows", .integer(note.measured.count)),
        ("anomalies", .integer(note.labels.anomalousCount)),
        ("measured", .string(Base64.text(RowChoice.pack(note.measured, of: note.rowCount)))),
        ("labels", .string(Base64.text(LabelRow.pack(note.labels)))),
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
      let findings = fields.findings("findings")
      if measured?.count != labels?.rows.count { fields.report("a label a measured row is needed") }
      try fields.finish()
      return DatasetNote(
        name: name, digest: digest, rowCount: rows, measured: measured ?? [],
        labels: labels ?? Labels([]), findings: findings)
    }
  }
}
