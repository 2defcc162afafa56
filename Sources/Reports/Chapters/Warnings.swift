internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// What a reader should know before trusting any of it.
  static let warnings = Chapter("warnings", "Warnings") { report in
    let cautions = report.cautions
    guard !cautions.entries.isEmpty || !cautions.refusals.isEmpty else {
      return "<p>Nothing was found that a reader would have to know.</p>\n"
    }
    return found(cautions.entries) + gone(cautions.refusals)
  }

  private static func found(_ entries: [Cautions.Entry]) -> Markup {
    guard !entries.isEmpty else { return .none }
    return DataTable(
      caption: "What was found, the weightiest first",
      columns: [
        .code("Code") { $0.finding.code },
        .words("Weight") { $0.finding.weight.rawValue },
        .words("What was found, and what to do") { $0.finding.message },
        .words("Where") { places($0.places) },
      ], rows: entries, isWide: true
    ).markup
  }

  private static func gone(_ refusals: [Cautions.Refusal]) -> Markup {
    guard !refusals.isEmpty else { return .none }
    return DataTable(
      caption: "Trials that gave nothing, and why",
      columns: [
        .words("Outcome") { $0.word },
        .number("Trials") { .count($0.trials.count) },
        .words("Why") { $0.reason },
        .words("Which") { places($0.trials) },
      ], rows: refusals, isWide: true
    ).markup
  }

  private static func places(_ places: [String]) -> String {
    let rest = places.count - 3
    return places.prefix(3).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
