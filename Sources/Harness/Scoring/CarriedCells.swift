internal import RingtrueCore
internal import RingtrueData

/// The cells of columns that are carried from a scored file to its scores, unseen or not.
struct CarriedCells: Sendable {
  private enum Cells {
    case column(Column)
    case labels(Labels)
    case names(Texts)
  }

  private let columns: [Cells]

  /// Finds the columns of such names; label and name of a row can be among them.
  init(_ names: [String], of chunk: LabelledTable, by reading: ReadingOptions) throws(TableError) {
    columns = try names.map { name throws(TableError) in
      if name == reading.label, let labels = chunk.labels { return .labels(labels) }
      if name == reading.id, let ids = chunk.ids { return .names(ids) }
      return .column(try chunk.table.column(name))
    }
  }

  /// The cells of a row, as a file would hold them.
  func row(_ place: Int) -> [String] {
    columns.map {
      switch $0 {
      case .column(let column): column.text(place)
      case .labels(let labels): labels.rows[place].text
      case .names(let names): names[place]
      }
    }
  }
}

extension Label {
  fileprivate var text: String {
    switch self {
    case .normal: "0"
    case .anomalous: "1"
    case .unlabelled: ""
    }
  }
}
