internal import Ringtrue

extension Verb {
  /// Sorts the breaks of a file into buckets.
  static let categorize = Verb(
    "categorize", for: .tryOneThing,
    "Sort the breaks of a file into buckets, by a model or without.",
    discussion: """
      Of a folder that 'generate' made of a reconciliation, the breaks are read and the truth is taken \
      from its labels; breaks on which nobody writes are left out. Of a file, \
      every column but the comment, the truth and those that are hidden is a field of the record, which \
      a model is shown beside the comment. A key is read from the environment variable that --key-env \
      names, and written nowhere. Answers are kept under all that they hang on, and what was kept is \
      not asked again, so that a run that was stopped, or whose budget was spent, goes on where it \
      ended. Rows without an answer count as wrong.
      """,
    arguments: [CategorizeFlags.file], groups: CategorizeFlags.groups,
    examples: [
      Example(
        "ringtrue categorize breaks.csv --truth cause",
        "How far do keywords and tolerances go, without a model?"),
      Example(
        "ringtrue categorize data/recon --llm mock:careful",
        "How would a careful model do on what 'generate' made?"),
      Example(
        "ringtrue categorize breaks.csv --truth cause --llm mock:careless",
        "Try the way of working on a stand-in."),
      Example(
        "ringtrue categorize breaks.csv --llm live --base-url http://localhost:11434/v1 "
          + "--model llama3.2 -o answers.csv",
        "Ask a model on this machine."),
      Example(
        "ringtrue categorize breaks.csv --llm live --base-url https://api.openai.com/v1 "
          + "--model gpt-4o-mini --key-env OPENAI_API_KEY --price 0.15,0.6 --preview",
        "What would it take, and what may it cost?"),
      Example(
        "ringtrue categorize breaks.csv --llm replay:tape.jsonl",
        "Answer from a recording: no network, no key."),
    ]
  ) { call in try await CategorizeWork(call).answer() }
}
