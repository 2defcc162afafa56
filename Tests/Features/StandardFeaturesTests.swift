import RingtrueCore
import RingtrueFeatures
import Testing

@Suite struct `The standard recipe` {
  /// Mean 2, population deviation √(2/3) over the three cells that are there.
  @Test func `scales by the population deviation of the training rows alone`() throws {
    let train = try Table(columns: [
      Column("x", .integers([1, 2, 3, 0]), missing: RowSet([3])),
      Column("flat", .reals([0.1, 0.1, 0.1, 0.1])),
    ])
    let fitted = try StandardFeatures(columns: ["x", "flat"]).fit(train, roles: ColumnRoles())
    let deviation = (2.0 / 3).squareRoot()
    let new = try Table(columns: [
      Column("x", .integers([10])), Column("flat", .reals([0.1])),
    ])
    let features = try fitted.features(of: new)
    #expect(features[0, 0] == Float(8 / deviation))
    #expect(features[0, 1].magnitude < 1e-8)
  }
}
