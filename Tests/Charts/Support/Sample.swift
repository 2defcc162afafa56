import RingtrueCore

@testable import RingtrueCharts

/// Numbers that look like chance and are the same each time (Steele and Vigna's SplitMix64).
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// An even number from 0 to 1.
  mutating func share() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ bits >> 31) >> 11) * 0x1p-53
  }
}

/// Runs that were never run, of any size and with any names.
struct Sample {
  var systems = ["vae", "knn", "isolation-forest"]
  var control = "random"
  var contests = ["retail", "recon/desk", "cards"]
  var seeds = 1
  var rows = 400
  var kinds = ["amount_global", "balance_break", "ring"]
  var hasTimes = true
  var hasTrends = true

  /// What charts are drawn from.
  var material: ChartMaterial {
    let note = RunNote(id: "2026-11-21-sample", begun: Instant(seconds: 0), planned: 1)
    let drawn = contests.enumerated().map { contest($1, $0) }
    let entries = systems.enumerated().map {
      MeanRanks.Entry($1, Double($0) + 1)
    }
    let ranks = MeanRanks(
      entries, datasets: seeds * contests.count, criticalDifference: 2.5, p: 0.04)
    return ChartMaterial(
      note, contests: drawn, ranks: ranks, trends: hasTrends ? trends : [])
  }

  private func contest(_ name: String, _ place: Int) -> Contest {
    let datasets = (1...seeds).map { dataset(name, $0, place) }
    let control = contender(control, .control, 0.05, datasets, salt: 99)
    let oracle = Contender("oracle", as: .oracle, precision: 0.9, reports: [], on: [])
    let others = systems.enumerated().map { rank, system in
      let skill = 0.8 - 0.7 * Double(rank) / Double(max(1, systems.count))
      return contender(system, .system, skill, datasets, salt: rank)
    }
    let sorters = systems.enumerated().map { sorter($1, datasets, salt: $0) }
    return Contest(
      name, datasets: datasets, contenders: [oracle] + others + [control], sorters: sorters)
  }

  private func dataset(_ name: String, _ seed: Int, _ place: Int = 0) -> DatasetNote {
    let rows = rows * (1 + place)
    let labels = (0..<rows).map { $0 % 20 == 3 ? Label.anomalous : .normal }
    return DatasetNote(
      name: "\(name)/\(seed)", digest: "d\(seed)", rowCount: rows, measured: Array(0..<rows),
      labels: Labels(labels), kinds: kindRows(rows))
  }

  private func contender(
    _ system: String, _ role: Contender.Role, _ skill: Double, _ datasets: [DatasetNote], salt: Int
  ) -> Contender {
    let reports = datasets.enumerated().map { report(system, skill, $1, salt * 100 + $0) }
    let gap =
      role == .system && salt > 0
      ? Contender.Gap(
        difference: 0.8 - skill, bounds: 0.75 - skill...0.9 - skill, p: skill < 0.5 ? 0.001 : 0.4,
        detectable: 0.107)
      : nil
    return Contender(
      system, as: role, precision: skill, bounds: max(0, skill - 0.1)...min(1, skill + 0.1),
      gap: gap, reports: reports, on: datasets)
  }

  private func report(
    _ system: String, _ skill: Double, _ note: DatasetNote, _ salt: Int
  ) -> TrialReport {
    var dice = Dice(UInt64(salt + 1))
    let words = note.name.split(separator: "/").map(String.init)
    let trial = Trial(
      scenario: words[0], part: words.count > 2 ? words[1] : "",
      seed: Seed(UInt64(words.last ?? "1") ?? 1), system: system)
    var report = TrialReport(trial, data: note.digest, .scored(measures(skill)))
    let scores = note.labels.rows.map { label in
      dice.share() + (label == .anomalous ? skill * dice.share() : 0)
    }
    report.scores = RowScores(rows: note.measured, scores: scores, digest: "")
    report.threshold = Threshold(0.98, from: .calibration, by: "contamination:share=0.02")
    report.slices = slices(skill)
    report.sketches = sketches(of: report, note)
    if hasTimes {
      report.times = [
        StageTime(
          .row, rows: 1,
          buckets: (1...20).map { .init(nanoseconds: 400 * $0 * (1 + salt), count: 21 - $0) }),
        StageTime(
          .batch, rows: note.rowCount,
          buckets: [.init(nanoseconds: 225 * note.rowCount * (1 + salt), count: 5)]),
        StageTime(
          .fit, rows: note.rowCount,
          buckets: [.init(nanoseconds: note.rowCount * note.rowCount * (1 + salt), count: 1)]),
      ]
      report.usage = Usage(processorSeconds: 1, wallSeconds: 1, peakBytes: 4096 * (1 + salt))
    }
    return report
  }

  private func measure(_ id: String, _ value: Double, reach: Double = 0.05) -> Measure {
    Measure(
      metric: id, value: .success(value),
      interval: .success(
        .init(
          low: max(0, value - reach), high: value + reach, confidence: 0.95, method: "given")))
  }

  private func measures(_ skill: Double) -> [Measure] {
    [
      measure("average-precision", skill), measure("roc-auc", 0.5 + skill / 2),
      measure("recall", skill * 0.8), measure("fpr", 0.02), measure("precision", skill * 0.7),
      measure("alert-rate", 0.03), measure("tpr@fpr=0.01", skill * 0.6),
      measure("daily-recall@rows=10", skill * 0.5), measure("daily-recall@rows=100", skill * 0.9),
      measure("value-detection-rate", skill * 0.9), measure("money-missed", 12_345.6),
      measure("interval-coverage", 0.8 + skill / 8),
      measure("interval-coverage-gap", skill / 8 - 0.05),
      measure("interval-width", 3.1), measure("event-recall", skill * 0.85),
      measure("alert-delay-median", 3.5),
    ]
  }

  private func slices(_ skill: Double) -> [Slice] {
    let ofKinds = kinds.enumerated().flatMap { place, kind -> [Slice] in
      let area = [measure("roc-auc", min(1, 0.4 + skill / 2 + Double(place) * 0.02))]
      return [Slice(dimension: "kind", value: kind, rows: 300, anomalies: 7, measures: area)]
        + ["mild", "gross"].map {
          Slice(
            dimension: "kind × severity", value: "\(kind) \($0)", rows: 300, anomalies: 4,
            measures: area)
        }
    }
    let segments = ["1 Monday", "2 Tuesday"].map {
      Slice(
        dimension: "weekday", value: $0, rows: 80, anomalies: 9,
        measures: [measure("roc-auc", 0.45 + skill / 3)])
    }
    return ofKinds + segments
  }

  private var trends: [MetricTrend] {
    systems.enumerated().map { place, system in
      let points = (0..<8).map { run in
        MetricTrend.Point(
          run: "2026-11-0\(run + 1)-abc", begun: Instant(seconds: Int64(run) * 86_400),
          commit: "abc123\(run)",
          value: 0.5 + Double(place) * 0.02 + (run < 4 ? 0 : 0.1), isOnOtherData: run == 4)
      }
      return MetricTrend(
        metric: "average-precision", place: "retail", system: system, points: points,
        levels: [(0..<4, 0.5 + Double(place) * 0.02), (4..<8, 0.6 + Double(place) * 0.02)])
    }
  }
}

extension Sample {
  /// Every twentieth row from the third on is anomalous, by one kind after the other.
  fileprivate func kindRows(_ rows: Int) -> [RowKind] {
    kinds.enumerated().map { place, kind in
      RowKind(kind, rows: stride(from: 3 + 20 * place, to: rows, by: 20 * kinds.count).map { $0 })
    }
  }

  /// What a trial keeps to be drawn: of all rows, or of some hundred of many.
  fileprivate func sketches(of report: TrialReport, _ note: DatasetNote) -> [Sketch] {
    var dice = Dice(UInt64(note.rowCount))
    func numbers(_ count: Int, _ scale: Double = 1) -> [Double] {
      (0..<count).map { _ in dice.share() * scale }
    }
    let step = max(1, note.measured.count / 400)
    let places = stride(from: 0, to: note.measured.count, by: step)
    let (rows, scores) = (places.map { note.measured[$0] }, report.scores?.scores ?? [])
    let days = (0..<40).map { Double(19_800 + 7 * $0) }
    let losses = (1...25).map { 9 / Double($0) + 3 }
    let levels = (1...40).map { Double($0 * $0) / 1600 }
    return [
      Sketch(.errors, rows: rows, [.init("score", places.map { scores[$0] })]),
      Sketch(
        .rebuilt, rows: rows,
        [
          .init("given amount", numbers(rows.count, 4)),
          .init("rebuilt amount", numbers(rows.count, 4)),
          .init("given gap in days", numbers(rows.count, 90)),
          .init("rebuilt gap in days", numbers(rows.count, 9000)),
        ]),
      Sketch(
        .latent, rows: rows,
        [.init("latent-1", numbers(rows.count)), .init("latent-2", numbers(rows.count, 50))]),
      Sketch(.training, [.init("learned", losses), .init("held", losses.map { $0 * 0.9 })]),
      Sketch(
        .watch,
        [
          .init("day", days), .init("rows", numbers(40, 500).map { $0 + 300 }),
          .init("alerts", numbers(39, 12) + [90]),
        ]),
      Sketch(
        .drift,
        [
          .init("day", days), .init("rows", numbers(40, 500)), .init("psi", numbers(40, 0.4)),
          .init("limit", numbers(40, 0.02).map { $0 + 0.05 }),
        ]),
      Sketch(
        .chances,
        [
          .init("chance", levels), .init("normal", levels.map { min(1, $0 * 1.4) }),
          .init("anomalous", levels.map { min(1, $0 * 9) }), .init("rows", [380]),
        ]),
    ]
      + (hasTimes
        ? [
          Sketch(
            .pace,
            [
              .init("median", numbers(60, 90).map { $0 + 800 }),
              .init("highest", numbers(60, 90_000).map { $0 + 900 }),
            ])
        ] : [])
  }
}

/// Names that try to break out of a script or a picture, or are hard to set.
let hostileNames = [
  "`touch pwned`", "@pwned", "$(touch pwned)", "it's \"quoted\"", "{/Bold=40 big} ^up _down",
  "a & b <script>alert(1)</script> ]]> c", "100 %d %s\nsystem('touch pwned')",
  "ends with a backslash \\", "\u{202E}desrever", "tab\tand\u{0}nul", "名前が長い検出器の設定パラメータ",
  "كاشف الشذوذ في المعاملات", "детектор аномалий с очень длинным именем", "x",
  "knn:k=20,metric=euclidean@entity:window=10+30d@pot:risk=0.001x",
]
