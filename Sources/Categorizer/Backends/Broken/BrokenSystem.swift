internal import RingtrueCore

/// A careful stand-in with one defect that real services were seen to have.
///
/// An evaluation that cannot tell it from the stand-in without the defect measures nothing; each
/// names the metric that has to tell.
public struct BrokenSystem: Sendable {
  /// Its name, such as `one-token`.
  public let id: String
  /// What is wrong with it, in a sentence.
  public let defect: String
  /// The metric that has to show it.
  public let exposedBy: String
  /// The stand-in that it is, but for the defect.
  public let sound: MockProfile
  /// What it closes unseen, where that is the defect.
  public let policy: ClosingPolicy?
  let breaking: @Sendable (any Categorizing, BackendOrder) -> any Categorizing

  init(
    _ id: String, exposedBy: String, _ defect: String, of sound: MockProfile = .careful,
    policy: ClosingPolicy? = nil,
    breaking: @escaping @Sendable (any Categorizing, BackendOrder) -> any Categorizing = {
      system, _ in
      system
    }
  ) {
    self.id = id
    self.defect = defect
    self.exposedBy = exposedBy
    self.sound = sound
    self.policy = policy
    self.breaking = breaking
  }
}

/// The defects that are ready made.
///
/// Five of them are only like defects of detectors: histories made of the batch (`alone-or-not`), fits
/// on what is scored (`leaning-on-neighbours`), a fixed share of alarms (`fixed-share`), codes in the
/// order of words (`lost-among-strangers`), clusters that nobody looks at (`cosmetic`). What detectors,
/// thresholds and features are held to shows those where they belong.
public enum BrokenSystems {
  /// Each of them.
  public static let all: [BrokenSystem] = [
    .oneToken, .smallOnly, .wordsKey, .switchedOff, .errorsAsLabels, .aloneOrNot, .fixedShare,
    .leaningOnNeighbours, .lostAmongStrangers, .labelOnly, .allOrNothing, .cosmetic,
  ]

  /// The defect of a name, if there is one.
  public static subscript(id: String) -> BrokenSystem? { all.first { $0.id == id } }
}

extension Backend {
  /// A stand-in with a defect.
  static let broken = Backend(
    "broken", argument: "DEFECT", isStandIn: true,
    "Stands in for a service with a known defect, which an evaluation has to notice."
  ) { order in
    guard let system = BrokenSystems[order.argument] else {
      throw CategorizerError.noDefect(order.argument, of: BrokenSystems.all.map(\.id))
    }
    let sound = Mock(
      system.sound, truth: order.truth, taxonomy: order.taxonomy, seed: order.seed)
    return Renamed("broken:\(system.id)", system.breaking(sound, order))
  }
}

/// A system under a name of its own.
private struct Renamed: Categorizing {
  let id: String
  let system: any Categorizing

  init(_ id: String, _ system: any Categorizing) { (self.id, self.system) = (id, system) }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    await system.categorize(requests)
  }
}

/// A system whose outcomes are changed before anybody sees them.
struct Altered: Categorizing {
  let system: any Categorizing
  let change: @Sendable ([CategoryRequest], [CategoryOutcome]) -> [CategoryOutcome]
  var id: String { system.id }

  init(
    _ system: any Categorizing,
    by change: @escaping @Sendable ([CategoryRequest], [CategoryOutcome]) -> [CategoryOutcome]
  ) {
    (self.system, self.change) = (system, change)
  }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    change(requests, await system.categorize(requests))
  }
}

extension CategoryReply {
  /// The same reply with another bucket, and the sureness of what it was.
  func renamed(_ bucket: String, from source: Provenance.Source? = nil) -> CategoryReply {
    CategoryReply(
      CategoryAnswer(
        bucket: bucket, confidence: answer.confidence, summary: answer.summary,
        severity: answer.severity),
      usage: usage, latency: latency,
      provenance: source.map { Provenance($0, model: provenance.model) } ?? provenance)
  }
}
