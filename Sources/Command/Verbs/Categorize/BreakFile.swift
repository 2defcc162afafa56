internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData
internal import RingtruePlatform

/// A table of breaks, as categorizers are shown it.
struct BreakFile {
  let requests: [CategoryRequest]
  /// The right buckets by row, where they are known.
  let truth: [String?]
  let key: AnswerKey

  /// Reads a file, or what 'generate' made in a folder: there, the truth stands in labels beside it.
  init(_ values: Values) throws {
    let path = values[CategorizeFlags.file]
    self = try Files.isFolder(path) ? Self(folder: path, values) : Self(file: path, values)
  }

  private init(file: String, _ values: Values) throws {
    var options = ReadingOptions()
    let comment = values[CategorizeFlags.comment]
    let told = [values[CategorizeFlags.truth], values[CategorizeFlags.commentClass]]
    for name in [comment] + told.compactMap(\.self) { options.kinds[name] = .texts }
    let table = try TableReader(options: options).read(file: file).table
    let truths = try told[0].map { try table.column($0) }
    let classes = try told[1].map { try table.column($0) }
    let names = try values[CategorizeFlags.id].map { try table.column($0) }
    let hidden = try values[CategorizeFlags.hidden].map { try table.column($0).name }
    let count = min(table.rowCount, values[CategorizeFlags.limit] ?? .max)
    requests = try Self.requests(
      Array(0..<count), of: table, comment: comment,
      without: Set(hidden + [comment] + told.compactMap(\.self))
    ) { names?.text($0) ?? String($0 + 1) }
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

  /// The breaks of a generated folder; rows that match, on which nobody writes, are left out.
  private init(folder: String, _ values: Values) throws {
    var options = ReadingOptions()
    for name in ["break_id", "COMMENT"] { options.kinds[name] = .texts }
    let file = Path.join(folder, "breaks.csv")
    guard Files.exists(file) else {
      throw Failure(
        .noInput, "\(folder): there is no breaks.csv in it; name what 'generate' made of a recon")
    }
    let table = try TableReader(options: options).read(file: file).table
    let labels = try BreakLabels(Path.join(folder, "labels/breaks.csv"))
    let names = try table.column("break_id")
    let hidden = try values[CategorizeFlags.hidden].map { try table.column($0).name }
    let rows = (0..<table.rowCount).filter { labels.entries[names.text($0)] != nil }
    requests = try Self.requests(
      Array(rows.prefix(values[CategorizeFlags.limit] ?? .max)), of: table, comment: "COMMENT",
      without: Set(hidden + ["break_id", "COMMENT", "COMMENT_AUTHOR", "COMMENT_TS"])
    ) { names.text($0) }
    let asked = Set(requests.map(\.id))
    key = AnswerKey(labels.entries.filter { asked.contains($0.key) })
    let entries = labels.entries
    truth = requests.map { entries[$0.id]?.bucket }
  }

  private static func requests(
    _ rows: [Int], of table: Table, comment: String, without hidden: Set<String>,
    name: (Int) -> String
  ) throws -> [CategoryRequest] {
    let comments = try table.column(comment)
    let fields = table.removing(hidden).columns
    return rows.map { row in
      CategoryRequest(
        id: name(row), fields: .object(fields.map { ($0.name, $0.json(row)) }),
        comment: comments.text(row))
    }
  }
}

/// What is true of the breaks of a generated folder, by their names.
struct BreakLabels {
  let entries: [String: AnswerKey.Entry]

  init(_ path: String) throws {
    var options = ReadingOptions()
    let names = ["break_id", "cause_l1", "comment_class", "injection_family", "forbidden_facts"]
    for name in names { options.kinds[name] = .texts }
    let table = try TableReader(options: options).read(file: path).table
    let columns = try names.map { try table.column($0) }
    func text(_ place: Int, _ row: Int) -> String? {
      columns[place].missing.contains(row) ? nil : columns[place].text(row)
    }
    var entries: [String: AnswerKey.Entry] = [:]
    for row in 0..<table.rowCount {
      guard let id = text(0, row), let bucket = text(1, row), !bucket.isEmpty else { continue }
      // What a hostile comment wants to hear is the last of what no summary may say.
      let isHostile = text(3, row).map { !$0.isEmpty } ?? false
      let target = isHostile ? text(4, row)?.split(separator: "|").last.map(String.init) : nil
      entries[id] = AnswerKey.Entry(
        bucket: bucket, commentClass: text(2, row) ?? "", target: target)
    }
    self.entries = entries
  }
}
