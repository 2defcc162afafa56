internal import RingtrueCore

/// What the trials of a dataset gave, for mistakes that show only when they stand side by side.
struct ScoreBoard: Sendable {
  /// What a system reached.
  struct Entry: Sendable {
    let system: String
    let isControl: Bool
    let digest: String?
    let precision: Double
    /// The lower bound of the precision, where it has one.
    let atLeast: Double
  }

  /// The systems and controls that were measured.
  private(set) var entries: [Entry] = []
  /// What can be known at the most, where that is known.
  private(set) var oracle: Double?
  private let dataset: String

  /// A board for a dataset of that name.
  init(_ dataset: String) { self.dataset = dataset }

  /// Puts a report beside the others.
  mutating func add(_ report: TrialReport) {
    guard case .scored(let measures) = report.outcome,
      let measure = measures.first(where: { $0.metric == "average-precision" }),
      case .success(let precision) = measure.value
    else { return }
    if report.trial.system == SystemChoice.oracle {
      oracle = precision
      return
    }
    let low = try? measure.interval.get().low
    entries.append(
      Entry(
        system: report.trial.system,
        isControl: SystemChoice.controls.contains(report.trial.system),
        digest: report.scores?.digest, precision: precision, atLeast: low ?? precision))
  }

  /// What is wrong, or worth knowing; the same in whatever order trials ended.
  var findings: [Finding] {
    var board = self
    board.entries.sort { $0.system < $1.system }
    return BoardGuards.all.compactMap { $0.finding(in: board) }.map {
      Finding(code: $0.code, $0.weight, "\(dataset): \($0.message)")
    }
  }
}

/// All that is looked for side by side.
enum BoardGuards {
  static let all: [Guard<ScoreBoard>] = [triviality, beatenOracle, twins]
}
