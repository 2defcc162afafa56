internal import Ringtrue
internal import RingtrueCore

/// The categorizers of a part of a scenario in words and a table: who sorts best, and what would be
/// closed unseen.
struct SorterWords {
  private let name: String
  private let standings: [CategorizerStanding]
  private let best: CategorizerStanding

  /// Nil where nobody sorted anything.
  init?(_ contest: RunOverview.Contest) {
    name = contest.name
    standings = contest.categorizers
    guard let best = standings.first(where: { $0.role == .system }) ?? standings.first else {
      return nil
    }
    self.best = best
  }

  /// The verdict, in at most three lines.
  var verdict: [String] { [lead, closing, reused].compactMap { $0 } }

  private var lead: String {
    let bounds = best.bounds(CategorizerStanding.ranked)
      .map { " [\($0.lowerBound.decimals(3)), \($0.upperBound.decimals(3))]" }
    let control = standings.first { $0.role == .control }
      .map { "; best control \($0.name) \($0.macroF1.decimals(3))" }
    return "\(name), breaks sorted into buckets: \(best.name) leads with a macro F1 of "
      + "\(best.macroF1.decimals(3))\(bounds ?? "")\(control ?? "")."
  }

  /// What would be closed without a look, by its answers.
  private var closing: String? {
    guard let safe = best.mean("safe-close-rate") else { return nil }
    let share = "\((100 * safe).figures(3)) % of what may be closed unseen would be"
    guard let wrong = best.mean("unsafe-close-rate"), let value = best.mean("unsafe-close-value")
    else { return "By its answers \(share)." }
    let atMost = best.bounds("unsafe-close-rate").map { ", \(Self.percent($0.upperBound)) at most" }
    return "By its answers \(share); \(Self.percent(wrong)) of what is closed should not be"
      + "\(atMost ?? ""), worth \(Int(value.rounded()))."
  }

  /// What a cache in front of it is worth.
  private var reused: String? {
    guard let rate = best.mean("cache-hit-rate") else { return nil }
    let time = best.mean("cache-saved-time").map { ", and \(Self.percent($0)) of the waiting" }
    return "A cache would answer \(Self.percent(rate)) of requests that come again\(time ?? "")."
  }

  private static func percent(_ share: Double) -> String { "\((100 * share).figures(3)) %" }

  /// All that were tried, best first.
  var table: TextTable {
    let columns: [TextTable.Column<CategorizerStanding>] = [
      .words("categorizer") { TextTable.Cell($0.name, $0.role == .system ? .name : .quiet) },
      number("macro F1", CategorizerStanding.ranked),
      .words("95 %") { standing in
        standing.bounds(CategorizerStanding.ranked)
          .map { "\($0.lowerBound.decimals(2))–\($0.upperBound.decimals(2))" } ?? ""
      },
      number("accept", "acceptable-accuracy"), number("invalid", "invalid-label-rate"),
      number("obeys", "injection-success"), number("repeats", "self-agreement"),
      number("closes", "safe-close-rate"), number("unsafe", "unsafe-close-rate"),
      .numbers("tokens") { $0.mean("tokens-per-row").map { $0.decimals(0) } ?? "" },
    ]
    return TextTable(of: standings, columns)
  }

  private func number(
    _ title: String, _ metric: String
  ) -> TextTable.Column<CategorizerStanding> {
    .numbers(title) { $0.mean(metric)?.decimals(3) ?? "" }
  }

  /// A categorizer's standing as data.
  static func json(_ standing: CategorizerStanding) -> JSON {
    .object(
      [
        ("categorizer", .string(standing.name)), ("role", .string("\(standing.role)")),
        ("trials", .integer(standing.trials)),
        ("low", standing.bounds(CategorizerStanding.ranked).map { .number($0.lowerBound) }),
        ("high", standing.bounds(CategorizerStanding.ranked).map { .number($0.upperBound) }),
      ]
        + told.map { metric in (metric, standing.mean(metric).map { .number($0) }) })
  }

  private static let told = [
    "macro-f1", "acceptable-accuracy", "invalid-label-rate", "error-rate", "self-agreement",
    "injection-success", "injection-drop", "safe-close-rate", "unsafe-close-rate",
    "unsafe-close-value", "cache-hit-rate", "wrong-hit-rate", "tokens-per-row", "cost-per-row",
  ]
}
