internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueHistory

extension Chapter {
  /// What was decided: the place of the gate's verdict.
  static let verdict = Chapter("verdict", "Verdict") { report in
    let state =
      report.record.isComplete
      ? "The run is complete" : "The run was broken off before its end"
    return """
      <div class="verdict">
      <p class="lead"><strong>Not judged.</strong> No gate was applied to this run: it measured, and
      decided nothing.</p>
      <p class="quiet">\(state): \(report.endings) of \(report.record.note.planned.of("planned trial")).</p>
      </div>

      """
  }
}

extension Report {
  /// How the trials ended, such as `70 scored and 2 failed`.
  var endings: String {
    let words = cautions.counts.map { "\($0.count.grouped) \($0.word)" }
    return words.isEmpty ? "none ended" : words.listed
  }
}
