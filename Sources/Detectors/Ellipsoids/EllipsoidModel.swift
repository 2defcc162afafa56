public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by its distance from the center of an ellipsoid, in units of the spread.
///
/// A conformer says which rows the ellipsoid is laid around; scoring and keeping are the same.
public protocol EllipsoidDetector: Detector where Fitted == EllipsoidModel<Self> {}

/// An ellipsoid around ordinary rows.
public struct EllipsoidModel<Kind: EllipsoidDetector>: FittedDetector, Attributing, Probabilistic {
  private let names: [String]
  private let ellipsoid: Ellipsoid

  init(names: [String], ellipsoid: Ellipsoid) {
    self.names = names
    self.ellipsoid = ellipsoid
  }

  /// The squared Mahalanobis distance of each row. Cost: O(d²) a row.
  public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try rows.checkScorable(names)
    return try ellipsoid.squaredDistances(of: rows.features, under: conditions)
  }

  /// What each cell adds to the squared distance, its share in products with others included; a
  /// cell that tempers the others adds less than nothing.
  public func contributions(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try rows.checkScorable(names)
    let map = AffineMap(center: ellipsoid.center, matrix: ellipsoid.precision)
    return try map.cells(of: rows.features, under: conditions) { $0 * $1 }
  }

  /// The chance that a normal row lies as far out: the upper tail of chi-square.
  public func pValue(of score: Double) -> Double {
    Special.chiSquareUpper(score, degrees: Double(names.count))
  }

  /// The center, the map and the determinant.
  public var archive: Archive {
    Archive(
      detector: Kind.card.id,
      [
        "names": .strings(names), "center": .doubles(ellipsoid.center),
        "matrix": .doubles(ellipsoid.map.matrix),
        "log-determinant": .doubles([ellipsoid.logDeterminant]),
      ])
  }

  /// What was learned, from plain data.
  public init(_ archive: Archive) throws(ArchiveError) {
    try archive.expect(Kind.card.id)
    names = try archive.strings("names")
    let center = try archive.doubles("center", count: names.count)
    let matrix = try archive.doubles("matrix", count: names.count * names.count)
    let determinant = try archive.doubles("log-determinant", count: 1)[0]
    ellipsoid = Ellipsoid(
      map: AffineMap(center: center, matrix: matrix), logDeterminant: determinant)
  }
}
