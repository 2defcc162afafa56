import RingtrueCore
import Testing

@testable import RingtrueCharts

/// Curves from scores.
@Suite struct `A rank curve` {
  private let labels = Labels([.normal, .anomalous, .normal, .anomalous, .unlabelled, .normal])

  @Test func `passes rows from the highest score down`() throws {
    let curve = try #require(RankCurve(scores: [0.1, 0.9, 0.5, 0.4, 0.8, 0.2], labels: labels))
    #expect(curve.positives == 2 && curve.negatives == 3)
    #expect(
      curve.corners == [
        Point(0, 0), Point(0, 0.5), Point(1.0 / 3, 0.5), Point(1.0 / 3, 1), Point(1, 1),
      ])
    #expect(curve.heights == [0, 1.0 / 3])
    #expect(curve.precisions.map(\.y) == [1, 0.5, 2.0 / 3, 0.4])
  }

  @Test func `is the same for scores and for their order alone`() throws {
    var dice = Dice(7)
    let labels = Labels((0..<500).map { $0 % 9 == 0 ? Label.anomalous : .normal })
    let scores = labels.rows.map { dice.share() + ($0 == .anomalous ? 0.3 : 0) }
    let note = DatasetNote(
      name: "d", digest: "d", rowCount: 500, measured: Array(0..<500), labels: labels)
    let kept = RowScores(rows: note.measured, scores: scores, digest: "")
    let order = ScoreOrder(of: kept, threshold: nil, on: note)
    let packed = try order.scores(digest: "", threshold: nil, on: note)
    #expect(packed.scores != scores)
    #expect(
      RankCurve(scores: packed.scores, labels: labels) == RankCurve(scores: scores, labels: labels))
  }

  @Test func `takes ties halfway`() throws {
    let curve = try #require(
      RankCurve(scores: [1, 1, 1, 1], labels: Labels([.normal, .anomalous, .normal, .normal])))
    #expect(curve.corners == [Point(0, 0), Point(1, 1)] && curve.heights == [0.5])
  }

  @Test func `is none where rows are of one class`() {
    #expect(RankCurve(scores: [1, 2], labels: Labels([.normal, .normal])) == nil)
    #expect(RankCurve(scores: [], labels: Labels([])) == nil)
  }
}

/// Lines with fewer points.
@Suite struct `A thinned line` {
  private let panel = Panel(
    Frame(left: 0, top: 0, right: 400, bottom: 300), x: .shares(), y: .shares())

  @Test func `leaves few points of many, and covers the same pixels`() {
    var dice = Dice(3)
    let points = (0..<200_000).map { Point(Double($0) / 200_000, dice.share()) }
    let thin = Thinning(for: panel).points(points)
    #expect(thin.count <= 4 * 801)
    // In every half pixel the lowest and the highest point are still there.
    func extremes(_ points: [Point]) -> [Int: [Double]] {
      Dictionary(grouping: points) { Int($0.x * 800) }.mapValues { column in
        [column.map(\.y).min() ?? 0, column.map(\.y).max() ?? 0]
      }
    }
    #expect(extremes(thin) == extremes(points))
    #expect(thin.first == points.first && thin.last == points.last)
  }

  @Test func `covers with few dots what all of them cover`() {
    #if DEBUG
      let count = 60_000
    #else
      let count = 1_000_000
    #endif
    var dice = Dice(5)
    // Thick in the middle, thin at the rims.
    let points = (0..<count).map { _ in
      Point((dice.share() + dice.share()) / 2, dice.share() * dice.share())
    }
    for shape in [Dot.Shape.disc, .ring] {
      let dot = Dot(Colour(0), 0.6, shape)
      var full = panel
      full.marks = [.dots(points, dot)]
      guard case .dots(let thin, _)? = Thinning(for: full).marks.first else {
        Issue.record("the dots became something else")
        return
      }
      #expect(thin.count < points.count && thin.count > 100)
      if shape == .disc { #expect(thin.count < points.count / 2) }
      // To within half a pixel the same is covered: by discs as wide as the dots, and by their middles
      // where dots are no discs.
      let reach = shape == .disc ? dot.radius : 0
      let (all, kept) = (covered(points, reach), covered(thin, reach))
      #expect(kept.isSubset(of: all))
      #expect(all.subtracting(kept).isEmpty, "\(shape): \(all.subtracting(kept).count)")
    }
  }

  @Test func `draws of upright strokes none that lies within another`() {
    var dice = Dice(7)
    let strokes = (0..<20_000).map { _ in
      let x = dice.share()
      return (from: Point(x, 0), to: Point(x, dice.share()))
    }
    // Two that only overlap are both needed.
    let apart = (0..<300).map { place in
      (from: Point(0.5, Double(place) / 400), to: Point(0.5, Double(place + 2) / 400))
    }
    for (segments, most) in [(strokes, 1601), (apart, 300)] {
      var full = panel
      full.marks = [.segments(segments, Pen(Colour(0), 1))]
      guard case .segments(let thin, _)? = Thinning(for: full).marks.first else {
        Issue.record("the strokes became something else")
        return
      }
      #expect(thin.count <= most && thin.count * 2 > most)
      // Each quarter of a pixel is as high as it was.
      func tops(_ segments: [(from: Point, to: Point)]) -> [Int: Int] {
        var tops: [Int: Int] = [:]
        for segment in segments {
          let column = Int(segment.to.x * 1600)
          let height = Int((1 - segment.to.y) * 1200)
          tops[column] = min(tops[column] ?? .max, height)
        }
        return tops
      }
      #expect(tops(thin) == tops(segments))
    }
  }

  /// The half pixels within reach of points.
  private func covered(_ points: [Point], _ reach: Double) -> Set<Int> {
    let cells = Int(reach * 2)
    var covered: Set<Int> = []
    for point in points {
      let place = panel.place(point.x, point.y)
      let x = Int(((place.x - panel.frame.left) * 2).rounded())
      let y = Int(((place.y - panel.frame.top) * 2).rounded())
      for dy in -cells...cells {
        for dx in -cells...cells where Double(dx * dx + dy * dy) <= reach * reach * 4 {
          let (x, y) = (x + dx, y + dy)
          if (0...Int(panel.frame.width * 2)).contains(x),
            (0...Int(panel.frame.height * 2)).contains(y)
          {
            covered.insert(y * 100_000 + x)
          }
        }
      }
    }
    return covered
  }

  @Test func `leaves a short line as it is`() {
    let points = [Point(0, 0), Point(0.5, 1), Point(1, 0)]
    #expect(Thinning(for: panel).points(points) == points)
  }
}

/// Labels moved apart.
@Suite struct `Spreading labels` {
  @Test func `moves none that stand apart`() {
    #expect(Spread.middles([10, 50, 90], sizes: [10, 10, 10], within: 0...100) == [10, 50, 90])
  }

  @Test func `sets those that collide side by side around their mean`() {
    #expect(Spread.middles([50, 50], sizes: [10, 20], within: 0...100) == [42.5, 57.5])
    #expect(Spread.middles([2, 1], sizes: [10, 10], within: 0...100) == [15, 5])
  }

  @Test func `never lets two cover each other while there is room`() {
    var dice = Dice(11)
    for _ in 0..<200 {
      let wishes = (0..<12).map { _ in dice.share() * 300 }
      let sizes = (0..<12).map { _ in 5 + dice.share() * 15 }
      let middles = Spread.middles(wishes, sizes: sizes, within: 0...300)
      let order = middles.indices.sorted { middles[$0] < middles[$1] }
      for (one, other) in zip(order, order.dropFirst()) {
        #expect(
          middles[one] + sizes[one] / 2 <= middles[other] - sizes[other] / 2 + 1e-9)
      }
    }
  }
}

/// The axes.
@Suite struct `An axis` {
  @Test func `names round numbers`() {
    #expect(
      Axis.numbers(0, 1, about: 5).ticks.map(\.name) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Axis.numbers(-3, 4, about: 4).ticks.map(\.name) == ["−2", "0", "2", "4"])
    #expect(
      Axis.numbers(0.02, 0.05, about: 3).ticks.map(\.name) == ["0.02", "0.03", "0.04", "0.05"])
  }

  @Test func `names steps of a quarter in as many places as it takes`() {
    #expect(
      Axis.numbers(0, 0.1, about: 4).ticks.map(\.name)
        == ["0.000", "0.025", "0.050", "0.075", "0.100"])
    #expect(
      Axis.numbers(0, 10, about: 4).ticks.map(\.name) == ["0.0", "2.5", "5.0", "7.5", "10.0"])
    #expect(Axis.numbers(0, 100, about: 4).ticks.map(\.name) == ["0", "25", "50", "75", "100"])
    #expect(
      Axis.percents(upTo: 0.001).ticks.map(\.name)
        == ["0 %", "0.025 %", "0.050 %", "0.075 %", "0.100 %"])
    #expect(Axis.percents(upTo: 1).ticks.map(\.name) == ["0 %", "25 %", "50 %", "75 %", "100 %"])
  }

  @Test func `names powers of ten, and what is between them where they are few`() {
    #expect(
      Axis.powers(1, 10_000) { $0.compact }.ticks.map(\.name) == ["1", "10", "100", "1 k", "10 k"])
    #expect(Axis.powers(1, 10) { $0.compact }.ticks.map(\.name) == ["1", "2", "5", "10"])
    #expect(abs(Axis.powers(1, 100) { $0.compact }.share(of: 10) - 0.5) < 1e-12)
  }

  @Test func `counts contrast as browsers do`() {
    // Pairs whose contrast is told in the guidelines and by their tools.
    let white = Colour(0xFFFFFF)
    #expect(abs(Colour(0x000000).contrast(with: white) - 21) < 0.001)
    #expect(abs(Colour(0x767676).contrast(with: white) - 4.54) < 0.01)
    #expect(abs(Colour(0xFF0000).contrast(with: white) - 4.00) < 0.01)
    #expect(abs(Colour(0x0000FF).contrast(with: white) - 8.59) < 0.01)
  }

  @Test func `has colours that stand out from their ground`() {
    for theme in Theme.allCases {
      for colour in theme.series + [theme.ink, theme.quiet] {
        #expect(colour.contrast(with: theme.ground) >= 3, "\(theme) \(colour.digits)")
      }
      #expect(theme.quiet.contrast(with: theme.ground) >= 4.5)
    }
  }
}

/// What a chart of systems says first.
@Suite struct `A finding` {
  private func finding(control: Double) throws -> String {
    let systems = [("vae", 0.7, Contender.Role.system), ("amount", control, .control)]
    let contest = Contest(
      "retail", datasets: [],
      contenders: systems.map { Contender($0.0, as: $0.2, precision: $0.1, reports: [], on: []) })
    return contest.finding(try contest.requireLeader())
  }

  @Test func `owns that a trivial control does as well`() throws {
    #expect(
      try finding(control: 0.7) == "vae leads at AP 0.70, and yet the control amount has 0.70")
    #expect(try finding(control: 0.69) == "vae reaches AP 0.70")
  }

  @Test(arguments: [(0.02, ", the control amount 80 %"), (0.03, ""), (1, "")])
  func `holds the money of a control against a system where it takes no more alerts`(
    _ alerts: Double, _ rest: String
  ) throws {
    func contender(_ name: String, _ role: Contender.Role, _ values: [(String, Double)])
      -> Contender
    {
      let measures = values.map { id, value in
        Measure(
          metric: id, value: .success(value),
          interval: .success(
            .init(low: value, high: value, confidence: 0.95, method: "given")))
      }
      let trial = Trial(scenario: "retail", part: "", seed: 1, system: name)
      return Contender(
        name, as: role, precision: 0.5, reports: [TrialReport(trial, data: "", .scored(measures))],
        on: [])
    }
    let contest = Contest(
      "retail", datasets: [],
      contenders: [
        contender("vae", .system, [("value-detection-rate", 0.3), ("alert-rate", 0.02)]),
        contender("amount", .control, [("value-detection-rate", 0.8), ("alert-rate", alerts)]),
      ])
    let note = RunNote(id: "2026-11-21-sample", begun: Instant(seconds: 0), planned: 1)
    let material = ChartMaterial(note, contests: [contest])
    let exhibit = try #require(Chart.money.exhibits(of: material, in: Style()).first)
    let title = try exhibit.figure.get().title
    #expect(title == "vae flags 30 % of the money in anomalous rows" + rest)
  }
}
