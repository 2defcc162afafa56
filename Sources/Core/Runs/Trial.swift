/// One thing to try: a system on the data of a scenario and a seed, once.
public struct Trial: Sendable, Hashable {
  /// The scenario's name.
  public let scenario: String
  /// The seed of data and system.
  public let seed: Seed
  /// The system's name with its settings, such as `knn:k=20`.
  public let system: String
  /// Counts repetitions of the same trial, from 0.
  public let replicate: Int

  /// A system on a scenario and a seed.
  public init(scenario: String, seed: Seed, system: String, replicate: Int = 0) {
    self.scenario = scenario
    self.seed = seed
    self.system = system
    self.replicate = replicate
  }
}

extension Trial: CustomStringConvertible {
  /// The trial in one word, the same for the same trial.
  public var description: String {
    "\(scenario)/\(seed)/\(system)" + (replicate == 0 ? "" : "#\(replicate)")
  }
}
