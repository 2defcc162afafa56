public import RingtrueCore
import RingtrueKernels

/// The difference of the areas of two score columns over the same rows, with its error.
///
/// DeLong, DeLong & Clarke-Pearson, Biometrics 1988, doi:10.2307/2531595
public struct PairedDeLong: Sendable, Equatable {
  /// The area of the first column.
  public let first: Double
  /// The area of the second column.
  public let second: Double
  /// The standard error of their difference.
  public let standardError: Double

  /// Compares two columns of scores; rows without a label do not count.
  ///
  /// Cost: O(n).
  public init(_ first: [Double], _ second: [Double], labels: Labels) throws(PairedError) {
    let rows = labels.rows.indices.filter { labels.rows[$0] != .unlabelled }
    let isAnomalous = rows.map { labels.rows[$0] == .anomalous }
    let placements = try [first, second].map { scores throws(PairedError) in
      do throws(MetricsError) {
        try requireSameLength("scores", scores.count, "labels", labels.rows.count)
        try requireFinite("scores", scores)
      } catch {
        throw .evidence(error)
      }
      return Placements(rows.map { scores[$0] }, isAnomalous)
    }
    let positives = isAnomalous.count { $0 }
    guard positives >= 2, rows.count - positives >= 2 else {
      throw .undefined(
        .tooFew("rows of one class", min(positives, rows.count - positives), needed: 2))
    }
    (self.first, self.second) = (placements[0].area, placements[1].area)
    standardError = placements[0].differenceVariance(placements[1], isAnomalous).squareRoot()
  }

  /// The second area less the first.
  public var difference: Double { second - first }

  /// The difference in standard errors; nil where neither is anything.
  public var z: Double? { standardError > 0 ? difference / standardError : nil }

  /// How likely a difference so far from none would be by chance; 1 for areas that are the same in
  /// every row.
  public var p: Double {
    guard let z else { return difference == 0 ? 1 : 0 }
    return min(1, 2 * Elementary.normalCDF(-abs(z)))
  }

  /// The bounds of the difference.
  public func interval(_ confidence: Double = 0.95) -> Measure.Interval {
    let reach = Elementary.normalQuantile((1 + confidence) / 2) * standardError
    return Measure.Interval(
      low: difference - reach, high: difference + reach, confidence: confidence,
      method: "paired-delong")
  }
}

/// Why two systems cannot be compared.
public enum PairedError: Error, Sendable, Equatable {
  /// The evidence itself is at fault.
  case evidence(MetricsError)
  /// The comparison has no value.
  case undefined(Undefined)
}

/// For each row, the share of rows of the other class that it stands on the right side of.
private struct Placements {
  let rows: [Double]
  let area: Double
  private let positives: Double
  private let negatives: Double

  init(_ scores: [Double], _ isAnomalous: [Bool]) {
    let order = argsort(scores.span)
    let positives = isAnomalous.count { $0 }
    let negatives = isAnomalous.count - positives
    var rows = [Double](repeating: 0, count: scores.count)
    var (above, below, start, twice) = (positives, 0, 0, 0)
    while start < order.count {
      let score = scores[Int(order[start])]
      var (end, size) = (start, 0)
      while end < order.count, scores[Int(order[end])] == score {
        size += isAnomalous[Int(order[end])] ? 1 : 0
        end += 1
      }
      let tied = end - start - size
      above -= size
      let ofAnomalous = Double(2 * below + tied) / (2 * Double(negatives))
      let ofNormal = Double(2 * above + size) / (2 * Double(positives))
      for place in start..<end {
        let row = Int(order[place])
        rows[row] = isAnomalous[row] ? ofAnomalous : ofNormal
      }
      twice += size * (2 * below + tied)
      below += tied
      start = end
    }
    self.rows = rows
    (self.positives, self.negatives) = (Double(positives), Double(negatives))
    area = Double(twice) / 2 / (Double(positives) * Double(negatives))
  }

  /// The variance of the difference of two areas, from the differences of their placements.
  func differenceVariance(_ other: Placements, _ isAnomalous: [Bool]) -> Double {
    let mean = area - other.area
    var (anomalous, normal) = (0.0, 0.0)
    for row in rows.indices {
      let distance = rows[row] - other.rows[row] - mean
      if isAnomalous[row] {
        anomalous += distance * distance
      } else {
        normal += distance * distance
      }
    }
    return anomalous / (positives - 1) / positives + normal / (negatives - 1) / negatives
  }
}
