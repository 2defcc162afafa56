public import RingtrueCore
import RingtrueKernels

extension Ranking: Resampled {
  /// Rows drawn anew: all together, each class by itself, or whole clusters.
  public func resampling(
    _ request: IntervalRequest
  ) throws(Undefined) -> Resampling<Ranking> {
    guard count > 0 else { throw .noRows }
    if let source, let clusters = source.clusters {
      let order = ClusteredOrder(source, clusters)
      return Resampling("cluster-bootstrap", units: order.clusterCount) { order.ranking($0) }
    }
    if request.isStratified {
      let urns = [Urn(balls: normalCells), Urn(balls: steps.map(\.positives))]
      return Resampling("stratified-bootstrap", urns: urns) {
        Ranking(normals: $0[0], positives: $0[1])
      }
    }
    return Resampling("bootstrap", urns: [Urn(balls: cells)]) { Ranking(cells: $0[0]) }
  }

  /// The rows of each step, passed, anomalous and tied, and the normal rows below all steps.
  private var cells: [UInt32] {
    var cells: [UInt32] = []
    cells.reserveCapacity(3 * steps.count + 1)
    for step in steps {
      cells.append(step.passed)
      cells.append(step.positives)
      cells.append(step.tied)
    }
    cells.append(last)
    return cells
  }

  /// The normal rows of each step, passed and tied, and those below all steps.
  private var normalCells: [UInt32] {
    steps.flatMap { [$0.passed, $0.tied] } + [last]
  }

  private var last: UInt32 {
    UInt32(negatives - steps.reduce(0) { $0 + Int($1.passed) + Int($1.tied) })
  }

  /// The ranking with other counts of rows in the cells.
  fileprivate init(cells: [UInt32]) {
    var ladder = Ladder(capacity: cells.count / 3)
    for place in stride(from: 0, to: cells.count - 1, by: 3) {
      ladder.pass(cells[place])
      ladder.tie(positives: cells[place + 1], normals: cells[place + 2])
    }
    ladder.pass(cells[cells.count - 1])
    self = ladder.ranking
  }

  private init(normals: [UInt32], positives: [UInt32]) {
    var ladder = Ladder(capacity: positives.count)
    for place in positives.indices {
      ladder.pass(normals[2 * place])
      ladder.tie(positives: positives[place], normals: normals[2 * place + 1])
    }
    ladder.pass(normals[normals.count - 1])
    self = ladder.ranking
  }
}

/// Steps that are added from the top down.
struct Ladder {
  private var steps: [RankedClasses.Step] = []
  private var positives = 0
  private var negatives = 0
  private var passed: UInt32 = 0

  init(capacity: Int) { steps.reserveCapacity(capacity) }

  /// Normal rows alone.
  mutating func pass(_ normals: UInt32) {
    passed += normals
    negatives += Int(normals)
  }

  /// Rows of one score.
  mutating func tie(positives: UInt32, normals: UInt32) {
    guard positives > 0 else { return pass(normals) }
    steps.append(RankedClasses.Step(passed: passed, positives: positives, tied: normals))
    self.positives += Int(positives)
    negatives += Int(normals)
    passed = 0
  }

  var ranking: Ranking { Ranking(steps: steps, positives: positives, negatives: negatives) }
}

/// Rows in the order of their scores, as the cluster of each: cell after cell, as in a ranking's.
struct ClusteredOrder: Sendable {
  private let clusters: [UInt32]
  /// Where each cell ends.
  private let ends: [Int]
  let clusterCount: Int

  /// Sorts labelled rows; unless all are to be kept, clusters without a labelled row are none.
  ///
  /// Cost: O(n).
  init(_ source: Ranking.Source, _ clusters: Clusters, keepsAll: Bool = false) {
    let (scores, labels) = (source.scores, source.labels.rows)
    let order = argsort(scores.span).reversed().map { Int($0) }.filter {
      labels[$0] != .unlabelled
    }
    let present = keepsAll ? clusters : clusters.keeping(order)
    clusterCount = present.count
    var cells = CellOrder()
    for place in order.indices {
      let row = order[place]
      cells.add(
        keepsAll ? clusters.rows[row] : present.rows[place], isAnomalous: labels[row] == .anomalous)
      if place + 1 == order.count || scores[order[place + 1]] != scores[row] { cells.endTie() }
    }
    (self.clusters, ends) = cells.finished
  }

  /// The ranking in which each cluster counts as often as it was drawn.
  ///
  /// Cost: O(n), a nanosecond a row.
  func ranking(_ times: [UInt32]) -> Ranking {
    var begin = 0
    return Ranking(
      cells: ends.map { end in
        defer { begin = end }
        return times.sum(at: clusters, begin..<end)
      })
  }
}

extension [UInt32] {
  /// The sum of the elements that stand at some places.
  fileprivate func sum(at places: [UInt32], _ range: Range<Int>) -> UInt32 {
    var sum: UInt32 = 0
    for place in places[range] { sum &+= self[Int(place)] }
    return sum
  }
}

/// Sorts rows that come from the highest score down into the cells of a ranking.
private struct CellOrder {
  private var clusters: [UInt32] = []
  private var ends: [Int] = []
  /// The anomalous and the normal rows of the tie that is not over.
  private var positives: [UInt32] = []
  private var normals: [UInt32] = []

  mutating func add(_ cluster: UInt32, isAnomalous: Bool) {
    if isAnomalous { positives.append(cluster) } else { normals.append(cluster) }
  }

  mutating func endTie() {
    // Normal rows alone pass, and belong to the cell above the next anomalous row.
    if !positives.isEmpty {
      ends.append(clusters.count)
      clusters += positives
      ends.append(clusters.count)
    }
    clusters += normals
    if !positives.isEmpty { ends.append(clusters.count) }
    positives.removeAll(keepingCapacity: true)
    normals.removeAll(keepingCapacity: true)
  }

  var finished: (clusters: [UInt32], ends: [Int]) { (clusters, ends + [clusters.count]) }
}
