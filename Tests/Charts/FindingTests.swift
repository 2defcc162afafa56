import RingtrueCore
import Testing

@testable import RingtrueCharts

/// What charts say of runs that give little to say, or something else than usual.
@Suite struct `A chart` {
  /// The figure of a chart of one contest.
  private func figure(
    _ chart: Chart, _ contenders: [Contender], sorters: [Sorter] = [], _ style: Style = Style()
  ) throws -> Figure {
    let contest = Contest("retail", datasets: [], contenders: contenders, sorters: sorters)
    let note = RunNote(id: "2026-11-21-sample", begun: Instant(seconds: 0), planned: 1)
    let material = ChartMaterial(note, contests: [contest])
    return try #require(chart.exhibits(of: material, in: style).first).figure.get()
  }

  private func contender(
    _ name: String, as role: Contender.Role = .system, precision: Double = 0.5,
    _ fill: (inout TrialReport) -> Void = { _ in }
  ) -> Contender {
    let trial = Trial(scenario: "retail", part: "", seed: 1, system: name)
    var report = TrialReport(trial, data: "", .scored([]))
    fill(&report)
    return Contender(name, as: role, precision: precision, reports: [report], on: [])
  }

  private func area(_ value: Double, reach: Double = 0.05) -> Measure {
    Measure(
      metric: "roc-auc", value: .success(value),
      interval: .success(
        .init(low: value - reach, high: value + reach, confidence: 0.95, method: "given")))
  }

  private func watched(_ alerts: [Double]) -> Contender {
    contender("vae") { report in
      let days = alerts.indices.map { Double(19_800 + 7 * $0) }
      report.sketches = [
        Sketch(
          .watch,
          [
            .init("day", days), .init("rows", days.map { _ in 1000 }), .init("alerts", alerts),
          ])
      ]
    }
  }

  @Test func `of alerts praises nobody who flags nothing`() throws {
    let silent = try figure(.alerts, [watched(Array(repeating: 0, count: 12))])
    #expect(
      silent.title == "vae flags nothing in any of 12 weeks: there is nothing to control")
    let steady = try figure(.alerts, [watched([20, 22, 19, 21, 20, 18, 22, 20, 21, 19])])
    #expect(
      steady.title == "vae flags 2.0 % of the rows, and stays within three sigma in all of 10 weeks"
    )
  }

  @Test func `of drift tells what chance alone would give from what it would not`() throws {
    func drifting(_ beyond: Int, _ limit: Double = 0.1) throws -> Figure {
      let psi = (0..<40).map { $0 < beyond ? 0.5 : 0.01 }
      return try figure(
        .drift,
        [
          contender("vae") { report in
            let days = psi.indices.map { Double(19_800 + 7 * $0) }
            let limits = psi.map { _ in limit }
            report.sketches = [
              Sketch(
                .drift,
                [
                  .init("day", days), .init("rows", psi.map { _ in 99 }), .init("psi", psi),
                  .init("limit", limits),
                ])
            ]
          }
        ])
    }
    #expect(try drifting(0).title.contains("no further than chance would in any of 40 periods"))
    #expect(try drifting(2).title.contains("in 2 of 40 periods, as often as chance alone would"))
    #expect(try drifting(9).title.contains("beyond chance in 9 of 40 periods, to a PSI of 0.50"))
    // The limit of chance is drawn as well as the line, however far up it is.
    let panel = try #require(drifting(0, 2.5).panels.first)
    #expect(panel.y.to > 2.5 && panel.y.to < 3)
  }

  @Test func `of kinds owns that a control does better, and what has no room`() throws {
    func system(_ name: String, _ role: Contender.Role, _ value: Double, count: Int) -> Contender {
      contender(name, as: role) { report in
        report.slices = [
          Slice(
            dimension: "kind", value: "ring", rows: 300, anomalies: count, measures: [area(value)])
        ]
      }
    }
    func title(_ control: Double, count: Int = 9) throws -> String {
      try figure(
        .kinds,
        [
          system("vae", .system, 0.6, count: count), system("knn", .system, 0.5, count: count),
          system("amount", .control, control, count: count),
        ]
      ).title
    }
    #expect(try title(0.5) == "The only kind is ring: vae does best, at 0.60")
    #expect(
      try title(0.8)
        == "The only kind is ring: vae does best, at 0.60, and yet the control amount has 0.80")
    #expect(try title(0.5, count: 3).hasPrefix("No kind has the 5 anomalous rows"))
    let many = (0..<30).map { system("system-\($0)", .system, 0.6, count: 9) }
    let slide = try figure(.kinds, many, Style(.slide))
    let rows = slide.captions.count { $0.text.hasPrefix("system-") }
    #expect(rows < 30)
    #expect(
      slide.captions.contains { $0.text.contains("no room for \((30 - rows).of("more system"))") })
  }

  @Test(arguments: [
    (4, 0.6, "There are too few anomalies to tell"), (20, 0.86, "vae ranks mild and gross"),
    (20, 0.6, "vae ranks gross anomalies better than mild ones: mean area 0.90 against 0.60"),
  ])
  func `of severities finds no difference that chance would make`(
    count: Int, mild: Double, title: String
  ) throws {
    let vae = contender("vae") { report in
      func slice(_ dimension: String, _ value: String, _ area: Measure) -> Slice {
        Slice(
          dimension: dimension, value: value, rows: 300, anomalies: count, measures: [area])
      }
      report.slices = ["ring", "burst"].flatMap { kind in
        [
          slice("kind", kind, area(0.8)), slice("kind × severity", "\(kind) mild", area(mild)),
          slice("kind × severity", "\(kind) gross", area(0.9)),
        ]
      }
    }
    #expect(try figure(.severities, [vae]).title.hasPrefix(title))
  }

  @Test func `of a cache leads from left to right alone`() throws {
    let trial = Trial(scenario: "retail", part: "", seed: 1, system: "categorizer/mock")
    var report = TrialReport(trial, data: "", .scored([]))
    report.sketches = [
      Sketch(
        .reuse,
        [
          .init("requests", [10, 20, 30, 40, 50]), .init("distinct", [8, 19, 25, 30, 34]),
          .init("hits", [2, 1, 5, 10, 16]), .init("saved", [0.2, 0.1, 0.1, 0.2, 0.3]),
        ])
    ]
    let sorter = Sorter("mock", as: .system, reports: [report])
    let panel = try #require(figure(.cache, [], sorters: [sorter]).panels.first)
    for mark in panel.marks {
      let points: [Point]
      switch mark {
      case .line(let line, _): points = line
      case .band(let low, _, _): points = low
      default: points = []
      }
      #expect(points.count == 4)
      #expect(zip(points, points.dropFirst()).allSatisfy { $0.x < $1.x })
      #expect(points.last?.x == 50.0 / 34)
    }
  }

  @Test func `of latent spaces shows the many, and tells of the few that lie far off`() throws {
    var dice = Dice(4)
    let places = (0..<200).map { _ in dice.share() }
    let vae = contender("vae") { report in
      report.sketches = [
        Sketch(
          .latent, rows: Array(0..<203),
          [.init("latent-1", places + [1e6, -1e5, 0.5]), .init("latent-2", places + [0, 1, 1e4])])
      ]
    }
    let figure = try figure(.latent, [vae])
    let panel = try #require(figure.panels.first)
    for axis in [panel.x, panel.y] { #expect(axis.from > -3 && axis.to < 4) }
    #expect(figure.captions.contains { $0.text.hasSuffix("; 3 rows beyond the edge") })
  }

  @Test func `of ranks marks a critical difference that is longer than the page`() throws {
    func strokes(_ difference: Double) throws -> [Stroke] {
      let note = RunNote(id: "2026-11-21-sample", begun: Instant(seconds: 0), planned: 1)
      let ranks = MeanRanks(
        [.init("vae", 1.2), .init("knn", 1.8)], datasets: 2, criticalDifference: difference, p: 0.5)
      let material = ChartMaterial(note, contests: [], ranks: ranks)
      let exhibit = try #require(
        Chart.criticalDifference.exhibits(of: material, in: Style()).first)
      let figure = try exhibit.figure.get()
      #expect(figure.strokes.allSatisfy { $0.to.x < figure.width })
      return figure.strokes
    }
    // Two feathers make an arrow of the line.
    #expect(try strokes(9).count == strokes(0.7).count + 2)
  }

  @Test func `of trends owns that the data changed where a level did`() throws {
    func title(isOnOtherData: Bool) throws -> String {
      let points = (0..<8).map { run in
        MetricTrend.Point(
          run: "run-\(run)", begun: Instant(seconds: Int64(run) * 86_400), commit: nil,
          value: run < 4 ? 0.5 : 0.7, isOnOtherData: isOnOtherData && run == 4)
      }
      let trend = MetricTrend(
        metric: "average-precision", place: "retail", system: "vae", points: points,
        levels: [(0..<4, 0.5), (4..<8, 0.7)])
      let note = RunNote(id: "2026-11-21-sample", begun: Instant(seconds: 0), planned: 1)
      let contest = Contest("retail", datasets: [], contenders: [contender("vae")])
      let material = ChartMaterial(note, contests: [contest], trends: [trend])
      return try #require(Chart.trend.exhibits(of: material, in: Style()).first).figure.get().title
    }
    #expect(try title(isOnOtherData: false) == "vae rose from 0.50 to 0.70 at run run-4")
    #expect(try title(isOnOtherData: true).hasSuffix(" at run run-4, when the data changed too"))
  }

  @Test func `of differences owns that another is better`() throws {
    func rival(_ name: String, _ difference: Double, p: Double) -> Contender {
      Contender(
        name, as: .system, precision: 0.5,
        gap: .init(
          difference: difference, bounds: difference - 0.05...difference + 0.05, p: p,
          detectable: 0.1), reports: [], on: [])
    }
    let (better, worse) = (rival("knn", -0.2, p: 0.001), rival("lof", 0.2, p: 0.001))
    let alike = rival("pca", 0.01, p: 0.8)
    #expect(
      try figure(.differences, [contender("vae"), better, worse, alike]).title
        == "1 of 3 others is better than vae, 1 worse; for the rest, chance is explanation enough")
    func title(_ rival: Contender) throws -> String {
      try figure(.differences, [contender("vae"), rival]).title
    }
    #expect(try title(worse) == "vae is better than the other")
    #expect(try title(alike) == "The other cannot be told apart from vae")
  }

  @Test func `of costs tells small ones apart`() throws {
    let sorters = (0..<3).map { place in
      let trial = Trial(scenario: "retail", part: "", seed: 1, system: "categorizer/mock-\(place)")
      let cost = Measure(
        metric: "cost-per-row", value: .success(0.000_013 + 0.000_001 * Double(place)),
        interval: .success(.init(low: 0, high: 0.1, confidence: 0.95, method: "given")))
      let report = TrialReport(trial, data: "", .scored([cost]))
      return Sorter("mock-\(place)", as: .system, reports: [report])
    }
    let captions = try figure(.tokens, [], sorters: sorters).captions.map(\.text)
    for dollars in ["$0.013", "$0.014", "$0.015"] { #expect(captions.contains(dollars)) }
  }

  @Test func `keeps a number apart from a name that is read from the right`() throws {
    let arabic = "كاشف"
    let sample = Sample(systems: ["vae", arabic, "knn"], contests: ["one", "two"])
    for id in ["critical-difference", "trend"] {
      let exhibit = try #require(Charts.named(id)?.exhibits(of: sample.material, in: Style()).first)
      let captions = try exhibit.figure.get().captions.filter { $0.text.contains(arabic) }
      #expect(captions.map(\.text) == [arabic], "\(id)")
    }
  }
}
