internal import RingtrueCore
internal import RingtrueKernels

/// What there is to learn from a dataset of another seed: its rows, and what they really are.
struct Lesson<Scene: Sendable>: Sendable {
  let scene: Scene
  let truth: GroundTruth
}

/// Where the seeds of lessons lie: far from those that people choose.
enum LessonSeeds {
  /// The seed of a lesson.
  static func seed(_ number: Int) -> Seed { Seed(0x0AC1_E000_0000_0000 &+ UInt64(number)) }
}

/// Learns how kinds differ from what is ordinary in datasets of other seeds, then judges another.
///
/// Its clues know what no system is told: the habits, clocks, homes, orders and limits that rows
/// were made from. What is ordinary, decoys of all kinds included, is learned from datasets like
/// the one that is judged; a kind, from such with much more of it.
struct School<Scene: Sendable>: Sendable {
  private let clues: [Clue<Scene>]
  private let kinds: [String]
  private let ratios: [LikelihoodRatio]
  private let shares: [Double]

  /// Goes through the ordinary lessons, then through those of each kind.
  init(
    _ clues: [Clue<Scene>], kinds: [String], threads: Int, ordinary: [Lesson<Scene>],
    lessons: @Sendable (String) throws(WorldsError) -> [Lesson<Scene>]
  ) throws(WorldsError) {
    self.clues = clues
    self.kinds = kinds
    var normals = Sights(clues: clues.count)
    for lesson in ordinary {
      let sights = Sights(clues, lesson.scene)
      for row in lesson.truth.rows.indices where lesson.truth.isNormal(row) {
        normals.append(row, of: sights)
      }
    }
    let usual = normals
    shares = kinds.map { kind in
      let found = ordinary.reduce(0) { $0 + $1.truth.rows(of: kind).count }
      return Double(found) / Double(max(1, normals.count))
    }
    ratios = try parallelMap(Chunks(kinds.count, of: 1), width: threads) {
      places throws(WorldsError) in
      var ratios: [LikelihoodRatio] = []
      for place in places {
        let found = try Self.rows(of: kinds[place], clues, try lessons(kinds[place]) + ordinary)
        ratios.append(Self.ratio(usual, found))
      }
      return ratios
    }.flatMap { $0 }
  }

  private static func rows(
    of kind: String, _ clues: [Clue<Scene>], _ lessons: [Lesson<Scene>]
  ) throws(WorldsError) -> Sights {
    var found = Sights(clues: clues.count)
    for lesson in lessons {
      let rows = lesson.truth.rows(of: kind)
      guard !rows.isEmpty else { continue }
      let sights = Sights(clues, lesson.scene)
      for row in rows { found.append(row, of: sights) }
    }
    return found
  }

  private static func ratio(_ normals: Sights, _ found: Sights) -> LikelihoodRatio {
    var sights = normals
    for row in 0..<found.count { sights.append(row, of: found) }
    let isAnomalous = (0..<sights.count).map { $0 >= normals.count }
    return LikelihoodRatio(sights, isAnomalous: isAnomalous)
  }

  /// The average precision of what is known of each kind that has something to find, and that of
  /// all together, named `all`: the sum of what is known of each, as often as it is met.
  func precisions(_ scene: Scene, _ assay: Assay) -> [String: Double] {
    let sights = Sights(clues, scene)
    var precisions: [String: Double] = [:]
    var sum = [Double](repeating: 0, count: sights.count)
    for (place, kind) in kinds.enumerated() {
      let scores = ratios[place].scores(sights)
      precisions[kind] = assay.precision(of: scores, kind: kind)
      for row in scores.indices { sum[row] += shares[place] * scores[row] }
    }
    let asked = assay.questions.compactMap(\.kind)
    if !asked.isEmpty, asked.allSatisfy({ precisions[$0] != nil }) {
      precisions["all"] = assay.precision(of: sum, kind: nil)
    }
    return precisions
  }
}

extension GroundTruth {
  fileprivate func isNormal(_ row: Int) -> Bool {
    rows[row].label == .normal && rows[row].role != .collateral
  }

  /// The anomalous rows of a kind.
  func rows(of kind: String) -> [Int] {
    rows.indices.filter { row in
      rows[row].label == .anomalous && rows[row].event.map { events[$0].kind } == kind
    }
  }
}

extension Assay {
  /// The average precision of scores of all rows of the table, for one kind; nil if it has none.
  public func precision(of scores: [Double], kind: String?) -> Double? {
    guard let question = questions.first(where: { $0.kind == kind }), !question.positives.isEmpty
    else { return nil }
    let ranked = RankedReading(Reading(name: "score") { scores }, self)
    return ranked.precision(ranked.ranks(question.positives))
  }
}
