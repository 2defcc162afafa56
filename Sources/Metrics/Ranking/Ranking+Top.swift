import RingtrueCore
import RingtrueKernels

/// Which of the rows of one score come first when only some of them fit in.
public enum TieRule: String, Sendable, CaseIterable {
  /// Those that stand first in the data.
  case stable
  /// Any, by chance: what can be expected.
  case expected
  /// The normal ones.
  case min
  /// The anomalous ones.
  case max
}

extension Ranking {
  /// How many anomalous rows are among the `count` highest scores.
  func hits(inTop count: Int, _ ties: TieRule) throws(Undefined) -> Double {
    guard self.count > 0 else { throw .noRows }
    guard count <= self.count else { throw .tooFew("rows", self.count, needed: count) }
    var (tp, rows) = (0, 0)
    for (index, step) in steps.enumerated() {
      rows += Int(step.passed)
      if rows >= count { return Double(tp) }
      let size = Int(step.positives) + Int(step.tied)
      if rows + size >= count {
        return Double(tp) + (try hits(in: index, room: count - rows, ties))
      }
      rows += size
      tp += Int(step.positives)
    }
    return Double(tp)
  }

  /// How many of the anomalous rows of a tie are among its first `room` rows.
  private func hits(in tie: Int, room: Int, _ rule: TieRule) throws(Undefined) -> Double {
    let (positives, normals) = (Int(steps[tie].positives), Int(steps[tie].tied))
    switch rule {
    case .expected: return Double(positives * room) / Double(positives + normals)
    case .min: return Double(Swift.max(0, room - normals))
    case .max: return Double(Swift.min(positives, room))
    case .stable:
      guard normals > 0 else { return Double(room) }
      guard let source else { throw .notGiven("rows in their order") }
      return Double(source.hits(score: thresholds[tie], room: room))
    }
  }

  /// How many rows a share of all rows is, at least one.
  func rows(inShare share: Double) -> Int {
    Swift.max(1, Int(share * Double(count) + 0.5))
  }

  /// The share of anomalous rows.
  var prevalence: Double { Double(positives) / Double(count) }
}

extension Ranking.Source {
  /// How many of the first `room` rows with that score are anomalous.
  fileprivate func hits(score: Double, room: Int) -> Int {
    var (left, hits) = (room, 0)
    for row in scores.indices where scores[row] == score && labels.rows[row] != .unlabelled {
      if left == 0 { break }
      left -= 1
      if labels.rows[row] == .anomalous { hits += 1 }
    }
    return hits
  }
}
