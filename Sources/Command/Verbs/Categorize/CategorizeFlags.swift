internal import Ringtrue
internal import RingtrueCore

/// The flags of `categorize`.
enum CategorizeFlags {
  static let file = Argument(
    "FILE", .file,
    "A table of breaks, one a row: CSV, TSV, plain or .gz; or a folder that 'generate' made.")

  // What is in the file.
  static let comment = Flag(
    "comment", .text("COLUMN"), "The column of comments.", default: "COMMENT")
  static let id = Flag<String?>(
    "id", .text("COLUMN"), "The column that names a row; its number without it.")
  static let truth = Flag<String?>(
    "truth", .text("COLUMN"), "The column with the right bucket; never shown to a model.")
  static let commentClass = Flag<String?>(
    "class", .text("COLUMN"), "The column with the class of the comment, for the stand-in.")
  static let hidden = Flag(
    "hide", .list(of: .text("COLUMN")), "Columns that no categorizer may see.", default: [])
  static let limit = Flag<Int?>("limit", .integer(in: 1...), "Look at no more than so many rows.")

  // Who is asked.
  static let llm = Flag(
    "llm", .text("KIND[:ARGUMENT]"),
    "Who sorts them: " + Backends.all.map(\.form).joined(separator: ", ") + ".", default: "rules")
  static let model = Flag<String?>("model", .text("NAME"), "The model's exact name.")
  static let base = Flag<String?>(
    "base-url", .text("URL"), "The server's address, up to and with its /v1.")
  static let key = Flag<String?>(
    "key-env", .text("NAME"), "The environment variable that holds the key, never the key itself.")
  static let taxonomy = Flag<String?>(
    "taxonomy", .file, "The buckets to choose from; those that are shipped without it.")
  static let prompt = Flag<String?>(
    "prompt", .file, "The words to ask with; those that are shipped without it.")
  static let seed = Flag("seed", .integer(in: 0...), "What chance is drawn from.", default: 1)

  // How they are asked.
  static let threads = Flag(
    "threads", short: "j", .integer(in: 1...1024), "How many messages are under way at once.",
    default: 8)
  static let batch = Flag(
    "batch", .integer(in: 1...100), "How many rows one message asks about.", default: 1)
  static let repeats = Flag(
    "repeat", .integer(in: 1...100), "How often each row is asked about.", default: 1)
  static let requestsPerMinute = Flag<Double?>(
    "rpm", .number(in: 0.01...1e9), "How many calls a minute the server lets through.")
  static let tokensPerMinute = Flag<Double?>(
    "tpm", .number(in: 1...1e12), "How many tokens a minute the server lets through.")
  static let timeLimit = Flag(
    "time-limit", .duration, "How long one exchange may take.", default: Duration.seconds(60))
  static let cache = Flag(
    "cache", .file, "Where answers are kept, so that nothing is asked twice.",
    default: AnswerCache.standardPath)
  static let usesCache = Flag(
    "keep", "Keep no answers, and use none that were kept.", default: true)

  // What it may cost.
  static let preview = Flag("preview", "Print what it would take, and ask nothing.")
  static let price = Flag<[Double]?>(
    "price", .list(of: .number(in: 0...1e6)),
    "Dollars for a million tokens read, and written, such as 0.15,0.6.")
  static let cost = Flag<Double?>(
    "max-cost-usd", .number(in: 0...1e6), "How many dollars may be spent.")
  static let requests = Flag<Int?>(
    "max-requests", .integer(in: 0...), "How many calls may be sent, new attempts among them.")
  static let tokens = Flag<Int?>(
    "max-tokens", .integer(in: 0...), "How many tokens may be read and written in all.")
  static let tolerated = Flag(
    "fail-on-error", .percent, "The share of rows that may have no answer.", default: 0.05)

  static let output = Flag<String?>(
    "out", short: "o", .file, "Where to write an answer a row: .csv or .tsv.")

  static let groups: [FlagGroup] = [
    FlagGroup("The file", [comment, id, truth, commentClass, hidden, limit]),
    FlagGroup("Who is asked", [llm, model, base, key, taxonomy, prompt, seed]),
    FlagGroup(
      "How they are asked",
      [
        threads, batch, repeats, requestsPerMinute, tokensPerMinute, timeLimit, cache, usesCache,
      ]),
    FlagGroup("What it may cost", [preview, price, cost, requests, tokens, tolerated]),
    FlagGroup("What is written", [output]),
  ]
}
