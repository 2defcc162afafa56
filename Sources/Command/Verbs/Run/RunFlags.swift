internal import Ringtrue
internal import RingtrueCore

/// The flags of `run`.
enum RunFlags {
  static let scenarios = Argument(
    several: "SCENARIO", .text("SCENARIO", completion: .files),
    "Scenario files, or folders of them; without one, the quickstart in Scenarios.", atLeast: 0)

  // What to try.
  static let detectors = Flag(
    "detectors", .systems, "The systems to try, instead of those of the scenarios.", default: [])
  static let categorizers = Flag(
    "categorizers", .list(of: .text("KIND[:ARGUMENT]")),
    "The categorizers to try, instead of those of the scenarios that have some.", default: [])
  static let without = Flag(
    "without", .list(of: .text("ID")), "The systems, controls or oracle to leave out.", default: [])
  static let features = Flag(
    "features", .text("RECIPE[:NAME=VALUE,…]"),
    "How columns become features, where neither scenario nor system says.", default: "temporal")
  static let threshold = Flag(
    "threshold", .text("RULE[:NAME=VALUE,…]"),
    "How the score is chosen that flags a row, where neither scenario nor system says.",
    default: "contamination")
  static let seeds = Flag<ClosedRange<Int>?>(
    "seeds", .range, "The seeds to run, instead of those of the scenarios.")
  static let rows = Flag(
    "rows", .integer(in: 500...20_000_000), "About how many rows each generated part has.")
  static let limit = Flag("limit", .integer(in: 1...), "Try no more than so many trials.")
  static let shard = Flag(
    "shard", .text("I/N|auto"),
    "Try one of N equal parts of the plan, from 0; auto asks Slurm or Kubernetes which.")

  // How to try it.
  static let threads = Flag(
    "threads", short: "j", .integer(in: 1...1024),
    "How many trials run at once; as many as there are cores without it.")
  static let memory = Flag(
    "memory-limit", .size,
    "How much memory the trials that run may use; two thirds of what there is without it.")
  static let time = Flag("time-limit", .duration, "How long the run may take.")
  static let trialTime = Flag("trial-limit", .duration, "How long one trial may take.")
  static let timing = Flag(
    "timing", .choice,
    "How carefully times are taken: quick ones beside other trials, full ones and memory alone.",
    default: Timing.quick)
  static let load = Flag<Double?>(
    "load", .number(in: 0.001...1_000_000),
    "Time single rows that come at random moments too, so many a second, while nothing else runs; "
      + "with --timing full for up to ten seconds a trial.")
  static let isIsolated = Flag(
    "isolate", "Try each trial in a process of its own, so that a crash costs that trial alone.")
  static let resamples = Flag(
    "resamples", .integer(in: 20...1_000_000),
    "How many resamples intervals are read off where no formula gives them.", default: 1000)
  static let tolerated = Flag(
    "fail-on-error", .percent, "The share of trials that may fail.", default: 0.01)
  static let dryRun = Flag("dry-run", "Print the plan, and try nothing.")

  // What is kept.
  static let tags = Flag(repeated: "tag", .pair, "A mark of your own that is kept with the run.")

  static let outputs = Flag(
    repeated: "out", short: "o", .file,
    "A file to write the results to, as history export does: .csv, .json or .jsonl.")

  static let results = Flag(
    "results", .folder, "The folder that each run gets a folder of its own in.",
    default: "results")
  static let history = Flag<String?>(
    "history", .file, "The database of runs; history.sqlite in the folder of results without it.")
  static let isForgotten = Flag("no-history", "Keep nothing of the run.")
  static let resume = Flag<String?>(
    "resume", .text("RUN"),
    "Go on with a run that was broken off, named by its folder or its id; last for the last one.")

  static let charts = Flag("charts", "Draw no charts of the run into its folder.", default: true)
  static let report = Flag("report", "Write no report of the run into its folder.", default: true)
  static let log = Flag<String?>(
    "log", .file, "A file to write what happens to, one JSON object a line; old ones are moved on.")

  static let groups = [
    FlagGroup(
      "What to try",
      [detectors, categorizers, without, features, threshold, seeds, rows, limit, shard]),
    FlagGroup(
      "How to try it",
      [
        threads, memory, time, trialTime, timing, load, isIsolated, resamples, tolerated, dryRun,
      ]),
    FlagGroup(
      "What is kept",
      [outputs, results, history, isForgotten, charts, report, resume, log, tags]),
  ]
}

extension Kind where Value == [String] {
  /// Systems with their settings, with commas between systems as between settings: what has a `=`
  /// before any `:` is a setting of the system before it.
  static let systems = Kind(
    "SYSTEM,…", show: { $0.joined(separator: ",") }
  ) { word throws(Misreading) in
    var systems: [String] = []
    for part in word.split(separator: ",", omittingEmptySubsequences: false) {
      guard !part.isEmpty else {
        throw Misreading("has an empty item", "write one comma between two systems")
      }
      if part.first(where: { $0 == "=" || $0 == ":" }) == "=", let last = systems.popLast() {
        systems.append("\(last),\(part)")
      } else {
        systems.append(String(part))
      }
    }
    return systems
  }
}
