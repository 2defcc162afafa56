internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// How time and memory grow with the rows.
  static let scaling = Chart(
    "scaling", "Time to learn, time to score and memory against rows (log-log, with slopes).",
    .ofRun { material, style throws(MissingMaterial) in
      try ScalingPanels(material, style).figure()
    })
}

/// Draws how costs grow from dataset to dataset.
private struct ScalingPanels {
  private let material: ChartMaterial
  private let style: Style
  private let laws: [GrowthLaw]

  init(_ material: ChartMaterial, _ style: Style) throws(MissingMaterial) {
    (self.material, self.style) = (material, style)
    let systems = material.contests.flatMap { $0.systems.map(\.name) }
    var seen: Set<String> = []
    let names = systems.filter { seen.insert($0).inserted }
    laws = GrowthLaw.Cost.allCases.flatMap { cost in
      names.compactMap { GrowthLaw(cost, of: $0, in: material) }
    }
    guard !laws.isEmpty else {
      let sizes = Set(material.contests.flatMap { $0.datasets.map(\.rowCount) }).count
      throw .tooFew(
        "sizes of data in a timed run", sizes, needed: 3,
        "run one scenario at several --rows, or several scenarios, with --timing")
    }
  }

  private func own(_ cost: GrowthLaw.Cost) -> [GrowthLaw] {
    laws.filter { $0.cost == cost }.sorted { ($1.last, $0.system) < ($0.last, $1.system) }
  }

  /// The systems that have a colour: those that take longest to learn at the largest size.
  private var named: [String] {
    let order = GrowthLaw.Cost.allCases.flatMap { own($0).map(\.system) }
    var seen: Set<String> = []
    return Array(order.filter { seen.insert($0).inserted }.prefix(style.theme.series.count))
  }

  func figure() -> Figure {
    let costs = GrowthLaw.Cost.allCases.filter { !own($0).isEmpty }
    let shown = Array(costs.prefix(PanelGrid.most(in: style)))
    let grid = PanelGrid(
      cells: shown.map(cell),
      keys: zip(named, style.theme.series).map { .init(.line(Pen($1, 2)), $0) },
      xName: "rows (log)", yName: "cost (log)")
    let sizes = Set(laws.flatMap { $0.points.map(\.x) }).count
    var sheet = Sheet(
      title, "\(material.note.id)  ·  \(sizes) sizes of data  ·  medians over seeds",
      note: "Slopes are least squares in logarithms: 1 is a cost that doubles with the rows, 2 one "
        + "that grows with their square. Datasets of different kinds differ in more than size. Grey "
        + "lines are other systems.", body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ cost: GrowthLaw.Cost) -> PanelGrid.Cell {
    let laws = own(cost)
    let points = laws.flatMap(\.points)
    let x = Axis.around(points.map(\.x).min() ?? 1, points.map(\.x).max() ?? 10).compacted
    let low = points.map(\.y).min() ?? 1, high = points.map(\.y).max() ?? 10
    let y = Axis.powers(
      powerOfTen(decade(of: low)), powerOfTen(decade(of: high) + 1), name: cost.words)
    let marks = laws.reversed().flatMap { law -> [Mark] in
      let place = named.firstIndex(of: law.system)
      let colour = place.map { style.theme.series[$0] } ?? style.theme.faint
      return [
        .line(law.points, Pen(colour, style.scaled(place == nil ? 0.8 : 1.8))),
        .dots(law.points, Dot(colour, place == nil ? 0.5 : 0.9)),
      ]
    }
    let steepest = laws.max { $0.slope < $1.slope }
    return PanelGrid.Cell(
      name: cost.title,
      detail: steepest.map { "steepest: \($0.system), slope \($0.slope.decimals(1))" } ?? "",
      x: x, y: y, marks: marks)
  }

  private var title: String {
    guard let steepest = laws.max(by: { $0.slope < $1.slope }) else { return "" }
    return
      "\(steepest.system) grows fastest with the rows: its \(steepest.cost.noun) by the power of "
      + steepest.slope.decimals(1)
  }
}

/// How one cost of a system grows with the rows.
struct GrowthLaw: Sendable {
  /// What grows.
  enum Cost: CaseIterable { case fit, batch, memory }

  let cost: Cost
  let system: String
  /// The rows, and the median cost, ascending.
  let points: [Point]
  /// The power of the rows that fits best.
  let slope: Double

  /// The largest cost.
  var last: Double { points.last?.y ?? 0 }

  /// The growth over the datasets of a run; nil where there are fewer than three sizes.
  init?(_ cost: Cost, of system: String, in material: ChartMaterial) {
    var costs: [Int: [Double]] = [:]
    for contest in material.contests {
      for report in contest.contenders.first(where: { $0.name == system })?.reports ?? [] {
        guard let (rows, value) = cost.value(of: report), rows > 0, value > 0 else { continue }
        costs[rows, default: []].append(value)
      }
    }
    guard costs.count >= 3 else { return nil }
    let points = costs.sorted { $0.key < $1.key }.map { rows, values in
      Point(Double(rows), values.sorted()[values.count / 2])
    }
    (self.cost, self.system, self.points) = (cost, system, points)
    let logs = points.map { (x: Elementary.log($0.x), y: Elementary.log($0.y)) }
    let count = Double(logs.count)
    let means = (logs.reduce(0) { $0 + $1.x } / count, logs.reduce(0) { $0 + $1.y } / count)
    let products = logs.reduce(0) { $0 + ($1.x - means.0) * ($1.y - means.1) }
    slope = products / logs.reduce(0) { $0 + ($1.x - means.0) * ($1.x - means.0) }
  }
}

extension GrowthLaw.Cost {
  fileprivate var title: String {
    switch self {
    case .fit: "time to learn"
    case .batch: "time to score all rows at once"
    case .memory: "memory held while learning"
    }
  }

  fileprivate var noun: String {
    switch self {
    case .fit: "time to learn"
    case .batch: "time to score"
    case .memory: "memory"
    }
  }

  fileprivate func words(_ value: Double) -> String {
    self == .memory ? value.compact + "B" : value.duration
  }

  /// How many rows, and what they cost.
  fileprivate func value(of report: TrialReport) -> (rows: Int, value: Double)? {
    func law(_ stage: StageTime.Stage) -> TimeLaw? {
      TimeLaw(report.times.filter { $0.stage == stage })
    }
    switch self {
    case .fit: return law(.fit).flatMap { law in law.quantile(0.5).map { (law.rows, $0) } }
    case .batch: return law(.batch).flatMap { law in law.quantile(0.5).map { (law.rows, $0) } }
    case .memory:
      return law(.fit).flatMap { law in
        report.usage?.peakBytes.map { (law.rows, Double($0)) }
      }
    }
  }
}
