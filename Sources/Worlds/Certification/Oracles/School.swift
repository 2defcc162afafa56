internal import RingtrueCore
internal import RingtrueKernels

/// Lets oracles count the laws of their kinds in datasets of other seeds, then judge another one.
struct School<Scene: Sendable>: Sendable {
  /// How many datasets of other seeds there are.
  static var lessons: Int { 6 }
  /// Where their seeds lie, far from those that people choose.
  private static var firstSeed: UInt64 { 0x0AC1_E000_0000_0000 }

  /// What there is to learn from a dataset: its rows, and what they really are.
  typealias Lesson = (scene: Scene, truth: GroundTruth)

  private let oracles: [Oracle<Scene>]
  private var ratios: [LikelihoodRatio]

  /// Goes through all lessons, each of its own seed.
  init(
    _ oracles: [Oracle<Scene>], threads: Int,
    lesson: (Seed) throws(WorldsError) -> Lesson
  ) throws(WorldsError) {
    self.oracles = oracles
    ratios = oracles.map { LikelihoodRatio(clues: $0.clues.count) }
    guard !oracles.isEmpty else { return }
    for number in 0..<Self.lessons {
      let (scene, truth) = try lesson(Seed(Self.firstSeed &+ UInt64(number)))
      let before = ratios
      ratios = parallelMap(Chunks(oracles.count, of: 1), width: threads) { places in
        places.map { place in
          var ratio = before[place]
          ratio.learn(oracles[place].sights(scene), truth.isOf(oracles[place].kind))
          return ratio
        }
      }.flatMap { $0 }
    }
  }

  /// The average precision of each oracle that has something to find, and that of all together,
  /// named `all`, if every kind of the assay has one: the sum of what each says, as often as its
  /// kind is.
  func precisions(_ scene: Scene, _ assay: Assay) -> [String: Double] {
    var precisions: [String: Double] = [:]
    var sum: [Double] = []
    for (oracle, ratio) in zip(oracles, ratios) {
      let scores = ratio.scores(oracle.sights(scene))
      precisions[oracle.kind] = assay.precision(of: scores, kind: oracle.kind)
      if sum.isEmpty { sum = Array(repeating: 0, count: scores.count) }
      for row in scores.indices { sum[row] += ratio.share * scores[row] }
    }
    let kinds = assay.questions.compactMap(\.kind)
    if !kinds.isEmpty, kinds.allSatisfy({ precisions[$0] != nil }) {
      precisions["all"] = assay.precision(of: sum, kind: nil)
    }
    return precisions
  }
}

extension GroundTruth {
  /// Whether each row is of a kind; nil for those of other kinds, and those without a label.
  fileprivate func isOf(_ kind: String) -> [Bool?] {
    rows.map { row in
      switch row.label {
      case .normal: row.role == .collateral ? nil : false
      case .unlabelled: nil
      case .anomalous: row.event.map { events[$0].kind } == kind ? true : nil
      }
    }
  }
}

extension Assay {
  /// The average precision of scores of all rows of the table, for one kind; nil if it has none.
  func precision(of scores: [Double], kind: String?) -> Double? {
    guard let question = questions.first(where: { $0.kind == kind }), !question.positives.isEmpty
    else { return nil }
    let ranked = RankedReading(Reading(name: "score") { scores }, self)
    return ranked.precision(ranked.ranks(question.positives))
  }
}
