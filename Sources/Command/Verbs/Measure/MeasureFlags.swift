internal import Ringtrue
internal import RingtrueCore

/// The flags of `measure`, in the groups in which help shows them.
enum MeasureFlags {
  static let file = Argument("FILE", .file, "A CSV or TSV file, plain or gzip.")

  // Scores and flags against labels.
  static let label = column("label", "The column that says which rows are anomalous.")
  static let score = column("score", "The column of scores; higher is stranger.")
  static let scoreB = column("score-b", "The scores of another system, to compare.")
  static let flag = column("flag", "The column that says which rows were flagged.")
  static let probability = column("probability", "The column of chances of being anomalous.")
  static let pValue = column("p-value", "The column of p-values, as conformal detectors give.")
  static let threshold = Flag("threshold", .number, "The score from which on a row is flagged.")
  static let budget = Flag(
    "budget", .integer(in: 1...), "How many rows to flag, those of the highest scores.")
  static let contamination = Flag(
    "contamination", .percent, "Which share of rows to flag, those of the highest scores.")
  static let nonFinite = Flag(
    "non-finite", .choice, "What to do with scores that are not numbers.",
    default: NonFinitePolicy.refuse)
  static let null = Flag(
    "null", .integer(in: 1000...1_000_000),
    "Compare ranking metrics with so many draws of labels by chance.")

  // Money and operations.
  static let amount = column("amount", "The column of money that a row moves.")
  static let costs = Flag(
    "costs", .file, "A JSON5 file of what alerts cost: perAlert, perMiss, lossShare.")
  static let day = column("day", "The column of days, for alerts that can be looked at a day.")
  static let account = column("account", "The column of accounts, found once on any day.")
  static let time = column("time", "The column of times, dates or seconds; orders events.")
  static let event = column("event", "The column that names the event of an anomalous row.")
  static let knowable = column(
    "knowable", "The column that says from when on a row's event could be known.")
  static let decoy = column("decoy", "The column that says which rows only look anomalous.")
  static let ignore = column("ignore", "The column that says which rows do not count.")

  // Categories.
  static let truth = column("truth", "The column of what is true: a category, a cause, or 0 and 1.")
  static let predicted = column(
    "predicted", "The column of predicted categories; an empty one is no valid answer.")
  static let confidence = column("confidence", "The column of how sure each prediction was.")
  static let acceptable = column(
    "acceptable", "The column of categories that would also do, with | between them.")
  static let taxonomy = Flag(
    "taxonomy", .file, "A file of the valid categories, one a line; all others are invalid.")
  static let open = Flag("open", .text("NAME"), "The category of what fits none of the others.")
  static let repeated = columns("repeated", "The columns of answers to the same rows.")
  static let grouped = column("grouped", "The column of the group that each row was put into.")

  // Events in the order of time.
  static let events = Flag("events", "Measure runs of anomalous rows in the order of time.")
  static let window = Flag(
    "window", .integer(in: 0...100_000), "The widest window of the volumes under surfaces.",
    default: 100)

  // Latencies.
  static let latency = column("latency", "The column of how long each request took.")
  static let unit = Flag<LatencyUnit?>(
    "unit", .choice,
    "The unit of latencies and of starts in numbers; else as the column's name "
      + "ends: _ns, _us, _ms or _s.")
  static let started = column("started", "The column of when each request was sent.")
  static let intended = column(
    "intended", "The column of when each was meant to be sent; waiting for that counts too.")
  static let every = Flag(
    "every", .duration, "How often requests were due: those that a slow one hid count too.")

  // Forecasts, cells, reasons and shifts.
  static let outcome = column("outcome", "The column of what came true.")
  static let low = column("low", "The column of lower bounds of predicted intervals.")
  static let high = column("high", "The column of upper bounds of predicted intervals.")
  static let nominal = Flag(
    "nominal", .percent, "The share that the intervals promise to hold.", default: 0.9)
  static let transform = column("pit", "The column of predicted chances of staying below it.")
  static let given = columns("given", "The columns of cells as a model saw them.")
  static let rebuilt = columns("rebuilt", "The columns of cells as it rebuilt them.")
  static let clean = columns("clean", "The columns of cells as they were before they were changed.")
  static let blamed = column("blamed", "The column of features, most blamed first, parted by |.")
  static let causes = column("causes", "The column of features that were to blame, parted by |.")
  static let features = Flag("features", .integer(in: 1...), "How many features there are.")
  static let before = column("before", "The column of values of an earlier time.")
  static let after = column("after", "The column of values of a later time.")

  // How.
  static let cluster = column(
    "cluster", "The column that says which rows belong together, such as an account.")
  static let metrics = Flag(
    "metrics", .list(of: metric), "Which metrics to measure; the usual ones if empty.", default: [])
  static let all = Flag(
    "all", "Measure every metric: also other conventions, shares and prevalences.")
  static let level = Flag(
    "level", .number(in: 0.5...0.9999), "The share of intervals that should hold the truth.",
    default: 0.95)
  static let resamples = Flag(
    "resamples", .integer(in: 100...1_000_000), "How many resamples bound a metric.", default: 2000)
  static let stratified = Flag("stratified", "Keep the number of rows of each class in resamples.")
  static let bounds = Flag<IntervalRequest.Bounds?>(
    "bounds", .choice, "How bounds are read off resamples; what suits each metric without it.")
  static let seed = Flag("seed", .integer(in: 0...), "What resamples are drawn from.", default: 1)
  static let threads = Flag(
    "threads", short: "j", .integer(in: 1...1024), "How many threads to use.", default: 1)
}

extension MeasureFlags {
  /// All flags but those of every command.
  static let groups: [FlagGroup] = [
    FlagGroup("Scores and flags against labels", scoring + thresholds),
    FlagGroup("Money and operations", operations),
    FlagGroup(
      "Categories", [truth, predicted, confidence, acceptable, taxonomy, open, repeated, grouped]),
    FlagGroup("Events in the order of time", [events, window]),
    FlagGroup("Latencies", [latency, unit, started, intended, every]),
    FlagGroup(
      "Forecasts, cells, reasons and shifts",
      [
        outcome, low, high, nominal, transform, given, rebuilt, clean, blamed, causes, features,
        before, after,
      ]),
    FlagGroup("How to measure", common + resampling),
  ]

  /// How a score becomes a flag.
  static let thresholds: [any FlagDeclaration] = [threshold, budget, contamination]
  /// What money and people's time are measured by.
  static let operations: [any FlagDeclaration] = [
    amount, costs, day, account, time, event, knowable, decoy, ignore,
  ]
  /// What goes with every mode.
  static let common: [any FlagDeclaration] = [
    metrics, all, level, threads,
  ]
  /// How evidence is drawn anew.
  static let drawing: [any FlagDeclaration] = [cluster, resamples, seed]
  /// How intervals come from that.
  static let resampling: [any FlagDeclaration] = drawing + [stratified, bounds]
  /// The names of all of them.
  static let names = Set(groups.flatMap(\.flags).map(\.shape.name))

  private static let scoring: [any FlagDeclaration] = [
    label, score, scoreB, flag, probability, pValue, nonFinite, null,
  ]

  private static func column(_ name: String, _ summary: String) -> Flag<String?> {
    Flag(name, .text("COL"), summary)
  }

  private static func columns(_ name: String, _ summary: String) -> Flag<[String]?> {
    Flag(name, .list(of: .text("COL")), summary)
  }

  /// A metric by its id, also one with an open part.
  private static let metric = Kind<String>("METRIC", show: { $0 }) { word throws(Misreading) in
    guard Metrics.named(word) != nil else {
      let known = Metrics.all.map(\.id)
      let hint = Nearest.hint(for: word, in: known)
      throw Misreading("is no metric", hint.isEmpty ? "see 'ringtrue list metrics'" : hint)
    }
    return word
  }
}
