import RingtrueCore
import RingtrueKernels
import RingtrueWorlds
import Testing

@testable import RingtrueHarness

/// Rows that are sound in every way that guards look at, until a trap is set in them.
struct Specimen {
  var ids: [Int64]
  var days: [Int64]
  var accounts: [Int]
  var amounts: [Int64]
  var rates: [Double]
  var words: [String]
  var holes = RowSet()
  var labels: [Label]
  var parts: [RowPart]
  var boundary: RowSplit.Boundary? = .time
  /// A column more, if a trap needs one.
  var extra: [Double]?

  var count: Int { days.count }
  var measured: [Int] { parts.indices.filter { parts[$0] == .test } }
  var train: [Int] { parts.indices.filter { parts[$0] == .train } }

  /// Rows of a seed: 2,000 to 4,000, of which five to seven in a hundred are anomalous.
  init(seed: Int) {
    let stream = RandomStream(seed: UInt64(seed), name: "specimen")
    let count = 2000 + Int(stream[0].unit * 2000)
    let share = 0.05 + 0.02 * stream[1].unit
    let isCoarse = seed.isMultiple(of: 7)
    func draw(_ row: Int, _ place: UInt64) -> Double { stream.entity(row)[place].unit }
    let rows = 0..<count
    ids = rows.map { Int64($0) }
    let days = rows.map { Int64($0 * 365 / count) }
    self.days = days
    accounts = rows.map { Int(draw($0, 0) * 40) }
    labels = rows.map { draw($0, 1) < share ? .anomalous : .normal }
    let labels = labels
    // Anomalies tend to be larger, and no column tells more than that.
    amounts = rows.map { row in
      let size = draw(row, 2) + (labels[row] == .anomalous ? 0.4 * draw(row, 3) : 0)
      return isCoarse ? Int64(size * 12) * 100 : Int64(size * 1_000_000)
    }
    rates = rows.map { isCoarse ? (draw($0, 4) * 5).rounded() : draw($0, 4) }
    words = rows.map { ["card", "cash", "transfer"][Int(draw($0, 5) * 3)] }
    parts = rows.map { row in
      let place = Double(days[row]) / 365
      return place < 0.5 ? .train : place < 0.65 ? .calibration : .test
    }
    if seed.isMultiple(of: 5) { keepAccountsApart(stream) }
  }

  /// The same rows, some accounts learned from and others measured.
  private mutating func keepAccountsApart(_ stream: RandomStream) {
    boundary = .entity
    parts = accounts.map { $0 % 5 < 2 ? .train : $0 % 5 < 3 ? .calibration : .test }
  }

  /// Puts the cells of one row into another, its name aside.
  mutating func copy(_ row: Int, to other: Int) {
    (days[other], accounts[other], amounts[other]) = (days[row], accounts[row], amounts[row])
    (rates[other], words[other], labels[other]) = (rates[row], words[row], labels[row])
  }

  /// Labels some rows anomalous, and all other measured ones normal.
  mutating func label(_ isAnomalous: (_ rank: Int, _ row: Int) -> Bool) {
    for (rank, row) in measured.enumerated() {
      labels[row] = isAnomalous(rank, row) ? .anomalous : .normal
    }
  }

  func data() throws -> TrialData {
    var columns = [
      Column("id", .integers(ids)),
      Column("when", .days(days.map { Day(Int32($0)) })),
      Column("who", .integers(accounts.map { Int64($0) })),
      Column("amount", .decimals(Decimals(amounts, scale: 2))),
      Column("rate", .reals(rates), missing: holes),
      Column("how", .categories(Categories(words))),
    ]
    if let extra { columns.append(Column("extra", .reals(extra))) }
    return TrialData(
      name: "specimen", table: try Table(columns: columns),
      roles: ColumnRoles(id: "id", time: "when", entity: "who", amount: "amount"), names: ["id"],
      truth: GroundTruth(Labels(labels)), parts: parts, split: .inductive, boundary: boundary)
  }

  /// The codes of what guards find in the data.
  func codes() throws -> Set<String> { Set(DataGuards.findings(in: try data()).map(\.code)) }

  /// The codes of what guards find in scores of its measured rows.
  func codes(_ score: (_ place: Int, _ row: Int) -> Double) throws -> Set<String> {
    let data = try data()
    let scores = data.measured.enumerated().map { score($0.offset, $0.element) }
    return Set(findings(in: scores, data).map(\.code))
  }

  /// What guards find in scores of its measured rows that were given in so many rounds.
  func findings(in scores: [Double], _ data: TrialData, rounds: Int = 1) -> [Finding] {
    var judged = Judgement(count: scores.count)
    for round in 0..<rounds {
      let places = Array(
        round * scores.count / rounds..<(round + 1) * scores.count / rounds)
      judged.add(
        places.map { scores[$0] }, Threshold(0, from: .train, by: "fixed"), at: places)
    }
    return TrialGuards.findings(
      in: judged, ascending: argsort(scores.span), of: MeasuredRows(data), in: data.table)
  }

  /// Scores as a passable detector gives them.
  func fair(_ row: Int, seed: Int) -> Double {
    let chance = RandomStream(seed: UInt64(seed), name: "fair").entity(row)[0].unit
    return chance + (labels[row] == .anomalous ? 0.3 : 0)
  }
}

/// A mistake, planted in rows.
struct DataTrap: Sendable {
  let code: String
  let name: String
  let set: @Sendable (inout Specimen) -> Void

  init(_ code: String, _ name: String, _ set: @escaping @Sendable (inout Specimen) -> Void) {
    self.code = code
    self.name = "\(code) \(name)"
    self.set = set
  }
}

/// A mistake, planted in scores.
struct ScoreTrap: Sendable {
  let code: String
  let name: String
  let score: @Sendable (Specimen, _ place: Int, _ row: Int) -> Double

  init(
    _ code: String, _ name: String,
    _ score: @escaping @Sendable (Specimen, _ place: Int, _ row: Int) -> Double
  ) {
    self.code = code
    self.name = "\(code) \(name)"
    self.score = score
  }
}

/// How many planted mistakes of each code were caught.
struct TrapTally {
  private var counts: [String: (planted: Int, caught: Int)] = [:]

  mutating func count(_ code: String, isCaught: Bool) {
    counts[code, default: (0, 0)].planted += 1
    counts[code, default: (0, 0)].caught += isCaught ? 1 : 0
  }

  /// A line a code: its variants, and how many planted ones were caught.
  func text(of variants: [String]) -> String {
    counts.sorted { $0.key < $1.key }.map { code, count in
      "\(code)\t\(variants.count { $0 == code }) variants\t"
        + "\(count.caught) of \(count.planted) caught"
    }.joined(separator: "\n")
  }
}
