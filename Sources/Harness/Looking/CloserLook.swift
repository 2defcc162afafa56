internal import RingtrueCore
internal import RingtrueMetrics

/// A closer look at what learned: which cells it blames, how it gives rows back, how sure it is.
///
/// It asks a detector for what its roles promise, and says once of each role that it lacks. Rows are
/// few, and the same for all systems, so that the look costs little beside the trial.
struct CloserLook: Sendable {
  /// What all looked at gave; of what cannot be told, the first measure alone, with the reason.
  private(set) var measures: [Measure] = []
  /// What single columns and single classes of rows gave.
  private(set) var slices: [Slice] = []
  /// What is kept to be drawn.
  private(set) var sketches: [Sketch] = []

  /// The most resamples that intervals are read off: rows are few, and so may resamples be.
  private static let mostResamples = 200

  private var request: IntervalRequest

  /// Looks at what learned in the last round of a trial.
  init(
    at fitted: any FittedDetector, whichGave scores: [Double], on rows: LookedRows,
    resamples: Int, under conditions: Conditions
  ) throws {
    request = IntervalRequest(resamples: min(resamples, Self.mostResamples))
    let subject = Subject(fitted: fitted, rows: rows, conditions: conditions)
    add(Self.ofBlame, try told { try subject.blame() })
    let rebuilt = try told { try subject.rebuilt(request) }
    add(Self.ofRebuilding, rebuilt.map(\.evidence))
    let (rebuiltSlices, given) = (try? rebuilt.get()).map { ($0.slices, $0.sketch) } ?? ([], nil)
    slices = rebuiltSlices
    let chances: Result<Evidence, Undefined> = try told { try subject.chances(of: scores) }
    add(Self.ofChances, chances)
    add(Self.ofBounds, try told { try subject.bounds() })
    // What was told already may break a second time, which then leaves no picture.
    let latent = try? told { try subject.latent() }.get()
    sketches = [
      subject.errors(of: scores), given, latent ?? nil, subject.training(),
      subject.chances(of: scores),
    ].compactMap(\.self)
  }

  /// Adds measures with their intervals.
  private mutating func add(_ metrics: [Metric], _ evidence: Result<Evidence, Undefined>) {
    switch evidence {
    case .success(let evidence): measures += Metrics.measure(metrics, evidence, request)
    case .failure(let why): measures += metrics.prefix(1).map { .undefined(why, of: $0.card) }
    }
  }

  /// What a detector tells, or why it cannot; one that breaks here has given its scores all the same.
  private func told<Part>(_ tell: () throws -> Part) throws -> Result<Part, Undefined> {
    do {
      return .success(try tell())
    } catch let error as CancellationError {
      throw error
    } catch let why as Undefined {
      return .failure(why)
    } catch {
      return .failure(Undefined(code: "broken", "asked for more than scores, it broke: \(error)"))
    }
  }

  private static let ofBlame: [Metric] = [
    .hitRate, .randomHitRate, .reciprocalRank, .randomReciprocalRank, .blamePrecision,
    .randomBlamePrecision, .blameGain, .randomBlameGain,
  ]
  static let ofRebuilding: [Metric] = [.reconstructionSquared, .reconstructionAbsolute]
  private static let ofChances: [Metric] = [
    .conformalFalseAlarms, .conformalExcess, .falseDiscoveries, .discoveryPower,
  ]
  private static let ofBounds: [Metric] = [
    .intervalCoverage, .coverageGap, .intervalWidth, .riskCoverageArea, .riskCoverageExcess,
  ]

  /// What is looked at.
  struct Subject {
    let fitted: any FittedDetector
    let rows: LookedRows
    let conditions: Conditions
  }
}
