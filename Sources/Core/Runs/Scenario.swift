/// What is to be measured, and on what: the content of one scenario file.
public struct Scenario: Sendable, Equatable {
  /// Where a part's data comes from.
  public enum Source: Sendable, Equatable {
    /// A world makes it, from settings that only the world understands.
    case world(String, settings: JSON)
    /// A file holds it; the settings say how its rows are kept apart.
    case file(String, roles: ColumnRoles, settings: JSON = [:])
  }

  /// How training and measuring rows are kept apart.
  public enum Split: String, Sendable, CaseIterable {
    /// Fit on all rows, without labels, and measure on the same.
    case transductive
    /// Fit on earlier rows, choose thresholds on the next, measure on the last.
    case inductive
    /// Round by round, each learning from all rows before, labels delayed.
    case prequential
  }

  /// The name, by which results are filed.
  public let name: String
  /// What it asks, in one sentence.
  public let summary: String
  /// The data, in one or several parts.
  public let parts: [Source]
  /// The seeds to run.
  public let seeds: [Seed]
  /// How rows are kept apart.
  public let split: Split
  /// The systems to try, as `id:name=value,…`; the usual ones if nil.
  public let systems: [String]?
  /// Who sorts breaks into buckets, and how they are asked; only the harness understands it.
  public let categorizer: JSON?
  /// How columns become features for systems that do not say it, as `id:name=value,…`.
  public let features: String?
  /// How a threshold is chosen for systems that do not say it, as `id:name=value,…`.
  public let threshold: String?
  /// How often each system is tried, each time with a seed of its own.
  public let replicates: Int
  /// After how many days a system learns anew where it is kept up to date.
  public let retrainDays: Int

  /// Describes a scenario.
  public init(
    name: String, summary: String, parts: [Source], seeds: [Seed] = [1],
    split: Split = .inductive, systems: [String]? = nil, categorizer: JSON? = nil,
    features: String? = nil, threshold: String? = nil, replicates: Int = 1, retrainDays: Int = 30
  ) {
    self.name = name
    self.summary = summary
    self.parts = parts
    self.seeds = seeds
    self.split = split
    self.systems = systems
    self.categorizer = categorizer
    self.features = features
    self.threshold = threshold
    self.replicates = replicates
    self.retrainDays = retrainDays
  }
}

extension Scenario {
  /// Reads a scenario; everything that is wrong with it is told at once, with line and column.
  ///
  /// What stands behind `settings` of a world is checked by that world.
  public init(reading json: JSON, file: String? = nil) throws(Problems) {
    var fields = FieldReader(json, file: file)
    self.init(&fields, file)
    try fields.finish()
  }

  /// A scenario as far as it can be read, with what is wrong with it, so that a reader of the parts
  /// can say what else is.
  public static func draft(
    reading json: JSON, file: String? = nil
  ) -> (scenario: Scenario, problems: Problems) {
    var fields = FieldReader(json, file: file)
    let scenario = Scenario(&fields, file)
    return (scenario, fields.finished())
  }

  private init(_ fields: inout FieldReader, _ file: String?) {
    name = fields.require("name", fields.string("name"), else: "")
    summary = fields.string("summary") ?? ""
    parts = fields.require(
      "parts",
      fields.list("parts") { part throws(Problems) in try Source(reading: part, file: file) },
      else: [])
    let numbers = fields.list("seeds") { seed throws(Problems) in
      try Self.seed(seed, file: file)
    }
    seeds = numbers ?? [1]
    let split = fields.choice("split", of: Split.allCases.map(\.rawValue))
    self.split = split.flatMap(Split.init(rawValue:)) ?? .inductive
    systems = fields.strings("systems")
    categorizer = fields.json("categorizer")
    features = fields.string("features")
    threshold = fields.string("threshold")
    replicates = fields.integer("replicates", in: 1...1000) ?? 1
    retrainDays = fields.integer("retrain_days", in: 1...3660) ?? 30
  }

  private static func seed(_ json: JSON, file: String?) throws(Problems) -> Seed {
    guard let number = json.integer, number >= 0 else {
      throw Problems(
        Problem(
          "a seed should be a whole number from 0, not \(json.text)", file: file, at: json.place))
    }
    return Seed(UInt64(number))
  }
}

extension Scenario.Source {
  fileprivate init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    if json["file"] != nil {
      let path = fields.require("file", fields.string("file"), else: "")
      let roles = fields.json("roles").flatMap { json in
        fields.nested { () throws(Problems) in try ColumnRoles(reading: json, file: file) }
      }
      self = .file(path, roles: roles ?? ColumnRoles(), settings: fields.json("settings") ?? [:])
    } else {
      let world = fields.require("world", fields.string("world"), else: "")
      self = .world(world, settings: fields.json("settings") ?? [:])
    }
    try fields.finish()
  }
}
