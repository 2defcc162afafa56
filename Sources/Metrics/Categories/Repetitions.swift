import RingtrueCore

/// The answers of one system, asked several times about each row.
public struct Repetitions: Repeated {
  /// The part's name.
  public static let what = "repeated answers"

  /// The valid answers to each row, counted by category.
  let rows: [[Category: Int]]
  let clusters: Clusters?

  /// The answers to each row; none where an answer was not valid.
  public init(_ answers: [[String?]], clusters: Clusters? = nil) {
    precondition(clusters.map { $0.rows.count == answers.count } ?? true, "a cluster for each row")
    self.init(
      counted: answers.map { answers in
        answers.compactMap { $0.map(Category.init) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      }, clusters)
  }

  init(counted rows: [[Category: Int]], _ clusters: Clusters? = nil) {
    self.rows = rows
    self.clusters = clusters
  }

  var units: Int { rows.count }

  func repeated(_ times: [UInt32]) -> Repetitions { Repetitions(counted: rows.repeated(times)) }

  /// The rows with two or more answers, of which pairs can be made.
  func paired() throws(Undefined) -> [[Category: Int]] {
    guard !rows.isEmpty else { throw .noRows }
    let paired = rows.filter { $0.values.reduce(0, +) > 1 }
    guard !paired.isEmpty else {
      throw Undefined(code: "no-pairs", "no row has two valid answers to compare")
    }
    return paired
  }
}

extension Metric {
  /// Agreement of repeated answers beyond chance, for categories without an order.
  public static let krippendorffAlpha = repeatability(
    "krippendorff-alpha", "Agreement of repeated answers beyond chance.", -1...1,
    "Krippendorff, Content Analysis, 2004, chapter 11"
  ) { repetitions throws(Undefined) in
    let rows = try repetitions.paired()
    var totals: [Category: Int] = [:]
    var disagreement = 0.0
    for row in rows {
      let answers = row.values.reduce(0, +)
      let alike = row.values.reduce(0) { $0 + $1 * ($1 - 1) }
      disagreement += Double(answers * (answers - 1) - alike) / Double(answers - 1)
      totals.merge(row, uniquingKeysWith: +)
    }
    let all = totals.values.reduce(0, +)
    let alike = totals.values.reduce(0) { $0 + $1 * ($1 - 1) }
    let byChance = Double(all * (all - 1) - alike) / Double(all - 1)
    guard byChance > 0 else { throw .certainAgreement }
    return 1 - disagreement / byChance
  }

  /// How often two answers to the same row are alike.
  public static let selfAgreement = repeatability(
    "self-agreement",
    "The share of pairs of answers to one row that are alike, averaged over rows.",
    0...1, "by definition", isShare: true
  ) { repetitions throws(Undefined) in
    let rows = try repetitions.paired()
    let shares = rows.map { row in
      let answers = row.values.reduce(0, +)
      return Double(row.values.reduce(0) { $0 + $1 * ($1 - 1) }) / Double(answers * (answers - 1))
    }
    return shares.reduce(0, +) / Double(shares.count)
  }
}

private func repeatability(
  _ id: String, _ summary: String, _ range: ClosedRange<Double>, _ reference: String,
  isShare: Bool = false, _ value: @escaping @Sendable (Repetitions) throws(Undefined) -> Double
) -> Metric {
  let interval = isShare ? "bootstrap, exact at none and all" : "bootstrap"
  return Metric(
    categoryCard(id, summary, range: range, interval: interval, reference: reference),
    resampling: \.repetitions,
    unless: { repetitions, request throws(Undefined) in
      guard isShare else { return nil }
      let rows = try repetitions.paired().count
      return request.unanimous(
        try value(repetitions), among: Double(repetitions.clusters?.count ?? rows))
    }, value: value)
}
