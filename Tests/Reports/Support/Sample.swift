import RingtrueCharts
import RingtrueCore
import RingtrueHistory

@testable import RingtrueReports

/// A run that was never run, of any size and with any names.
struct Sample {
  var systems = ["vae", "knn", "isolation-forest"]
  var parts = ["ledger", "recon"]
  var seeds: [UInt64] = [1]
  var rows = 200
  var hasMoney = true
  var isScored = true
  /// A text that a user may have written: names of kinds, findings, tags, arguments.
  var word = "balance_break"

  var report: Report {
    Report(record, material, pictures: Pictures(missing: "There is no gnuplot."))
  }

  var record: RunRecord {
    var note = RunNote(
      id: "2026-11-21-sample", begun: Instant(seconds: 1_795_219_200),
      arguments: ["run", "Scenarios/retail.json5", "--tag", "team=\(word)"],
      choices: [
        .init("seeds", "1..3", from: "flag"), .init("threshold", "contamination", from: "default"),
      ],
      scenarios: [.init("retail", digest: String(repeating: "5c", count: 32))],
      plan: String(repeating: "9f", count: 32), planned: reports.count,
      tags: [.init("team", word)])
    note.environment = ["version": "0.1.0", "processor": .string(word), "cores": 2]
    return RunRecord(
      note, datasets: datasets, reports: reports,
      findings: [Finding(code: "RT099", .warning, "one finding of the run: \(word)")],
      isComplete: true)
  }

  var material: ChartMaterial {
    let record = record
    let contests = isScored ? parts.map { contest($0, record) } : []
    return ChartMaterial(record.note, contests: contests)
  }

  private var datasets: [DatasetNote] {
    parts.flatMap { part in seeds.map { dataset(part, $0) } }
  }

  private func dataset(_ part: String, _ seed: UInt64) -> DatasetNote {
    let labels = (0..<rows).map { $0 % 20 == 3 ? Label.anomalous : .normal }
    return DatasetNote(
      name: "retail/\(part)/\(seed)", digest: String(repeating: "d\(seed % 10)", count: 32),
      rowCount: 2 * rows, measured: Array(rows..<2 * rows), labels: Labels(labels),
      days: hasMoney ? Day(20_400)...Day(20_419) : nil,
      anomalousAmounts: hasMoney
        ? labels.filter { $0 == .anomalous }.indices.map { Int64(10_050 + $0) } : nil,
      findings: part == parts.first
        ? [Finding(code: "RT007", .warning, "rare anomalies are <common> here & there")] : [])
  }

  private var reports: [TrialReport] {
    parts.flatMap { part in
      seeds.flatMap { seed in
        (systems + ["random", "oracle"]).enumerated().map { place, system in
          report(system, skill(place), dataset(part, seed), part, seed, salt: place)
        }
      }
    }
  }

  private func skill(_ place: Int) -> Double {
    place < systems.count ? 0.8 - 0.7 * Double(place) / Double(max(1, systems.count)) : 0.05
  }

  private func report(
    _ system: String, _ skill: Double, _ note: DatasetNote, _ part: String, _ seed: UInt64,
    salt: Int
  ) -> TrialReport {
    let trial = Trial(scenario: "retail", part: part, seed: Seed(seed), system: system)
    guard isScored else { return TrialReport(trial, data: note.digest, .failed("broke: \(word)")) }
    var report = TrialReport(trial, data: note.digest, .scored(measures(skill)))
    report.scores = RowScores(
      rows: note.measured,
      scores: note.labels.rows.enumerated().map { row, label in
        // Spread evenly, and the same each time.
        let chance = Double((row * 7919 + salt * 104_729) % 1009) / 1009
        return chance + (label == .anomalous ? skill : 0)
      }, digest: "")
    report.threshold = Threshold(0.98, from: .calibration, by: "contamination:share=0.01")
    report.slices = slices(skill)
    report.times = [
      StageTime(.row, rows: 1, buckets: [.init(nanoseconds: 400, count: 9)]),
      StageTime(.batch, rows: rows, buckets: [.init(nanoseconds: 90_000, count: 5)]),
    ]
    return report
  }

  private func measure(_ id: String, _ value: Double, reach: Double = 0.05) -> Measure {
    Measure(
      metric: id, value: .success(value),
      interval: .success(
        .init(low: max(0, value - reach), high: value + reach, confidence: 0.95, method: "given")))
  }

  private func measures(_ skill: Double) -> [Measure] {
    let money = [
      measure("value-detection-rate", skill * 0.9), measure("money-missed", 12_345.6, reach: 900),
      measure("event-recall", skill * 0.85),
    ]
    return [
      measure("average-precision", skill), measure("roc-auc", 0.5 + skill / 2),
      measure("recall", skill * 0.8), measure("fpr", 0.02), measure("precision", skill * 0.7),
      measure("alert-rate", 0.03), measure("daily-recall@rows=10", skill * 0.5),
    ] + (hasMoney ? money : [])
  }

  private func slices(_ skill: Double) -> [Slice] {
    let area = [measure("roc-auc", min(1, 0.4 + skill / 2)), measure("recall", skill / 2)]
    return [
      Slice(dimension: "kind", value: word, rows: 300, anomalies: 7, measures: area),
      Slice(dimension: "weekday", value: "1 Monday", rows: 80, anomalies: 9, measures: area),
    ]
  }

  private func contest(_ part: String, _ record: RunRecord) -> Contest {
    let own = record.reports.filter { $0.trial.part == part }
    let datasets = record.datasets.filter { $0.name.hasPrefix("retail/\(part)/") }
    let contenders = (["oracle"] + systems + ["random"]).map { system -> Contender in
      let place = systems.firstIndex(of: system)
      let skill = place.map { self.skill($0) } ?? (system == "oracle" ? 0.9 : 0.05)
      let gap = place.flatMap { place in
        place == 0
          ? nil
          : Contender.Gap(
            difference: 0.8 - skill, bounds: 0.75 - skill...0.9 - skill,
            p: skill < 0.5 ? 0.0001 : 0.4, detectable: 0.107)
      }
      return Contender(
        system, as: place == nil ? (system == "oracle" ? .oracle : .control) : .system,
        precision: skill, bounds: max(0, skill - 0.1)...min(1, skill + 0.1), gap: gap,
        reports: own.filter { $0.trial.system == system }, on: datasets)
    }
    return Contest("retail/\(part)", datasets: datasets, contenders: contenders)
  }
}

/// Names that try to break out of a page, a comment or a shell.
let hostileNames = [
  "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>",
  "</title><script>alert(1)</script>", "--></style><script>alert(1)</script>", "a & b &lt; c",
  "`x` | **y** | [z](javascript:alert(1)) @everyone #1", "javascript:alert(1)",
  "${alert(1)}", "\\u003cscript>", "]]>", "\u{202E}desrever", "tab\tand\u{0}nul\nline",
  "$(touch pwned) 'quoted'", "名前が長い検出器の設定パラメータ", "كاشف الشذوذ",
  "knn:k=20,metric=euclidean@entity:window=10+30d@contamination:share=0.02", "x",
]
