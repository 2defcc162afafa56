public import RingtrueCore

/// Scales each numeric column to mean 0 and standard deviation 1 of the training rows.
///
/// The deviation is the population's (divided by n); a column that is constant in training becomes
/// 0 wherever it keeps that constant, and is only centred elsewhere. Missing cells do not count and
/// stay missing. Cost: two passes a column.
public struct StandardFeatures: Recipe {
  /// What a user should know of it.
  public static let card = RecipeCard(
    id: "standard",
    summary: "Numeric columns with mean 0 and population standard deviation 1 in training.")

  private let columns: [String]

  /// A recipe over the named columns.
  public init(columns: [String], _ settings: Settings) { self.columns = columns }

  /// Learns each column's mean and deviation.
  public func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted {
    let raw = try table.features(columns)
    let moments = columns.indices.map { place in
      Moments(ofPresent: raw.feature(place))
    }
    return Fitted(
      columns: columns, means: moments.map(\.mean), deviations: moments.map(\.deviation))
  }

  private struct Moments {
    let mean: Double
    let deviation: Double

    init(ofPresent cells: ArraySlice<Float>) {
      var (sum, count) = (0.0, 0)
      for cell in cells where !cell.isNaN {
        sum += Double(cell)
        count += 1
      }
      let mean = count > 0 ? sum / Double(count) : 0
      var squares = 0.0
      for cell in cells where !cell.isNaN {
        squares += (Double(cell) - mean) * (Double(cell) - mean)
      }
      let deviation = count > 0 ? (squares / Double(count)).squareRoot() : 0
      // Rounding leaves a constant column a deviation of some units in the last place.
      self.mean = mean
      self.deviation = deviation > mean.magnitude * 1e-12 ? deviation : 1
    }
  }
}

extension StandardFeatures {
  /// Means and deviations of the training rows.
  public struct Fitted: FittedRecipe {
    private let columns: [String]
    private let means: [Double]
    private let deviations: [Double]

    fileprivate init(columns: [String], means: [Double], deviations: [Double]) {
      self.columns = columns
      self.means = means
      self.deviations = deviations
    }

    /// The columns, scaled.
    public func features(of table: Table) throws -> FeatureMatrix {
      let raw = try table.features(columns)
      var values: [Float] = []
      values.reserveCapacity(raw.values.count)
      for place in columns.indices {
        let (mean, deviation) = (means[place], deviations[place])
        for cell in raw.feature(place) { values.append(Float((Double(cell) - mean) / deviation)) }
      }
      return FeatureMatrix(names: columns, rowCount: raw.rowCount, values: values)
    }

    /// Names, means and deviations.
    public var archive: Archive {
      Archive(
        detector: "features/standard",
        [
          "columns": .strings(columns), "means": .doubles(means),
          "deviations": .doubles(deviations),
        ])
    }

    /// Names, means and deviations, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect("features/standard")
      columns = try archive.strings("columns")
      means = try archive.doubles("means", count: columns.count)
      deviations = try archive.doubles("deviations", count: columns.count)
      guard deviations.allSatisfy({ $0 > 0 }) else { throw .inconsistent("deviations") }
    }
  }
}
