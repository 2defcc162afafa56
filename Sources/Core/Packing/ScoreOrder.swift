/// The scores of a trial as they are kept: their order, as far as labels can tell.
///
/// Normal rows between the same two anomalous rows are told apart by no measure of how well
/// anomalies are ranked, be it of all rows or of some, and by no test that compares two systems row
/// by row. They are kept as one step; anomalous rows, of which each score is a threshold, keep their
/// own, as do the strangest hundred rows; which rows are flagged is kept too. Where labels tell
/// nothing, every score is a step of its own.
/// An order of 40,000 rows takes 14 bits a row; this takes 4 to 9.
///
/// In its first format the steps were an `Arrangement`, which takes a twelfth less room, and a division
/// a row.
public struct ScoreOrder: Sendable, Hashable {
  /// How many of the strangest rows keep their full order.
  public static let fullOrder = 100

  private static let format: UInt8 = 2

  /// The order, packed.
  public let bytes: [UInt8]

  /// Takes bytes that were packed before.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Packs the order of scores; where the rows are those that the dataset measures, they are left out.
  ///
  /// Cost: a sort, unless the scores know their order.
  public init(of scores: RowScores, threshold: Threshold?, on dataset: DatasetNote?) {
    let isKnown = dataset?.measured == scores.rows
    let steps = Steps(
      scores.scores, ascending: scores.ascending, labels: isKnown ? dataset?.labels : nil,
      threshold: threshold?.score)
    var writer = ByteWriter()
    writer.write(Self.format)
    writer.write(isKnown ? UInt8(1) : 0)
    writer.write(steps.row.count)
    if !isKnown { writer.write(ascending: scores.rows) }
    writer.write(steps.firstFlagged.map { $0 + 1 } ?? 0)
    PrefixCode.pack(steps.row, sorts: steps.count, into: &writer)
    bytes = writer.sealed
  }

  /// The rows with scores of the same order and the same flags as those that were packed.
  ///
  /// The numbers are others: steps of one unit without a threshold, and else its nearest neighbours.
  public func scores(
    digest: String, threshold: Threshold?, on dataset: DatasetNote?
  ) throws(PackingError) -> RowScores {
    var reader = try ByteReader(sealed: bytes)
    let format = try reader.byte()
    guard (1...Self.format).contains(format) else { throw .newer }
    let isKnown = try reader.byte() == 1
    let count = try reader.number()
    let rows = isKnown ? dataset?.measured : try reader.ascending()
    guard let rows, rows.count == count else { throw .otherData }
    let firstFlagged = try reader.number() - 1
    let steps =
      format == 1
      ? try Arrangement.unpack(from: &reader, limit: count)
      : try PrefixCode.unpack(from: &reader, limit: count)
    guard steps.row.count == count else { throw .damaged }
    let scores = steps.row.map { step in
      guard firstFlagged >= 0, let threshold else { return Double(step) }
      return threshold.score.neighbour(Int(step) - firstFlagged)
    }
    return RowScores(rows: rows, scores: scores, digest: digest)
  }
}

/// The step of each row, from the least strange up.
private struct Steps {
  /// The step of each row, in the order of the rows.
  private(set) var row: [UInt32]
  /// How many steps there are.
  private(set) var count = 0
  /// The first step that is flagged; one behind the last when none is.
  private(set) var firstFlagged: Int?

  /// What labels tell of rows that share a score.
  private struct Class: OptionSet {
    let rawValue: UInt8

    static let normal = Class(rawValue: 1)
    static let anomalous = Class(rawValue: 2)
    static let both: Class = [.normal, .anomalous]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ label: Label) {
      switch label {
      case .unlabelled: self = []
      case .normal: self = .normal
      case .anomalous: self = .anomalous
      }
    }
  }

  init(_ scores: [Double], ascending: [UInt32]?, labels: Labels?, threshold: Double?) {
    let (order, labels) = (ascending ?? Self.order(of: scores), labels?.rows ?? [])
    let tells = labels.contains(.anomalous) && labels.contains(.normal)
    let classes = tells ? labels.map(Class.init) : []
    // From here up are the strangest, which keep their order.
    let strangest = tells ? order.count - ScoreOrder.fullOrder : 0
    let flagged = threshold.map { Self.place(of: $0, in: scores, order) }
    row = [UInt32](repeating: 0, count: scores.count)
    var running: Class = []
    var end = 0
    while end < order.count {
      let (start, score) = (end, scores[Int(order[end])])
      var own: Class = []
      repeat {
        if tells { own.formUnion(classes[Int(order[end])]) }
        end += 1
      } while end < order.count && scores[Int(order[end])] == score
      let all = own.union(running)
      let joins =
        start > 0 && start < strangest && start != flagged && all != .both
        && (all != .anomalous || own.isEmpty || running.isEmpty)
      if !joins { count += 1 }
      running = joins ? all : own
      if start == flagged { firstFlagged = count - 1 }
      for place in start..<end { row[Int(order[place])] = UInt32(count - 1) }
    }
    if flagged == order.count { firstFlagged = count }
  }

  /// The place of the first score that reaches a threshold; one behind the last when none does.
  private static func place(of threshold: Double, in scores: [Double], _ order: [UInt32]) -> Int {
    var places = 0..<order.count
    while !places.isEmpty {
      let middle = places.lowerBound + places.count / 2
      places =
        scores[Int(order[middle])] >= threshold
        ? places.lowerBound..<middle : middle + 1..<places.upperBound
    }
    return places.lowerBound
  }

  /// The places from the lowest score up.
  private static func order(of scores: [Double]) -> [UInt32] {
    // Keys that are sorted with their rows need not be looked up at each comparison.
    scores.enumerated().map { (key: $0.element.orderedBits, place: UInt32($0.offset)) }
      .sorted(by: <).map { $0.place }
  }
}

extension Double {
  /// A whole number that grows with the number; equal for both zeros.
  fileprivate var orderedBits: Int64 {
    let bits = Int64(bitPattern: (self == 0 ? 0 : self).bitPattern)
    return bits >= 0 ? bits : Int64.min &- bits
  }

  /// The number so many representable numbers further up, or down.
  fileprivate func neighbour(_ steps: Int) -> Double {
    let key = orderedBits + Int64(steps)
    return Double(bitPattern: UInt64(bitPattern: key >= 0 ? key : Int64.min &- key))
  }
}
