internal import RingtrueCharts
internal import RingtrueHistory
internal import RingtrueCore

/// A report as a comment on a change of sources, in GitHub's Markdown.
struct Comment: Sendable {
  /// The most bytes that it may have: hosts take 65,536 signs.
  static let limit = 60_000

  let report: Report

  /// The comment: as many systems a table as fit in.
  var text: String {
    for most in [12, 6, 3, 1] {
      let text = text(systems: most, parts: report.parts.count)
      if text.utf8.count <= Self.limit { return text }
    }
    var parts = report.parts.count / 2
    while parts > 0 {
      let text = text(systems: 1, parts: parts)
      if text.utf8.count <= Self.limit { return text }
      parts /= 2
    }
    return text(systems: 0, parts: 0)
  }

  private func text(systems: Int, parts: Int) -> String {
    let shown = report.parts.prefix(parts)
    let rest = report.parts.count - shown.count
    let more = rest > 0 ? ["_\(rest.of("more part")) in the report._"] : []
    let sections =
      [head] + shown.map { section($0.contest, systems) } + more + [cautions, audit]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let note = report.record.note
    let scenarios = note.scenarios.prefix(5).map { MarkdownText.code($0.scenario) }
    return """
      ## Ringtrue: \(scenarios.isEmpty ? "a run" : scenarios.joined(separator: ", "))

      **Not judged**: no gate was applied. \(report.endings), \(note.planned.of("planned trial")); \
      run \(MarkdownText.code(note.id)).
      """
  }

  private func section(_ contest: Contest, _ count: Int) -> String {
    let lead = Lead(contest: contest)
    let sentences =
      ["**\(MarkdownText.plain(lead.headline)).**"] + lead.remarks.map(MarkdownText.plain)
    let shown = contest.contenders.prefix(count)
    let rest = contest.contenders.count - shown.count
    let head = """
      ### \(MarkdownText.plain(contest.name))

      \(sentences.joined(separator: " "))
      """
    guard !contest.contenders.isEmpty else { return head }
    return """
      \(head)

      | system | AP | behind the best | p | ROC AUC | recall | FPR | money found |
      |:--|--:|--:|--:|--:|--:|--:|--:|
      \(shown.map(row).joined(separator: "\n"))
      """ + (rest > 0 ? "\n\n_\(rest.of("more system"))._" : "")
  }

  private func row(_ contender: Contender) -> String {
    let gap = contender.gap
    func told(_ metric: String) -> String { Reading(contender.estimate(metric))?.text ?? "" }
    let found = Reading(contender.estimate("value-detection-rate")) { $0.percent }
    let name = MarkdownText.code(contender.name)
    let cells = [
      contender.role == .system ? name : "_\(contender.role.rawValue)_ \(name)",
      Reading(contender.precision, contender.bounds).text,
      gap.map { Reading($0.difference, $0.bounds).text } ?? "",
      gap.map { Reading.chance($0.p).text } ?? "",
      told("roc-auc"), told("recall"), told("fpr"), found?.figure ?? "",
    ]
    return "| \(cells.joined(separator: " | ")) |"
  }

  private var cautions: String {
    let weighty = report.cautions.weighty
    let lines =
      weighty.prefix(10).map { entry in
        "- \(MarkdownText.code(entry.finding.code)) \(MarkdownText.plain(entry.finding.message))"
      }
      + report.cautions.refusals.prefix(10).map { refusal in
        "- \(refusal.word), \(refusal.trials.count.of("trial")): \(MarkdownText.plain(refusal.reason))"
      }
    guard !lines.isEmpty else { return "" }
    return "### Warnings\n\n" + lines.map { MarkdownText.cut($0, to: 600) }.joined(separator: "\n")
  }

  private var audit: String {
    let note = report.record.note
    let data = report.record.datasets.prefix(12).map { dataset in
      "- \(MarkdownText.code(dataset.name)) \(MarkdownText.code(dataset.digest))"
    }
    let command = ShellWords.line(["ringtrue"] + note.arguments)
    return """
      <details><summary>Audit trail</summary>

      \(MarkdownText.code(MarkdownText.cut(command, to: 1000)))

      \(data.joined(separator: "\n"))
      - plan \(MarkdownText.code(note.plan))

      </details>
      """
  }
}
