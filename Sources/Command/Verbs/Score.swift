internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Scores the rows of a file with one detector.
  static let score = Verb(
    "score", for: .tryOneThing, "Score the rows of a file with one detector.",
    discussion: """
      All columns but label and id that the recipe can use, which are numeric ones for most, become \
      features, unless --columns names them. A file of up to \
      --fit-rows rows is learned from as a whole; from a larger one, a sample of that many rows is \
      learned from, and the file is scored in pieces, whatever its size. The label column is never \
      shown to the detector. --time, --entity and --amount name what detectors of ledgers, clients \
      and sequences look at, where columns have names of their own. Recipes that look back on an account's rows, such as entity, look at \
      earlier rows only: those of the file, and before them those of --train or of the rows that a \
      model had seen when it was kept.
      """,
    flags: ScoreFlags.all,
    examples: [
      Example(
        "ringtrue score --data transactions.csv --label is_fraud -o scores.csv",
        "Score every row, and show the strangest."),
      Example(
        "ringtrue score --data rows.csv --label is_fraud --keep is_fraud,amount -o scores.csv",
        "Write what 'ringtrue measure' will ask for beside each score."),
      Example(
        "ringtrue score --data new.csv --train old.csv --detector robust-z --features standard",
        "Learn from last year, score this year."),
      Example(
        "ringtrue score --data ledger.csv --features entity:window=10+30d,by=client_id",
        "Score each row beside its client's habits."),
      Example(
        "ringtrue score --data rows.csv --detector entity-z --entity client --amount sum",
        "Compare each client's amounts with the client's own."),
      Example(
        "ringtrue score --data may.csv --load model.bin -o may-scores.csv",
        "Score with a model that --save kept."),
    ]
  ) { call in
    let work = try ScoreWork(call)
    return try work.run()
  }
}

/// The flags of `score`.
enum ScoreFlags {
  static let data = Flag(required: "data", short: "d", .file, "The file to score.")
  static let detector = Flag(
    "detector", .text("ID[:NAME=VALUE,…]"), "The detector and its settings.",
    default: "isolation-forest")
  static let label = Flag(
    "label", .text("COLUMN"), "The column that says what is anomalous; kept from the detector.")
  static let id = Flag("id", .text("COLUMN"), "The column that names a row.")
  static let time = Flag("time", .text("COLUMN"), "The column that says when a row happened.")
  static let entity = Flag("entity", .text("COLUMN"), "The column that says whose row it is.")
  static let amount = Flag("amount", .text("COLUMN"), "The column that says how much it moves.")
  static let columns = Flag(
    "columns", .list(of: .text("COLUMN")), "The columns to compute with; all usable ones if empty.",
    default: [])
  static let features = Flag(
    "features", .text("RECIPE[:NAME=VALUE,…]"), "How columns become features.", default: "raw")
  static let train = Flag("train", .file, "The file to learn from, if not the one to score.")
  static let threshold = Flag(
    "threshold", .text("RULE[:NAME=VALUE,…]"), "How the score is chosen that flags a row.",
    default: "contamination")
  static let seed = Flag("seed", .integer(in: 0...), "What chance is drawn from.", default: 1)
  static let threads = Flag(
    "threads", short: "j", .integer(in: 1...1024), "How many threads to use.", default: 1)
  static let fitRows = Flag(
    "fit-rows", .integer(in: 1...1_000_000_000), "How many rows to learn from at the most.",
    default: 200_000)
  static let memory = Flag("memory-limit", .size, "How much memory the detector may use.")
  static let explain = Flag(
    "explain", .integer(in: 0...100_000), "How many of the strangest rows to show.", default: 10)
  static let save = Flag("save", .file, "Where to keep what was learned.")
  static let load = Flag("load", .file, "What was kept: score with it, and learn nothing.")
  static let output = Flag(
    "out", short: "o", .file, "Where to write row_id, score and flag of every row.")
  static let keep = Flag(
    "keep", .list(of: .text("COLUMN")),
    "The columns to write beside them, such as the label, to be measured by.", default: [])

  static let all: [any FlagDeclaration] = [
    data, output, keep, detector, label, id, time, entity, amount, columns, features, train,
    threshold, seed, threads, fitRows, memory, explain, save, load,
  ]
}
