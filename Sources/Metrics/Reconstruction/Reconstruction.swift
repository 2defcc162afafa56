import RingtrueCore

/// Cells as they were given, as a model rebuilt them, and as they were before anything happened.
public struct Reconstruction: Repeated {
  /// The part's name.
  public static let what = "rebuilt cells"

  /// The values of one column, row by row.
  public struct Column: Sendable {
    /// The column's name.
    public let name: String
    /// The values that the model saw.
    public let given: [Double]
    /// The values that it made of them.
    public let rebuilt: [Double]
    /// The values of the clean twin, if there is one.
    public let clean: [Double]?

    /// A column's values, all finite and of one length.
    public init(
      name: String, given: [Double], rebuilt: [Double], clean: [Double]? = nil
    ) throws(MetricsError) {
      try requireSameLength("given values", given.count, "rebuilt values", rebuilt.count)
      try requireFinite("given values of '\(name)'", given)
      try requireFinite("rebuilt values of '\(name)'", rebuilt)
      if let clean {
        try requireSameLength("given values", given.count, "clean values", clean.count)
        try requireFinite("clean values of '\(name)'", clean)
      }
      self.init(checked: name, given, rebuilt, clean)
    }

    init(checked name: String, _ given: [Double], _ rebuilt: [Double], _ clean: [Double]?) {
      self.name = name
      self.given = given
      self.rebuilt = rebuilt
      self.clean = clean
    }

    /// The mean squared difference between given and rebuilt values.
    public var squaredError: Double? { mean { $0 * $0 } }
    /// The mean absolute difference between given and rebuilt values.
    public var absoluteError: Double? { mean { abs($0) } }

    private func mean(_ loss: (Double) -> Double) -> Double? {
      given.isEmpty ? nil : sum(loss) / Double(given.count)
    }

    func sum(_ loss: (Double) -> Double) -> Double {
      zip(given, rebuilt).reduce(0) { $0 + loss($1.0 - $1.1) }
    }

    /// The rows in which the given value is not the clean one.
    func changedRows() throws(Undefined) -> [(row: Int, clean: Double)] {
      guard let clean else { throw .notGiven("clean twins") }
      return given.indices.filter { given[$0] != clean[$0] }.map { ($0, clean[$0]) }
    }
  }

  /// The columns, each with its own errors.
  public let columns: [Column]
  let clusters: Clusters?

  /// Columns of one table, all of one length.
  public init(_ columns: [Column], clusters: Clusters? = nil) {
    precondition(
      columns.allSatisfy { $0.given.count == columns.first?.given.count },
      "the columns of one table have as many rows")
    precondition(
      clusters.map { $0.rows.count == columns.first?.given.count } ?? true,
      "a cluster for each row")
    self.columns = columns
    self.clusters = clusters
  }

  var units: Int { columns.first?.given.count ?? 0 }

  func repeated(_ times: [UInt32]) -> Reconstruction {
    Reconstruction(
      columns.map {
        Column(
          checked: $0.name, $0.given.repeated(times), $0.rebuilt.repeated(times),
          $0.clean?.repeated(times))
      })
  }

  func mean(_ loss: (Double) -> Double) throws(Undefined) -> Double {
    let cells = columns.reduce(0) { $0 + $1.given.count }
    guard cells > 0 else { throw .noRows }
    return columns.reduce(0) { $0 + $1.sum(loss) } / Double(cells)
  }

  /// The squared distance to the clean values over the changed cells: of what was given, and of
  /// what was rebuilt.
  func repair() throws(Undefined) -> (cells: Int, given: Double, rebuilt: Double) {
    var (cells, given, rebuilt) = (0, 0.0, 0.0)
    for column in columns {
      for (row, clean) in try column.changedRows() {
        cells += 1
        given += (column.given[row] - clean) * (column.given[row] - clean)
        rebuilt += (column.rebuilt[row] - clean) * (column.rebuilt[row] - clean)
      }
    }
    guard cells > 0 else {
      throw Undefined(code: "nothing-changed", "the clean twin differs in no cell")
    }
    return (cells, given, rebuilt)
  }
}

extension Metric {
  /// The mean squared difference between given and rebuilt cells.
  public static let reconstructionSquared = reconstruction(
    "reconstruction-mse", "The mean squared difference between given and rebuilt cells.", .lower,
    0...Double.infinity
  ) { cells throws(Undefined) in try cells.mean { $0 * $0 } }

  /// The mean absolute difference between given and rebuilt cells.
  public static let reconstructionAbsolute = reconstruction(
    "reconstruction-mae", "The mean absolute difference between given and rebuilt cells.", .lower,
    0...Double.infinity
  ) { cells throws(Undefined) in try cells.mean { abs($0) } }

  /// How far changed cells, as rebuilt, lie from their clean values.
  public static let repairError = reconstruction(
    "repair-mse", "The mean squared difference of rebuilt and clean values over the changed cells.",
    .lower, 0...Double.infinity
  ) { cells throws(Undefined) in
    let repair = try cells.repair()
    return repair.rebuilt / Double(repair.cells)
  }

  /// The share of the damage that is undone; below 0 if it is made worse.
  public static let repairGain = reconstruction(
    "repair-gain", "The share of the squared damage that rebuilding undoes; 0 if it changes none.",
    .higher, -Double.infinity...1
  ) { cells throws(Undefined) in
    let repair = try cells.repair()
    return 1 - repair.rebuilt / repair.given
  }
}

private func reconstruction(
  _ id: String, _ summary: String, _ better: MetricCard.Orientation, _ range: ClosedRange<Double>,
  _ value: @escaping @Sendable (Reconstruction) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "reconstruction", summary: summary, better: better, range: range,
      interval: "bootstrap", reference: "by definition"),
    resampling: \.reconstruction, value: value)
}
