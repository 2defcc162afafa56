/// A dataset with its rows packed: once for all who keep it.
package struct PackedDataset: Sendable {
  package let note: DatasetNote
  /// The rows that were measured, and their labels.
  package let measured: [UInt8], labels: [UInt8]
  /// What happened to which rows: of each kind its rows.
  package let kinds: [[UInt8]]
  /// The amounts of the anomalous rows, and what rows are called; nil where not known.
  package let anomalousAmounts: [UInt8]?, ids: [UInt8]?

  /// Packs a dataset.
  package init(_ note: DatasetNote) {
    self.note = note
    measured = RowChoice.pack(note.measured, of: note.rowCount)
    labels = LabelRow.pack(note.labels)
    kinds = note.kinds.map { RowChoice.pack($0.rows, of: note.rowCount) }
    anomalousAmounts = note.anomalousAmounts.map(AmountRow.pack)
    ids = note.ids.map(NameRow.pack)
  }
}
