internal import RingtrueCore
internal import RingtruePlatform

/// What a child process is told of the one trial that it is to try: a line of JSON.
struct TrialJob: Sendable, Equatable {
  /// The text of the scenario, and the file that it stands in.
  var scenario: String, file: String?
  /// What the planner of the run was told.
  var rows: Int?, features: String, threshold: String
  /// The trial.
  var trial: Trial
  /// The digest that the data must have.
  var data: String
  /// How many threads the trial may use, and how many bytes.
  var width: Int, memoryLimit: Int?
  /// How many seconds it may take.
  var seconds: Double?
  /// How many resamples intervals are read off.
  var resamples: Int
  /// How carefully times are taken, under what load, and whether the child waits for its turn.
  var timing: Timing, load: Double?, isExclusive: Bool

  /// The line.
  var line: String {
    JSON.object([
      ("scenario", .string(scenario)), ("file", file.map { .string($0) }),
      ("rows", rows.map { .integer($0) }), ("features", .string(features)),
      ("threshold", .string(threshold)), ("name", .string(trial.scenario)),
      ("part", .string(trial.part)), ("seed", .string(trial.seed.description)),
      ("system", .string(trial.system)), ("replicate", .integer(trial.replicate)),
      ("data", .string(data)), ("width", .integer(width)),
      ("memory", memoryLimit.map { .integer($0) }), ("seconds", seconds.map { .number($0) }),
      ("resamples", .integer(resamples)), ("timing", .string(timing.rawValue)),
      ("load", load.map { .number($0) }), ("waits", .bool(isExclusive)),
    ]).text
  }
}

extension TrialJob {
  /// Reads a line.
  init(line: String) throws(Problems) {
    let json: JSON
    do { json = try JSON.read(line) } catch { throw Problems(error) }
    var fields = FieldReader(json)
    let positive = 0...Double.greatestFiniteMagnitude
    scenario = fields.require("scenario", fields.string("scenario"), else: "")
    file = fields.string("file")
    rows = fields.integer("rows", in: 1 ... .max)
    features = fields.require("features", fields.string("features"), else: "")
    threshold = fields.require("threshold", fields.string("threshold"), else: "")
    let seed = fields.string("seed").flatMap { UInt64($0) }
    trial = Trial(
      scenario: fields.string("name") ?? "", part: fields.string("part") ?? "",
      seed: Seed(fields.require("seed", seed, else: 0)),
      system: fields.require("system", fields.string("system"), else: ""),
      replicate: fields.integer("replicate", in: 0 ... .max) ?? 0)
    data = fields.require("data", fields.string("data"), else: "")
    width = fields.integer("width", in: 1 ... .max) ?? 1
    memoryLimit = fields.integer("memory", in: 0 ... .max)
    seconds = fields.number("seconds", in: positive)
    resamples = fields.integer("resamples", in: 1 ... .max) ?? 1000
    let timing = fields.choice("timing", of: Timing.allCases.map(\.rawValue))
    self.timing = timing.flatMap(Timing.init(rawValue:)) ?? .off
    load = fields.number("load", in: positive)
    isExclusive = fields.bool("waits") ?? false
    try fields.finish()
  }
}
