internal import RingtrueCore
internal import RingtrueFeatures

/// All that the trials of a dataset share: the rows, what is known of them, and the features that
/// each recipe makes of them.
struct TrialBench: Sendable {
  let data: TrialData
  let rows: MeasuredRows
  let measuring: Measuring
  /// What is wrong with the data as a test, or worth knowing.
  let findings: [Finding]
  /// The rounds of learning and measuring.
  let stages: [Stage]
  /// The labels of each round's calibration rows, as far as they had come in when it was measured.
  let known: [Labels]
  private let changed: ChangedCells
  private var looked: [String: (plain: LookedRows, ordered: LookedRows)] = [:]
  private var preparations: [String: Result<[Preparation], Problem>] = [:]

  /// Lays out a dataset; intervals are read off so many resamples.
  init(_ data: TrialData, resamples: Int = 1000) {
    self.data = data
    rows = MeasuredRows(data)
    measuring = Measuring(rows, resamples: resamples)
    stages = Stage.all(of: data)
    known = stages.map { data.labelsKnown(of: $0.calibration, before: $0.begin) }
    changed = ChangedCells(data.truth)
    findings = DataGuards.findings(in: data)
  }

  /// The features that a recipe makes, if they were made already.
  func preparation(_ name: String) -> Result<[Preparation], Problem>? { preparations[name] }

  /// The rows of the last round that are looked at more closely, with the features of a recipe.
  func looked(_ name: String, isOrdered: Bool) -> LookedRows? {
    looked[name].map { isOrdered ? $0.ordered : $0.plain }
  }

  /// The same bench with the features that a recipe makes of its rows.
  func prepared(_ name: String, by choice: RecipeChoice) -> TrialBench {
    var bench = self
    do {
      let rounds = try stages.map { try Preparation(data, $0, by: choice) }
      bench.preparations[name] = .success(rounds)
      if let round = rounds.last, let stage = stages.last {
        let looked = [false, true].map {
          LookedRows(of: round, stage, in: data, changed, isOrdered: $0)
        }
        bench.looked[name] = (looked[0], looked[1])
      }
    } catch {
      bench.preparations[name] = .failure(Problem("the features '\(name)': \(error)"))
    }
    return bench
  }
}
