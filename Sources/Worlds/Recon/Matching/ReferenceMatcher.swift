public import RingtrueCore

/// Compares two systems' lines group by group: what the truth about breaks is made with.
///
/// One line may face many: a block and its allocations match when the quantities add up and the
/// average prices agree.
public struct ReferenceMatcher: Sendable {
  /// What the sides may differ by.
  public let tolerance: MatchTolerance

  /// A matcher of a tolerance.
  public init(tolerance: MatchTolerance = MatchTolerance()) { self.tolerance = tolerance }

  /// The groups of two systems, by ascending group; lines may come in any order.
  ///
  /// Cost: O(n log n) in the lines, and O(n) once they are sorted.
  public func match(_ first: [TradeLine], _ second: [TradeLine]) -> [MatchGroup] {
    let (first, second) = (sides(of: first), sides(of: second))
    var groups: [MatchGroup] = []
    groups.reserveCapacity(max(first.count, second.count))
    var (i, j) = (0, 0)
    while i < first.count || j < second.count {
      let a = i < first.count ? first[i] : nil
      let b = j < second.count ? second[j] : nil
      let group = min(a?.group ?? .max, b?.group ?? .max)
      let pair = (a?.group == group ? a : nil, b?.group == group ? b : nil)
      i += pair.0 == nil ? 0 : 1
      j += pair.1 == nil ? 0 : 1
      groups.append(
        MatchGroup(group: group, first: pair.0, second: pair.1, status: status(pair.0, pair.1)))
    }
    return groups
  }

  /// How two sides of a group compare.
  func status(_ first: MatchSide?, _ second: MatchSide?) -> MatchStatus {
    guard let first else { return second == nil ? .match : .onlyB }
    guard let second else { return .onlyA }
    var (status, count) = (MatchStatus.match, 0)
    func note(_ other: MatchStatus, if differs: Bool) {
      guard differs else { return }
      status = other
      count += 1
    }
    let quantity = first.quantity - second.quantity
    let price = first.averagePrice - second.averagePrice
    note(.quantityBreak, if: quantity.magnitude > tolerance.quantity.magnitude)
    note(.priceBreak, if: price.magnitude > tolerance.price.magnitude)
    note(.settleBreak, if: first.settleDate != second.settleDate)
    note(.staticBreak, if: !first.agrees(with: second))
    // Money that follows from quantity or price is no difference of its own.
    if count == 0 { note(.netBreak, if: differs(first, second, quantity: quantity, price: price)) }
    return count > 1 ? .multiBreak : status
  }

  /// Whether the money differs by more than the tolerated differences account for.
  private func differs(
    _ first: MatchSide, _ second: MatchSide, quantity: Int64, price: Int64
  ) -> Bool {
    let share =
      tolerance.netShare
      + Double(quantity.magnitude) / Double(max(1, first.quantity.magnitude))
      + Double(price.magnitude) / Double(max(1, first.averagePrice.magnitude))
    let allowed = Double(tolerance.net) + share * Double(first.net.magnitude)
    return Double((first.net - second.net).magnitude) > allowed
  }

  /// The lines of each group added up, by ascending group.
  private func sides(of lines: [TradeLine]) -> [MatchSide] {
    let isSorted = zip(lines, lines.dropFirst()).allSatisfy { $0.group <= $1.group }
    let sorted = isSorted ? lines : lines.sorted { $0.group < $1.group }
    var sides: [MatchSide] = []
    for line in sorted {
      if sides.last?.group == line.group {
        sides[sides.count - 1].add(line)
      } else {
        sides.append(MatchSide(line))
      }
    }
    return sides
  }
}

/// One trade in both systems, and how the two compare.
public struct MatchGroup: Sendable, Hashable {
  /// What both call the trade.
  public let group: Int
  /// What the first system holds of it.
  public let first: MatchSide?
  /// What the second system holds of it.
  public let second: MatchSide?
  /// How the two compare.
  public let status: MatchStatus

  /// Whether the two differ by more than the tolerance.
  public var isBreak: Bool { status != .match }

  /// The first quantity less the second, counting what is not there as none.
  public var quantityDifference: Int64 { (first?.quantity ?? 0) - (second?.quantity ?? 0) }
}

/// The lines that one system holds of a trade, added up.
public struct MatchSide: Sendable, Hashable {
  /// What both systems call the trade.
  public let group: Int
  /// The sum of the quantities.
  public private(set) var quantity: Int64
  /// The latest day on which a line ought to settle.
  public private(set) var settleDate: Day
  /// What is to be paid for all lines, in minor units.
  public private(set) var net: Int64
  /// The original face of all lines.
  public private(set) var face: Int64
  /// Where the first line stands in the books.
  public let standing: Standing
  /// How many lines there are.
  public private(set) var lineCount = 1
  /// Quantity times price summed over the lines, and the weights; 128 bits, since faces are large.
  private var value: Int128
  private var weight: Int128

  init(_ line: TradeLine) {
    group = line.group
    quantity = line.quantity
    settleDate = line.settleDate
    weight = Int128(line.quantity.magnitude)
    value = weight * Int128(line.price)
    lonePrice = line.price
    net = line.net
    face = line.face
    standing = line.standing
  }

  /// The price of the first line: the average where no line has a quantity.
  private let lonePrice: Int64

  /// The price in millionths, weighted by size and rounded half away from zero.
  public var averagePrice: Int64 {
    guard lineCount > 1, weight > 0 else { return lonePrice }
    let half = value < 0 ? -weight / 2 : weight / 2
    return Int64((value + half) / weight)
  }

  /// Whether both stand alike in the books; the parts of a block have accounts of their own.
  func agrees(with other: MatchSide) -> Bool {
    let isWhole = lineCount == 1 && other.lineCount == 1
    return standing.book == other.standing.book && standing.currency == other.standing.currency
      && (!isWhole || standing.account == other.standing.account)
  }

  mutating func add(_ line: TradeLine) {
    quantity += line.quantity
    settleDate = max(settleDate, line.settleDate)
    net += line.net
    face += line.face
    lineCount += 1
    weight += Int128(line.quantity.magnitude)
    value += Int128(line.quantity.magnitude) * Int128(line.price)
  }
}
