internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// How long rows take, and how much memory.
  static let speed = Chapter(
    "speed", "Speed and memory", charts: ["latency", "throughput", "pace"],
    runCharts: ["scaling"],
    opening: { _ in
      """
      <p>Times hold for the machine of the run, which the audit trail names; compare them within one
      run.</p>

      """
    },
    ofPart: { part in
      let timed = part.contest.contenders.filter { contender in
        StageTime.Stage.allCases.contains { contender.times($0) != nil }
      }
      guard !timed.isEmpty else {
        return "<p class=\"absent\">No times were taken: the run had them switched off.</p>\n"
      }
      return table(part.contest, timed).markup
    })

  private static func table(_ contest: Contest, _ timed: [Contender]) -> DataTable<Contender> {
    DataTable(
      caption:
        "Times on \(contest.name): middle of the repetitions, and percentiles of single rows",
      columns: [
        .words("System") { $0.name },
        .number("To fit") { .time($0.times(.fit)?.quantile(0.5)) },
        .number("Rows a second, in one batch") { rate($0) },
        .number("One row, p50") { .time($0.times(.row)?.quantile(0.5)) },
        .number("p95") { .time($0.times(.row)?.quantile(0.95)) },
        .number("p99") { .time($0.times(.row)?.quantile(0.99)) },
        .number("p99 under load") { .time($0.times(.load)?.quantile(0.99)) },
        .number("Memory") { memory($0) },
      ],
      rows: timed, system: { $0.name }, isAside: { $0.role != .system })
  }

  private static func rate(_ contender: Contender) -> Reading? {
    guard let law = contender.times(.batch), let time = law.quantile(0.5) else { return nil }
    return Reading(Double(law.rows) / max(1, time) * 1e9) { $0.compact }
  }

  private static func memory(_ contender: Contender) -> Reading? {
    contender.reports.compactMap { $0.usage?.peakBytes }.filter { $0 > 0 }.max().map {
      Reading(Double($0)) { "\($0.compact)B" }
    }
  }
}
