internal import RingtrueCore
internal import RingtrueKernels

/// The best rule for a question, and what chance would have come to.
public struct SearchResult: Sendable {
  /// The kind that was asked for; nil for all together.
  public let kind: String?
  /// How many anomalies there are to find.
  public let anomalies: Int
  /// The share of anomalies: the average precision of a blind guess.
  public let prevalence: Double
  /// The best rule; nil if there was nothing to find.
  public let best: Rule?
  /// How many rules were looked at.
  public let searched: Int
  /// What the best rule came to where labels were dealt out anew, deal by deal.
  public let chance: [Double]

  /// The 95th percentile of the best rule by chance.
  public var limit: Double {
    chance.isEmpty
      ? 1 : chance.sorted()[min(chance.count - 1, (chance.count + 1) * 95 / 100 - 1)]
  }

  /// The share of deals, this one among them, in which chance came to as much.
  public var pValue: Double {
    let found = best?.averagePrecision ?? 0
    return Double(1 + chance.count { $0 >= found }) / Double(chance.count + 1)
  }

  /// Whether the best rule is no better than chance would have it, at the 95 % level.
  public var isWithinChance: Bool { best == nil || pValue > 0.05 }
}

/// A search of all rules that some readings allow.
///
/// Cost: a sort a reading, a sort of its anomalies a question and deal, and one pass over the bits
/// of every two conditions.
struct RuleSearch: Sendable {
  let families: [ReadingFamily]
  /// How many conditions are joined at most, and how often labels are dealt out anew.
  var mostConditions = 360
  var deals: Int
  var seed: UInt64 = 1
  /// The cause of each place: labels are dealt out among the places of one cause, where causes are
  /// given.
  var causes: [String]?

  /// The labels that are tried: those of each question, then its deals.
  private struct Trial: Sendable {
    let own: [Int]
    let wanted: [[Int]]
  }

  /// What one reading came to: the best of each question, what chance did there, and its conditions.
  private struct Part: Sendable {
    var bests: [BestRule<[Clause]>]
    var chance: [[Double]]
    var conditions: [Condition]
  }

  func results(_ table: Table, _ assay: Assay, hidden: [Column] = [], threads: Int = 1)
    -> [SearchResult]
  {
    let view = TableView(table, hidden: hidden)
    let readings = families.flatMap { $0.readings(view) }
    let trials = assay.questions.enumerated().map { number, question in
      trial(question, assay, number: number)
    }
    let parts = parallelMap(Chunks(readings.count, of: 1), width: threads) { places in
      places.map { part(RankedReading(readings[$0], assay), trials) }
    }.flatMap { $0 }
    let search = PairSearch(
      Array(parts.flatMap(\.conditions).prefix(mostConditions)), assay)
    let pairs = parallelMap(Chunks(trials.count, of: 1), width: threads) { places in
      places.map { place in
        trials[place].wanted.map { search.best($0, own: trials[place].own) }
      }
    }.flatMap { $0 }
    return assay.questions.indices.map { number in
      result(assay, number, parts, pairs[number])
    }
  }

  private func trial(_ question: Assay.Question, _ assay: Assay, number: Int) -> Trial {
    let own = question.positives
    let groups = groups(own, assay)
    let stream = RandomStream(seed: seed, name: "certificate/deals").entity(number)
    let deals = (0..<(own.isEmpty ? 0 : deals)).map { deal in
      var draws = stream
      draws.counter = UInt64(deal) << 32
      return groups.flatMap { group in
        draws.sample(group.wanted, of: group.places.count).map { group.places[$0] }
      }
    }
    return Trial(own: own, wanted: [own] + deals)
  }

  /// The places that labels are dealt out among, and how many labels.
  private func groups(_ own: [Int], _ assay: Assay) -> [(places: [Int], wanted: Int)] {
    let places = assay.isNormal.indices.filter { assay.isNormal[$0] } + own
    guard let causes else { return [(places, own.count)] }
    let wanted = Dictionary(grouping: own) { causes[$0] }
    return Dictionary(grouping: places) { causes[$0] }.sorted { $0.key < $1.key }.compactMap {
      group in wanted[group.key].map { (group.value, $0.count) }
    }
  }

  private func part(_ reading: RankedReading, _ trials: [Trial]) -> Part {
    var part = Part(bests: [], chance: [], conditions: reading.conditions())
    for trial in trials {
      let own = reading.ranks(trial.own)
      let best = reading.best(own, own: own)
      part.bests.append(best.map { [Clause($0, of: reading.reading)] })
      part.chance.append(
        trial.wanted.dropFirst().map {
          reading.best(reading.ranks($0), own: own).averagePrecision
        })
    }
    return part
  }

  private func result(
    _ assay: Assay, _ number: Int, _ parts: [Part], _ pairs: [BestRule<[Clause]>]
  ) -> SearchResult {
    let question = assay.questions[number]
    var best = BestRule<[Clause]>()
    var chance = pairs.dropFirst().map(\.averagePrecision)
    for part in parts {
      best.consider(part.bests[number])
      for deal in chance.indices { chance[deal] = max(chance[deal], part.chance[number][deal]) }
    }
    best.consider(pairs[0])
    return SearchResult(
      kind: question.kind, anomalies: question.positives.count,
      prevalence: assay.prevalence(question),
      best: best.form.map { Rule($0, averagePrecision: best.averagePrecision) },
      searched: best.searched, chance: chance)
  }
}
