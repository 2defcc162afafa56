internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory

private let metric = Argument("METRIC", .text("METRIC"), "The metric to follow.")
private let system = Flag<String?>(
  "system", .text("SYSTEM"), "The one system to follow, with its settings; all without one.")
private let scenario = Flag<String?>(
  "scenario", .text("NAME"), "The one scenario to look at; all without one.")
private let since = Flag<String?>(
  "since", .text("DAY"), "The first day, as YYYY-MM-DD, or the first run.")
private let detectsSteps = Flag(
  "step-detect", "Find the runs at which the level changed, and draw the levels.")

extension Verb {
  /// Follows a metric from run to run.
  static let historyTrend = Verb(
    "trend", for: .lookAtEvidence, "Follow a metric from run to run.",
    discussion: """
      A point is the mean over the seeds of a run. Steps are found by fitting levels that hold for a \
      while: the least squares with a penalty of 2·σ²·ln n for each step (Yao 1988; PELT, Killick, \
      Fearnhead and Eckley 2012), σ from the median difference of neighbours. Runs on other data are \
      marked, for a step there may be the data's.
      """,
    arguments: [metric],
    flags: [system, scenario, since, detectsSteps, HistoryWords.history],
    examples: [
      Example("ringtrue history trend average-precision", "How did all systems go?"),
      Example(
        "ringtrue history trend roc-auc --system iforest --step-detect",
        "At which commit did this one change?"),
    ]
  ) { call in
    let store = try HistoryWords.store(call)
    let question = TrendQuestion(
      call.values[metric], system: call.values[system], scenario: call.values[scenario],
      since: try await start(call.values[since], in: store))
    let trends = try await store.trends(question)
    guard !trends.isEmpty else { throw try await nothing(for: question, in: store) }
    let fits = trends.map {
      FittedTrend($0, findsSteps: call.values[detectsSteps])
    }
    var parts: [Answer.Part] = [.table(table(of: fits))]
    if fits.count <= 3 {
      parts += fits.map { .lines(TrendPlot($0).lines(within: call.console.textColumns)) }
    }
    let steps = fits.flatMap(\.steps)
    if !steps.isEmpty { parts.append(.table(table(of: steps))) }
    return Answer(parts: parts, result: .array(fits.map(\.json)))
  }

  private static func start(_ word: String?, in store: HistoryStore) async throws -> Instant? {
    guard let word else { return nil }
    let numbers = word.split(separator: "-").map { Int($0) }
    if numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
      let day = Day(year: year, month: month, day: day)
    {
      return Instant(day)
    }
    let run = try await store.resolve(word)
    return try await store.runs().first { $0.id == run }?.begun
  }

  private static func nothing(
    for question: TrendQuestion, in store: HistoryStore
  ) async throws -> Failure {
    let known = try await store.metrics()
    guard !known.contains(question.metric) else {
      return Failure(
        .noInput,
        "no run has a value of \(question.metric.quoted) there; ask for less with --system, "
          + "--scenario and --since")
    }
    let hint = Nearest.hint(for: question.metric, in: known)
    return Failure(
      .noInput,
      "no run has measured \(question.metric.quoted); "
        + (hint.isEmpty ? "'ringtrue history show' names metrics" : hint))
  }

  private static func table(of fits: [FittedTrend]) -> TextTable {
    TextTable(
      of: fits,
      [
        .words("scenario") { $0.trend.place }, .words("system", .name) { $0.trend.system },
        .numbers("runs") { "\($0.trend.points.count)" },
        .numbers("first") { $0.trend.points.first?.mean.figures() ?? "" },
        .numbers("last") { $0.trend.points.last?.mean.figures() ?? "" },
        .words("course") { Sparkline.text($0.trend.points.suffix(40).map(\.mean)) },
      ])
  }

  private static func table(of steps: [FittedTrend.Step]) -> TextTable {
    TextTable(
      of: steps,
      [
        .words("step at", .name) { $0.run }, .words("commit") { $0.commit?.shortCommit ?? "" },
        .words("system") { $0.system },
        .numbers("from") { $0.from.figures() }, .numbers("to") { $0.to.figures() },
        .words("data") {
          TextTable.Cell(
            $0.isOnOtherData ? "other data" : "the same", $0.isOnOtherData ? .warning : nil)
        },
      ])
  }
}
