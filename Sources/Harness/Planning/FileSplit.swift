public import RingtrueCore
internal import RingtrueWorlds

/// How the rows of a user's own file are kept apart for learning and measuring.
public struct FileSplit: Sendable, Hashable {
  /// What puts the rows in order.
  public enum Order: String, Sendable, CaseIterable {
    /// The column of times.
    case time
    /// Their order in the file.
    case rows
  }

  /// What puts the rows in order; nil for times where there are any.
  public let order: Order?
  /// The shares of train and calibration; the rest is test.
  public let train: Double, calibration: Double

  /// A split; by default the first half is train, and the next 15 % are calibration.
  public init(_ order: Order? = nil, train: Double = 0.5, calibration: Double = 0.15) {
    precondition(train >= 0 && calibration >= 0 && train + calibration <= 1, "shares sum to 1")
    self.order = order
    self.train = train
    self.calibration = calibration
  }

  /// Reads the settings of a file: `{ split: { by: "time", train: 0.5, calibration: 0.15 } }`.
  public init(reading json: JSON, file: String? = nil) throws(Problems) {
    var fields = FieldReader(json, file: file)
    self.init()
    if let split = fields.json("split") {
      self =
        fields.nested { () throws(Problems) in try FileSplit(shares: split, file: file) } ?? self
    }
    try fields.finish()
  }

  private init(shares json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    let by = fields.choice("by", of: Order.allCases.map(\.rawValue))
    let (train, calibration) = RowSplit.shares(&fields)
    try fields.finish()
    self.init(by.flatMap(Order.init(rawValue:)), train: train, calibration: calibration)
  }

  /// The part of each row: those at the same time are kept together.
  func parts(of table: Table, roles: ColumnRoles) throws -> [RowPart] {
    let times = try order == .rows ? nil : self.times(of: table, roles)
    let places = times.map { times in times.indices.sorted { (times[$0], $0) < (times[$1], $1) } }
    var parts = [RowPart](repeating: .test, count: table.rowCount)
    var last: (time: Int64, part: RowPart)?
    for rank in parts.indices {
      let row = places?[rank] ?? rank
      var part = part(at: Double(rank) / Double(parts.count))
      if let time = times?[row] {
        if let last, last.time == time { part = last.part }
        last = (time, part)
      }
      parts[row] = part
    }
    return parts
  }

  private func part(at place: Double) -> RowPart {
    place < train ? .train : place < train + calibration ? .calibration : .test
  }

  private func times(of table: Table, _ roles: ColumnRoles) throws -> [Int64]? {
    guard let name = roles.time else {
      guard order == .time else { return nil }
      throw Problem("rows cannot be split by time: name the column of times in 'roles'")
    }
    let column = try table.column(name)
    guard let times = column.moments else {
      throw Problem("column '\(name)' holds no times; name another in 'roles'")
    }
    return times.map { $0 ?? .min }
  }
}
