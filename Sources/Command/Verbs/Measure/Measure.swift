internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Measures a file of scores against its labels.
  static let measure = Verb(
    "measure", for: .tryOneThing, "Measure the scores of a file against its labels.",
    discussion: """
      Every number comes with an interval, or with the reason why it has none. Rows without a label \
      do not count. A threshold chosen by --budget or --contamination looks at the scores alone; \
      metrics at a threshold are left out when none is given.
      """,
    arguments: [MeasureFlags.file], flags: MeasureFlags.all,
    examples: [
      Example(
        "ringtrue measure scores.csv --label is_fraud --score score",
        "How well are the rows ranked?"),
      Example(
        "ringtrue measure scores.csv --label is_fraud --score score --budget 100 --amount amount",
        "What would a hundred alerts find, and how much money?"),
      Example(
        "ringtrue measure scores.csv --label y --score a --score-b b --cluster account",
        "Is the second column better, accounts drawn as a whole?"),
    ]
  ) { call in
    let measuring = try Measuring(call)
    return try call.values[MeasureFlags.scoreB] == nil ? measuring.answer() : measuring.comparison()
  }
}

/// The flags of `measure`.
enum MeasureFlags {
  static let file = Argument("FILE", .file, "A CSV or TSV file, plain or gzip.")
  static let label = Flag(
    required: "label", .text("COL"), "The column that says which rows are anomalous.")
  static let score = Flag(
    required: "score", .text("COL"), "The column of scores; higher is stranger.")
  static let scoreB = Flag("score-b", .text("COL"), "The scores of another system, to compare.")
  static let threshold = Flag("threshold", .number, "The score from which on a row is flagged.")
  static let budget = Flag(
    "budget", .integer(in: 1...), "How many rows to flag, those of the highest scores.")
  static let contamination = Flag(
    "contamination", .percent, "Which share of rows to flag, those of the highest scores.")
  static let cluster = Flag(
    "cluster", .text("COL"), "The column that says which rows belong together, such as an account.")
  static let amount = Flag("amount", .text("COL"), "The column of money that a row moves.")
  static let metrics = Flag(
    "metrics", .list(of: metric), "Which metrics to measure; the usual ones if empty.", default: [])
  static let resamples = Flag(
    "resamples", .integer(in: 100...1_000_000), "How many resamples bound a metric.", default: 2000)
  static let seed = Flag("seed", .integer(in: 0...), "What resamples are drawn from.", default: 1)
  static let threads = Flag(
    "threads", short: "j", .integer(in: 1...1024), "How many threads to use.", default: 1)
  static let nonFinite = Flag(
    "non-finite", .choice, "What to do with scores that are not numbers.",
    default: NonFinitePolicy.refuse)

  static let all: [any FlagDeclaration] = [
    label, score, scoreB, threshold, budget, contamination, cluster, amount, metrics, resamples,
    seed, threads, nonFinite,
  ]

  /// A metric by its id, also one with an open number.
  private static let metric = Kind<String>("METRIC", show: { $0 }) { word throws(Misreading) in
    guard Metrics.named(word) != nil else {
      let known = Metrics.all.map(\.id)
      let hint = Nearest.hint(for: word, in: known)
      throw Misreading("is no metric", hint.isEmpty ? "see 'ringtrue list metrics'" : hint)
    }
    return word
  }
}
