internal import RingtrueCore

extension Verb {
  /// Looks at the machine and says how to mend what is wrong.
  static let doctor = Verb(
    "doctor", for: .lookAround, "Check this machine, and say how to mend what is wrong.",
    discussion: """
      Looks at the programs, libraries and means that the work needs. Ends with 69 when \
      something is missing that the main job can't do without; warnings do not count.
      """,
    examples: [
      Example("ringtrue doctor", "Can I start?"),
      Example("ringtrue doctor --json", "The same for a script, or to send with a question."),
    ]
  ) { call in
    var report: [(check: Check, finding: Finding)] = []
    for check in Check.all { report.append((check, await check.examine(call.surroundings))) }
    let isWhole = report.allSatisfy { $0.finding.state != .missing }
    return Answer(
      code: isWhole ? .pass : .missingProgram, parts: [.table(table(of: report))],
      result: .array(report.map { $0.finding.json(about: $0.check) }))
  }
}

/// The findings as a table.
private func table(of report: [(check: Check, finding: Finding)]) -> TextTable {
  TextTable(
    of: report,
    [
      .words("state") { TextTable.Cell($0.finding.state.rawValue, $0.finding.state.ink) },
      .words("what", .name) { $0.check.name },
      .words("found") { $0.finding.found },
      .words("how to mend it") { $0.finding.remedy },
    ])
}

extension Finding {
  fileprivate func json(about check: Check) -> JSON {
    .object([
      ("name", .string(check.name)), ("state", .string(state.rawValue)),
      ("found", .string(found)), ("remedy", remedy.isEmpty ? nil : .string(remedy)),
    ])
  }
}

extension Finding.State {
  fileprivate var ink: Ink {
    switch self {
    case .ok: .good
    case .warning: .warning
    case .missing: .bad
    }
  }
}
