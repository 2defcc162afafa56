/// What is known of a run before its first trial: who asked for what, of which program, where.
public struct RunNote: Sendable, Equatable {
  /// A setting with where its value comes from, such as a flag or a default.
  public struct Choice: Sendable, Equatable {
    /// The setting's name.
    public let name: String
    /// Its value, as text.
    public let value: String
    /// Where that comes from: `flag`, `environment`, `scenario` or `default`.
    public let origin: String

    /// A setting, resolved.
    public init(_ name: String, _ value: String, from origin: String) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  /// A scenario that was asked for.
  public struct Source: Sendable, Equatable {
    /// The scenario's name.
    public let scenario: String
    /// The SHA-256 of its file's bytes, as 64 hexadecimal digits.
    public let digest: String

    /// A scenario and the digest of its file.
    public init(_ scenario: String, digest: String) {
      self.scenario = scenario
      self.digest = digest
    }
  }

  /// A mark of the user's own, such as `team=fraud`.
  public struct Tag: Sendable, Equatable {
    /// What it says something about.
    public let key: String
    /// What it says.
    public let value: String

    /// A mark.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The run's name: its date, the commit and a short random part; the name of its folder too.
  public let id: String
  /// When it began.
  public let begun: Instant
  /// The words of the command as given.
  public var arguments: [String]
  /// All settings, those not given too.
  public var choices: [Choice]
  /// The scenarios.
  public var scenarios: [Source]
  /// The SHA-256 of the whole plan, all shards together, as 64 hexadecimal digits: runs that have
  /// it in common did parts of the same work.
  public var plan: String
  /// The trials that are planned, all shards together.
  public var planned: Int
  /// The part of the plan that this run does, if it is not the whole.
  public var shard: Shard?
  /// Marks of the user's own.
  public var tags: [Tag]
  /// The commit, the program and the machine: plain facts, by name.
  public var environment: JSON

  /// Describes a run.
  public init(
    id: String, begun: Instant, arguments: [String] = [], choices: [Choice] = [],
    scenarios: [Source] = [], plan: String = "", planned: Int, shard: Shard? = nil,
    tags: [Tag] = [],
    environment: JSON = [:]
  ) {
    self.id = id
    self.begun = begun
    self.arguments = arguments
    self.choices = choices
    self.scenarios = scenarios
    self.plan = plan
    self.planned = planned
    self.shard = shard
    self.tags = tags
    self.environment = environment
  }
}
