internal import RingtrueCore

extension DataGuards {
  /// Measured rows that were learned from: a detector that remembers is taken for one that knows.
  static let duplicates = Guard<TrialData>("RT001", .warning) { data in
    guard let share = RowCopies(of: data, alike: .equal).suspicious(beyond: 0.002) else {
      return nil
    }
    return "\(percent(share)) of the measured rows are copies of training rows; take copies out,"
      + " or keep all copies of a row in one part"
  }

  /// Measured rows that differ from training rows by little more than their time.
  static let nearDuplicates = Guard<TrialData>("RT002", .warning) { data in
    let equal = RowCopies(of: data, alike: .equal)
    guard equal.suspicious(beyond: 0.002) == nil,
      let share = RowCopies(of: data, alike: .nearly).suspicious(beyond: 0.01)
    else { return nil }
    return "\(percent(share)) of the measured rows nearly equal training rows, times aside; keep"
      + " all versions of a row in one part"
  }

  /// A share for people.
  static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return "\(tenths) %"
  }
}

/// How many measured rows stand among the training rows already.
///
/// Data of few words repeat rows by nature; so the share is held against that of training rows that
/// stand among the training rows before them. Cost: one pass over the cells.
struct RowCopies {
  /// When rows count as the same.
  enum Likeness {
    /// All cells are equal, those that name a row aside.
    case equal
    /// Numbers agree in three digits, and times do not matter.
    case nearly
  }

  /// The share of measured rows that are copies.
  let share: Double
  /// The share of the later half of training rows that are copies of the earlier half.
  let usual: Double
  private let count: Int

  init(of data: TrialData, alike: Likeness) {
    guard data.split != .transductive else {
      (share, usual, count) = (0, 0, 0)
      return
    }
    let prints = Self.prints(of: data, alike)
    let (train, measured) = (data.train, data.measured)
    let half = train.count / 2
    let early = Set(train[..<half].map { prints[$0] })
    let repeated = train[half...].count { early.contains(prints[$0]) }
    let learned = Set(train.map { prints[$0] })
    count = measured.count { learned.contains(prints[$0]) }
    share = Double(count) / Double(max(1, measured.count))
    usual = Double(repeated) / Double(max(1, train.count - half))
  }

  /// The share, if there are more copies than the data have by nature.
  func suspicious(beyond limit: Double) -> Double? {
    count >= 3 && share > limit && share > 3 * usual ? share : nil
  }

  /// A number a row, equal for rows that are alike.
  private static func prints(of data: TrialData, _ likeness: Likeness) -> [UInt64] {
    var left = data.names
    if let id = data.roles.id { left.insert(id) }
    var prints = [UInt64](repeating: 0xCBF2_9CE4_8422_2325, count: data.table.rowCount)
    for column in data.table.removing(left).columns {
      if likeness == .nearly, column.isTime { continue }
      for row in prints.indices {
        let code = likeness == .nearly ? column.roundedCode(row) : column.code(row)
        prints[row] = ((prints[row] ^ code) &* 0x9E37_79B9_7F4A_7C15).rotatedLeft(29)
      }
    }
    return prints
  }
}

extension Column {
  fileprivate var isTime: Bool {
    switch cells {
    case .days, .instants: true
    default: false
    }
  }

  /// A number that says what the cell holds.
  fileprivate func code(_ row: Int) -> UInt64 {
    if missing.contains(row) { return 1 }
    return switch cells {
    case .integers(let cells): UInt64(bitPattern: cells[row]) &+ 2
    case .decimals(let cells): UInt64(bitPattern: cells.units[row]) &+ 2
    case .reals(let cells): cells[row].bitPattern &+ 2
    case .flags(let cells): cells[row] ? 3 : 2
    case .days(let cells): UInt64(bitPattern: Int64(cells[row].number)) &+ 2
    case .instants(let cells): UInt64(bitPattern: cells[row].microseconds) &+ 2
    case .categories(let cells): UInt64(cells.codes[row]) + 2
    case .texts(let cells):
      cells[row].utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
  }

  /// The same for a number of three digits.
  fileprivate func roundedCode(_ row: Int) -> UInt64 {
    guard !missing.contains(row), let number = cells.number(row), number != 0 else {
      return code(row)
    }
    // Eight bits of the fraction are two and a half decimal digits.
    return (number.bitPattern + 1 << 43) >> 44
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(_ places: UInt64) -> UInt64 {
    self << places | self >> (64 - places)
  }
}
