internal import RingtrueCore

/// What each column of a header is to be read as, by the user's options.
struct ColumnPlan {
  /// The task of each column.
  let tasks: [(index: Int, task: ColumnReader.Task)]
  private var problems = Problems()

  init(header: [String], _ options: ReadingOptions, file: String) {
    tasks = header.enumerated().map { index, name in
      if name == options.label { return (index, .label) }
      if name == options.id { return (index, .id) }
      return (index, options.kinds[name].map { .declared($0) } ?? .infer)
    }
    let wanted =
      [("label", options.label), ("id", options.id)]
      .compactMap { role, name in name.map { ("as the \(role) column", $0) } }
      + options.kinds.keys.sorted().map { ("in the declared kinds", $0) }
    for (role, name) in wanted where !header.contains(name) {
      let hint = Nearest.hint(for: name, in: header)
      let advice = hint.isEmpty ? "the file has \(Self.list(header))" : hint
      problems.add(Problem("there is no column '\(name)', named \(role); \(advice)", file: file))
    }
    if let label = options.label, label == options.id {
      problems.add(
        Problem("column '\(label)' can't be both label and id; name another", file: file))
    }
  }

  /// Throws where the options name columns that are not there.
  func check() throws(DataError) {
    if !problems.isEmpty { throw .badData(problems) }
  }

  private static func list(_ header: [String]) -> String {
    let shown = header.prefix(10).map { "'\($0)'" }.joined(separator: ", ")
    return shown + (header.count > 10 ? ", … (\(header.count) columns)" : "")
  }
}
