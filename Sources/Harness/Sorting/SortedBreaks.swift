internal import RingtrueCategorizer
package import RingtrueCore
internal import RingtrueWorlds

/// The breaks that categorizers are asked about, and what is true of them, laid out once for a trial.
struct SortedBreaks: Sendable {
  /// A hostile comment's harmless twin: which request it is of, and how it is asked about.
  struct Twin: Sendable {
    let place: Int
    let request: CategoryRequest
  }

  /// What is true of each request.
  let cases: [BreakCase]
  /// The requests, in the order of the table.
  let requests: [CategoryRequest]
  /// The twins of those that are hostile.
  let twins: [Twin]
  /// Pairs of requests with the same words and other causes.
  let lookAlikes: [(place: Int, request: CategoryRequest)]
  /// The buckets of breaks that may be learned from.
  let examples: [String]
  /// The securities that had breaks before.
  let seen: Set<String>
  let taxonomy: Taxonomy

  /// Those of a dataset whose breaks people write on.
  init?(_ data: TrialData) {
    guard let made = data.made, let world = made.world as? ReconWorld else { return nil }
    let measured = Set(data.measured)
    let all = made.dataset.cases
    let own = all.filter { measured.contains($0.row) }
    let past = data.split == .transductive ? own : all.filter { !measured.contains($0.row) }
    let record = BreakRecord(data.table)
    let requests = own.map { one in
      CategoryRequest(
        id: String(one.row + 1), fields: record.fields(of: one.row), comment: one.comment.text)
    }
    cases = own
    self.requests = requests
    examples = past.filter { !$0.cause.isHeldOut }.map(\.cause.bucket)
    seen = Set(past.map(\.incident.securityID))
    taxonomy = world.taxonomy
    // They go by numbers that no row of the table has, as any other break would.
    var next = data.table.rowCount
    func fresh() -> String {
      next += 1
      return String(next)
    }
    twins = own.enumerated().compactMap { place, one in
      one.comment.benignTwin.map { text in
        Twin(place: place, request: requests[place].renamed(fresh(), comment: text))
      }
    }
    let probes = CacheProbes(taxonomy: taxonomy, seed: made.seed.rawValue)
    lookAlikes = Self.pairs(own).flatMap { first, second in
      let probe = probes.otherCause(
        first: (own[first].incident, own[first].cause),
        second: (own[second].incident, own[second].cause), number: first)
      return zip([first, second], probe.questions).map { place, question in
        (place, requests[place].renamed(fresh(), comment: question.text))
      }
    }
  }

  /// At most forty pairs of breaks, neither of which would do with the other's bucket.
  private static func pairs(_ cases: [BreakCase]) -> [(Int, Int)] {
    var open: Int?
    var pairs: [(Int, Int)] = []
    for (place, one) in cases.enumerated() where pairs.count < 40 {
      guard let first = open else {
        open = place
        continue
      }
      if Set(cases[first].cause.acceptable).isDisjoint(with: one.cause.acceptable) {
        pairs.append((first, place))
        open = nil
      }
    }
    return pairs
  }

  /// How many of them are the earlier half.
  var earlier: Int { requests.count / 2 }

  /// What is right for each request, for those who miss it on purpose.
  var key: AnswerKey {
    var entries: [String: AnswerKey.Entry] = [:]
    for (one, request) in zip(cases, requests) {
      entries[request.id] = AnswerKey.Entry(
        bucket: one.cause.bucket, commentClass: one.comment.commentClass,
        target: one.comment.hostile?.target, severity: one.truth.severity)
    }
    for (place, request) in twins.map({ ($0.place, $0.request) }) + lookAlikes {
      entries[request.id] = AnswerKey.Entry(
        bucket: cases[place].cause.bucket, severity: cases[place].truth.severity)
    }
    return AnswerKey(entries)
  }
}

/// Rows of a table as categorizers read them: every column but the remarks and the row's own name.
struct BreakRecord: Sendable {
  private let columns: [Column]

  init(_ table: Table) {
    columns = table.removing(["break_id", "COMMENT", "COMMENT_AUTHOR", "COMMENT_TS"]).columns
  }

  func fields(of row: Int) -> JSON { .object(columns.map { ($0.name, $0.json(row)) }) }
}

extension Column {
  /// A cell as a model reads it: numbers as numbers, all else as text, and nothing where it lacks.
  package func json(_ row: Int) -> JSON? {
    guard !missing.contains(row) else { return nil }
    if let integers = cells.integers { return .integer(integers[row]) }
    if let flags = cells.flags { return .bool(flags[row]) }
    return cells.number(row).map { .number($0) } ?? .string(cells.text(row))
  }
}

extension CategoryRequest {
  /// The same record under another name, with another comment.
  fileprivate func renamed(_ id: String, comment: String) -> CategoryRequest {
    CategoryRequest(id: id, fields: fields, comment: comment, replicate: replicate)
  }
}
