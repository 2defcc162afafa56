public import RingtrueCore
internal import RingtrueKernels

extension LedgerWorld {
  /// How many datasets of other seeds the laws are counted in.
  private static let lessons = 6
  /// How many rows each of them has at least, so that rare kinds are met often enough.
  private static let leastRows = 60_000
  /// Where the seeds of lessons lie, far from those that people choose.
  private static let firstLesson: UInt64 = 0x0AC1_E000_0000_0000

  /// The average precision of each kind's oracle on the rows that a dataset is measured on.
  ///
  /// Cost: that of making seven datasets.
  public func oracles(
    for dataset: Dataset, seed: Seed, threads: Int
  ) throws(WorldsError) -> [String: Double] {
    let kinds = Set(anomalies.lazy.filter(\.isOn).map(\.kind.id))
    let oracles = LedgerOracles.all.filter { kinds.contains($0.kind) }
    guard !oracles.isEmpty else { return [:] }
    var ratios = oracles.map { LikelihoodRatio(clues: $0.clues.count) }
    let school = resized(to: max(plan.rows, Self.leastRows))
    for lesson in 0..<Self.lessons {
      let seed = Seed(Self.firstLesson &+ UInt64(lesson))
      let labelled = try school.labelled(seed: seed, threads: threads)
      let scene = LedgerScene(labelled, profile)
      let before = ratios
      let known = parallelMap(Chunks(oracles.count, of: 1), width: threads) { places in
        places.map { place in
          var ratio = before[place]
          ratio.learn(
            oracles[place].sights(scene), labelled.truth.isOf(oracles[place].kind))
          return ratio
        }
      }
      ratios = known.flatMap { $0 }
    }
    let scene = LedgerScene(try labelled(seed: seed, threads: threads), profile)
    let assay = Assay(dataset)
    return oracles.indices.reduce(into: [:]) { precisions, place in
      let scores = ratios[place].scores(oracles[place].sights(scene))
      precisions[oracles[place].kind] = assay.precision(of: scores, kind: oracles[place].kind)
    }
  }
}

extension GroundTruth {
  /// Whether each row is of a kind; nil for those of other kinds, and those without a label.
  fileprivate func isOf(_ kind: String) -> [Bool?] {
    rows.map { row in
      switch row.label {
      case .normal: row.role == .collateral ? nil : false
      case .unlabelled: nil
      case .anomalous: row.event.flatMap { events[$0].kind } == kind ? true : nil
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
