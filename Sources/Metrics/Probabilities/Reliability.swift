/// Predicted and observed shares side by side, bin by bin: the points of a reliability curve.
public struct Reliability: Sendable, Equatable {
  /// How chances are sorted into bins.
  public enum Binning: Sendable, Equatable {
    /// Bins of one width; a chance on an edge belongs to the bin above.
    case equalWidth(Int)
    /// Bins of one width; a chance on an edge belongs to the bin below.
    case rightClosed(Int)
    /// Bins between quantiles, so that they hold about as many rows; equal chances stay together.
    case equalMass(Int)
  }

  /// One bin that holds rows.
  public struct Bin: Sendable, Equatable {
    /// How many rows it holds.
    public var rows = 0
    /// The sum of their predicted chances.
    var predictedSum = 0.0
    /// How many of them came true.
    public var positives = 0

    /// The mean chance that was predicted.
    public var predicted: Double { predictedSum / Double(rows) }
    /// The share that came true.
    public var observed: Double { Double(positives) / Double(rows) }
  }

  /// The bins that hold rows, from low to high chances.
  public let bins: [Bin]

  /// Sorts chances and what came true into bins. Cost: O(n log n) for equal mass, else O(n).
  public init(_ predicted: [Double], _ cameTrue: [Bool], _ binning: Binning) {
    let place = Self.place(predicted, binning)
    var bins: [Bin] = []
    for (chance, isTrue) in zip(predicted, cameTrue) {
      let index = place(chance)
      while bins.count <= index { bins.append(Bin()) }
      bins[index].rows += 1
      bins[index].predictedSum += chance
      bins[index].positives += isTrue ? 1 : 0
    }
    self.bins = bins.filter { $0.rows > 0 }
  }

  /// The mean gap between predicted and observed shares, weighted by rows: the expected
  /// calibration error. Naeini, Cooper & Hauskrecht, AAAI 2015, doi:10.1609/aaai.v29i1.9602
  public var error: Double {
    let rows = bins.reduce(0) { $0 + $1.rows }
    return bins.reduce(0) { sum, bin in
      sum + abs(bin.predictedSum - Double(bin.positives)) / Double(rows)
    }
  }

  /// Which bin a chance belongs to.
  private static func place(_ predicted: [Double], _ binning: Binning) -> (Double) -> Int {
    switch binning {
    case .equalWidth(let count):
      return { min(Int($0 * Double(count)), count - 1) }
    case .rightClosed(let count):
      return { min(max(Int(($0 * Double(count)).rounded(.up)) - 1, 0), count - 1) }
    case .equalMass(let count):
      let edges = edges(of: predicted.sorted(), count)
      return { chance in edges.firstIndex { chance <= $0 } ?? edges.count }
    }
  }

  /// The inner quantiles, linear between neighbours, at places that are found in whole numbers.
  private static func edges(of sorted: [Double], _ count: Int) -> [Double] {
    guard let last = sorted.last else { return [] }
    return (1..<max(count, 1)).map { edge in
      let (below, rest) = (edge * (sorted.count - 1)).quotientAndRemainder(dividingBy: count)
      guard rest > 0 else { return sorted[below] }
      let above = below + 1 < sorted.count ? sorted[below + 1] : last
      return sorted[below] + (above - sorted[below]) * (Double(rest) / Double(count))
    }
  }
}
