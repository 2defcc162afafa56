internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData

/// A table of breaks, as categorizers are shown it.
struct BreakFile {
  let requests: [CategoryRequest]
  /// The right buckets by row, where they are known.
  let truth: [String?]
  let key: AnswerKey

  init(_ values: Values) throws {
    var options = ReadingOptions()
    let comment = values[CategorizeFlags.comment]
    let told = [values[CategorizeFlags.truth], values[CategorizeFlags.commentClass]]
    for name in [comment] + told.compactMap(\.self) { options.kinds[name] = .texts }
    let table = try TableReader(options: options).read(file: values[CategorizeFlags.file]).table
    let comments = try table.column(comment)
    let truths = try told[0].map { try table.column($0) }
    let classes = try told[1].map { try table.column($0) }
    let names = try values[CategorizeFlags.id].map { try table.column($0) }
    let hidden = try values[CategorizeFlags.hidden].map { try table.column($0).name }
    let known = Set(hidden + [comment] + told.compactMap(\.self))
    let fields = table.removing(known).columns
    let count = min(table.rowCount, values[CategorizeFlags.limit] ?? .max)
    requests = (0..<count).map { row in
      CategoryRequest(
        id: names?.text(row) ?? String(row + 1),
        fields: .object(fields.map { ($0.name, $0.json(row)) }), comment: comments.text(row))
    }
    truth = (0..<count).map { row in
      truths.flatMap { $0.missing.contains(row) ? nil : $0.text(row) }
    }
    var entries: [String: AnswerKey.Entry] = [:]
    for (row, request) in requests.enumerated() {
      guard let bucket = truth[row] else { continue }
      entries[request.id] = AnswerKey.Entry(
        bucket: bucket, commentClass: classes?.text(row) ?? "")
    }
    key = AnswerKey(entries)
  }
}
