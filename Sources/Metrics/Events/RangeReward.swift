/// How much of a range another set of ranges earns: for existing, and for size, place and number.
///
/// Tatbul, Lee, Zdonik, Alam & Gottschlich, NeurIPS 2018, arXiv:1803.03639
public struct RangeReward: Sendable {
  /// How much the places within a range count, given by the sum of weights of its first places.
  public struct Bias: Sendable {
    /// The biases of the paper.
    public static let all = [flat, front, back, middle]

    /// The name, such as `front`.
    public let name: String
    /// The weight of the first `count` places of a range of `length`.
    let sum: @Sendable (_ count: Int, _ length: Int) -> Double

    /// A bias of one's own; only the ratios of the sums matter.
    public init(
      name: String, sum: @escaping @Sendable (_ count: Int, _ length: Int) -> Double
    ) {
      self.name = name
      self.sum = sum
    }

    /// All places count the same.
    public static let flat = Bias(name: "flat") { count, _ in Double(count) }
    /// The first place counts most.
    public static let front = Bias(name: "front") { count, length in
      Double(triangle(length) - triangle(length - count))
    }
    /// The last place counts most.
    public static let back = Bias(name: "back") { count, _ in Double(triangle(count)) }
    /// The middle counts most.
    public static let middle = Bias(name: "middle") { count, length in
      let rising = length / 2
      return count <= rising
        ? Double(triangle(count))
        : Double(triangle(rising) + triangle(length - rising) - triangle(length - count))
    }
  }

  /// What is left of the reward when several ranges share one.
  public struct Cardinality: Sendable {
    /// The factors of the paper.
    public static let all = [one, reciprocal]

    /// The name, such as `reciprocal`.
    public let name: String
    /// The factor for a number of overlapping ranges.
    let factor: @Sendable (_ overlaps: Int) -> Double

    /// A factor of one's own, 0…1.
    public init(name: String, factor: @escaping @Sendable (_ overlaps: Int) -> Double) {
      self.name = name
      self.factor = factor
    }

    /// All of it.
    public static let one = Cardinality(name: "one") { _ in 1 }
    /// Its share for each of them.
    public static let reciprocal = Cardinality(name: "reciprocal") { 1 / Double(max($0, 1)) }
  }

  /// The share of the reward that is earned by any overlap at all, the α of the paper.
  public let existence: Double
  /// What several overlapping ranges leave of the rest, its γ.
  public let cardinality: Cardinality
  /// Which places count most, its δ.
  public let bias: Bias

  /// A reward, by default for size alone.
  public init(existence: Double = 0, cardinality: Cardinality = .one, bias: Bias = .flat) {
    precondition((0...1).contains(existence), "the share for existence must lie in 0…1")
    self.existence = existence
    self.cardinality = cardinality
    self.bias = bias
  }

  /// The parameters as the end of a metric's id, such as `0-reciprocal-flat`.
  var name: String {
    let share = existence == existence.rounded() ? "\(Int(existence))" : "\(existence)"
    return "\(share)-\(cardinality.name)-\(bias.name)"
  }

  /// The reward that a metric's id ends in, such as `0.5-reciprocal-front`.
  init?(named name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, let share = Double(parts[0]), (0...1).contains(share),
      let cardinality = Cardinality.all.first(where: { $0.name == parts[1] }),
      let bias = Bias.all.first(where: { $0.name == parts[2] })
    else { return nil }
    self.init(existence: share, cardinality: cardinality, bias: bias)
  }

  /// The mean reward of some ranges for how others overlap them. Cost: O(n log m).
  func mean(of ranges: [Range<Int>], overlappedBy others: [Range<Int>]) -> Double {
    let total = ranges.reduce(0) { $0 + reward(of: $1, overlappedBy: others.overlapping($1)) }
    return total / Double(ranges.count)
  }

  private func reward(
    of range: Range<Int>, overlappedBy others: ArraySlice<Range<Int>>
  ) -> Double {
    guard !others.isEmpty else { return 0 }
    let covered = others.reduce(0) { $0 + weight(of: range.clamped(to: $1), within: range) }
    return existence + (1 - existence) * cardinality.factor(others.count) * covered
  }

  /// The share of a range's weight that a part of it holds.
  private func weight(of part: Range<Int>, within range: Range<Int>) -> Double {
    let whole = bias.sum(range.count, range.count)
    guard whole > 0 else { return 0 }
    let before = bias.sum(part.lowerBound - range.lowerBound, range.count)
    return (bias.sum(part.upperBound - range.lowerBound, range.count) - before) / whole
  }
}

/// 1 + 2 + … + n.
private func triangle(_ n: Int) -> Int { n * (n + 1) / 2 }
