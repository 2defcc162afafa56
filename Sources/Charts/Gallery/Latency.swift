package import RingtrueCore

extension Chart {
  /// How long single rows take.
  static let latency = Chart(
    "latency", "The times that systems take to score one row, all of them (cumulative, log).",
    .ofContest { contest, style throws(MissingMaterial) in
      try LatencyCurves(contest, style).figure()
    })

  /// How many rows a second, and how much memory.
  static let throughput = Chart(
    "throughput", "Rows that every system scores in a second, and the memory that it holds.",
    .ofContest { contest, style throws(MissingMaterial) in
      try Throughput(contest, style).figure()
    })
}

/// Times of one stage, all trials together.
package struct TimeLaw: Sendable {
  /// The ranges that occurred, ascending.
  let buckets: [StageTime.Bucket]
  let count: Int
  /// How many rows one time is for.
  package let rows: Int

  init?(_ times: [StageTime]) {
    var counts: [Int: Int] = [:]
    for bucket in times.flatMap(\.buckets) {
      counts[bucket.nanoseconds, default: 0] += bucket.count
    }
    count = counts.values.reduce(0, +)
    guard count > 0 else { return nil }
    buckets = counts.sorted { $0.key < $1.key }.map {
      StageTime.Bucket(nanoseconds: $0.key, count: $0.value)
    }
    rows = max(1, times.map(\.rows).reduce(0, +) / max(1, times.count))
  }

  /// The time that some share of all does not exceed.
  package func quantile(_ share: Double) -> Double? {
    let needed = max(1, Int((share * Double(count)).rounded(.up)))
    var passed = 0
    for bucket in buckets {
      passed += bucket.count
      if passed >= needed { return Double(bucket.nanoseconds) }
    }
    return buckets.last.map { Double($0.nanoseconds) }
  }

  /// The share of times up to each that occurred.
  var corners: [Point] {
    var (passed, points) = (0, [Point]())
    for bucket in buckets {
      let x = Double(max(1, bucket.nanoseconds))
      points.append(Point(x, Double(passed) / Double(count)))
      passed += bucket.count
      points.append(Point(x, Double(passed) / Double(count)))
    }
    return points
  }
}

extension Contender {
  /// The times of a stage, if they were taken.
  package func times(_ stage: StageTime.Stage) -> TimeLaw? {
    TimeLaw(reports.flatMap(\.times).filter { $0.stage == stage })
  }
}

/// Draws the laws of latencies.
private struct LatencyCurves {
  private let contest: Contest
  private let style: Style
  private let cast: Cast<Contender>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    let leader = try contest.requireLeader()
    let timed = contest.contenders.filter { $0.times(.row) != nil }
    guard timed.contains(where: { $0.role == .system }) else {
      throw .noMeasure("times of single rows", "run with --timing quick or full")
    }
    // The leader first, then those who are next in quality.
    cast = Cast(
      timed.filter { $0.name == leader.name } + timed.filter { $0.name != leader.name }, in: style)
  }

  func figure() throws(MissingMaterial) -> Figure {
    let laws = (cast.members.map(\.contender) + cast.others).compactMap { $0.times(.row) }
    guard let best = cast.members.first else { throw .noSystems }
    let low = laws.compactMap { $0.quantile(0) }.min() ?? 1
    let high = laws.compactMap { $0.quantile(0.999) }.max() ?? 10
    let from = powerOfTen(decade(of: max(1, low)))
    let to = max(from * 10, powerOfTen(decade(of: high) + 1))
    var plot = CurvePlot(
      title: title(best.contender), subtitle: contest.subtitle,
      note:
        "Rows are scored one by one, after a warm-up. Times depend on the machine and on what else "
        + "it does: compare them within this picture.",
      x: .powers(from, to) { $0.duration }, y: .shares(upTo: 1.02),
      xName: "time to score one row (log)",
      yName: "share of the rows", backgroundPen: cast.background, table: table)
    // In characters the last two would stand on one line.
    let shares = [0, 0.25, 0.5, 0.75] + (style.isText ? [1] : [0.95, 1])
    plot.y.ticks = shares.map { Axis.Tick(value: $0, name: $0.decimals(2)) }
    plot.background = cast.others.compactMap { $0.times(.row)?.corners }.map { clipped($0, to) }
    plot.curves = cast.members.compactMap { member in
      member.contender.times(.row).map { (clipped($0.corners, to), member.pen) }
    }
    return plot.drawn(in: style)
  }

  /// The curve as far as the panel reaches, and on to its edge.
  private func clipped(_ points: [Point], _ to: Double) -> [Point] {
    let inside = points.filter { $0.x <= to }
    return inside + (inside.last.map { [Point(to, $0.y)] } ?? [])
  }

  private func title(_ best: Contender) -> String {
    guard let law = best.times(.row), let middle = law.quantile(0.5), let late = law.quantile(0.99)
    else { return "How long rows take" }
    return "\(best.name), the best, scores half of the rows within \(middle.duration) "
      + "and 99 % within \(late.duration)"
  }

  private var table: SideTable {
    // A column of characters has no room for the names beside each time.
    cast.table(
      style.isText ? "p50, p95 and p99, best first" : "best by AP first",
      figures: cast.members.map { member in
        let law = member.contender.times(.row)
        return [("p50 ", 0.5), ("p95 ", 0.95), ("p99 ", 0.99)].compactMap { name, share in
          law?.quantile(share).map { (style.isText ? "" : name) + $0.duration }
        }.joined(separator: "  ")
      })
  }
}

/// Draws rows a second.
private struct Throughput {
  private let contest: Contest
  private let style: Style

  init(_ contest: Contest, _ style: Style) { (self.contest, self.style) = (contest, style) }

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let known = contest.contenders.compactMap { contender in
      contender.times(.batch).flatMap { law in
        law.quantile(0.5).map {
          (contender: contender, rate: Double(law.rows) / max(1, $0) * 1e9)
        }
      }
    }.sorted { $0.rate > $1.rate }
    guard let best = known.first(where: { $0.contender.role == .system }) else {
      throw .noMeasure("times of whole tables", "run with --timing quick or full")
    }
    let low = powerOfTen(decade(of: known.map(\.rate).min() ?? 1))
    let high = (known.map(\.rate).max() ?? 10) * 1.5
    let (rows, rest) = RowList.cut(known.map { row($0.contender, $0.rate, leader) }, in: style)
    let list = RowList(
      rows: rows, axis: .powers(low, max(high, low * 10)) { $0.compact },
      axisName: "rows scored in a second, in one batch (log)")
    let own = known.first { $0.contender.name == leader.name }
    var sheet = Sheet(
      title(best, own.map { ($0.contender, $0.rate) }), contest.subtitle,
      note: rest
        + "Middle of the repetitions, on the machine of the run; the leader in quality has a colour "
        + "of its own. Memory is the most that a "
        + "trial held beside what was there before, where the system could tell.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func row(_ contender: Contender, _ rate: Double, _ leader: Contender) -> RowList.Row {
    let theme = style.theme
    let isControl = contender.role == .control
    let colour =
      contender.name == leader.name
      ? theme.series[1] : isControl ? theme.quiet : theme.series[0]
    let memory = contender.reports.compactMap { $0.usage?.peakBytes }.filter { $0 > 0 }.max()
    return RowList.Row(
      name: contender.name,
      values: [.init(value: rate, bounds: nil, dot: Dot(colour, 1.2, isControl ? .ring : .disc))],
      figures: ["\(rate.compact) rows/s"] + (memory.map { ["\(Double($0).compact)B"] } ?? []),
      colour: isControl ? theme.quiet : theme.ink)
  }

  private func title(
    _ best: (contender: Contender, rate: Double), _ leader: (Contender, Double)?
  ) -> String {
    let head = "\(best.contender.name) scores \(best.rate.compact) rows a second"
    guard let leader, leader.0.name != best.contender.name else { return head }
    return "\(head); \(leader.0.name), which leads in quality, \(leader.1.compact)"
  }
}
