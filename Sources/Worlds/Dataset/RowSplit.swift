public import RingtrueCore
internal import RingtrueKernels

/// What a row is for.
public enum RowPart: String, Sendable, CaseIterable {
  /// To learn from.
  case train
  /// To choose a threshold on.
  case calibration
  /// To measure on.
  case test
  /// For nothing: it would tell one part about another.
  case unused
}

/// How rows are kept apart for learning and measuring.
public struct RowSplit: Sendable, Hashable {
  /// What keeps two parts apart.
  public enum Boundary: String, Sendable, CaseIterable {
    /// Earlier rows are learned from, later ones measured on.
    case time
    /// Some accounts are learned from, others measured on.
    case entity
    /// Both: early rows of some accounts, late rows of others.
    case both
  }

  /// The boundary.
  public let boundary: Boundary
  /// The shares of train and calibration; the rest is test.
  public let train: Double, calibration: Double

  /// A split; by default half of the time is train and 15 % calibration.
  public init(_ boundary: Boundary = .time, train: Double = 0.5, calibration: Double = 0.15) {
    precondition(train >= 0 && calibration >= 0 && train + calibration <= 1, "shares sum to 1")
    self.boundary = boundary
    self.train = train
    self.calibration = calibration
  }

  /// The part at a place from 0 to 1 of the time, or among entities.
  func part(at place: Double) -> RowPart {
    place < train ? .train : place < train + calibration ? .calibration : .test
  }

  /// The part of each row, by its time between two others and by its account.
  func parts(
    times: [Int64], accounts: [Int32], within span: Range<Int64>, seed: UInt64
  ) -> [RowPart] {
    let stream = RandomStream(seed: seed, name: "split")
    let length = Double(span.upperBound - span.lowerBound)
    return times.indices.map { row in
      let byTime = part(at: Double(times[row] - span.lowerBound) / length)
      guard boundary != .time else { return byTime }
      let byEntity = part(at: stream.entity(Int(accounts[row]))[0].unit)
      return boundary == .entity || byTime == byEntity ? byEntity : .unused
    }
  }
}

extension RowSplit {
  /// Reads a split: `{by: "time", train: 0.5, calibration: 0.15}`.
  public init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    let by = fields.choice("by", of: Boundary.allCases.map(\.rawValue))
    let (train, calibration) = Self.shares(&fields)
    try fields.finish()
    self.init(
      by.flatMap(Boundary.init(rawValue:)) ?? .time, train: train, calibration: calibration)
  }

  /// Reads the shares of train and calibration, of which enough must be left for test.
  public static func shares(_ fields: inout FieldReader) -> (train: Double, calibration: Double) {
    let train = fields.number("train", in: 0.05...0.9) ?? 0.5
    let calibration = fields.number("calibration", in: 0...0.9) ?? 0.15
    if train + calibration > 0.95 {
      fields.report("train and calibration leave less than a twentieth for test; lower one")
    }
    return (train, calibration)
  }
}
