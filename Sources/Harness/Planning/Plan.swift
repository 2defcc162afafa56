public import RingtrueCore
public import RingtrueWorlds

/// All that a run will try, in its order: the same scenarios and wishes give the same plan.
public struct Plan: Sendable {
  /// The datasets, each with the trials that run on it.
  public let datasets: [PlannedDataset]
  /// The part of a larger plan that this is, if it is not the whole.
  public let shard: Shard?
  /// How many trials the whole has, all shards together.
  public let whole: Int
  /// The SHA-256 of what the whole tries, the same for all its shards.
  public let digest: String

  /// The trials, in their order.
  public var trials: [PlannedTrial] { datasets.flatMap(\.trials) }
}

/// A dataset that is made once, for the trials that run on it.
public struct PlannedDataset: Sendable {
  /// Where its rows come from.
  public enum Origin: Sendable {
    /// A world makes it.
    case world(any World)
    /// A file holds it, with such columns, kept apart so.
    case file(String, roles: ColumnRoles, split: FileSplit)
  }

  /// The dataset in one word, as `Trial.dataset` has it.
  public let name: String
  /// Where its rows come from.
  public let origin: Origin
  /// The seed that it is made from.
  public let seed: Seed
  /// How training and measuring rows are kept apart.
  public let split: Scenario.Split
  /// After how many days a system learns anew where it is kept up to date.
  public let retrainDays: Int
  /// What runs on it.
  public internal(set) var trials: [PlannedTrial]
}

/// A trial, with all that is needed to try it.
public struct PlannedTrial: Sendable {
  /// What is tried.
  public enum Subject: Sendable {
    /// A system.
    case system(SystemChoice)
    /// What the world's makers know.
    case oracle
    /// A categorizer, with how it is asked.
    case categorizer(CategorizerChoice, SortingTask)
  }

  /// What is tried on what.
  public let trial: Trial
  /// What is tried.
  public let subject: Subject

  /// Whether it is there for others to be compared with: a trivial baseline, or the oracle.
  public var isReference: Bool {
    switch subject {
    case .system(let system): system.card.traits.contains(.control)
    case .oracle: true
    case .categorizer(let choice, _): choice.isControl
    }
  }
}
