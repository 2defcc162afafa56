internal import RingtrueCore
internal import RingtrueKernels

/// A reading of the places of an assay, ranked, so that any labels can be tried on it.
///
/// Cost: a sort; each question then costs only a sort of its own anomalies.
struct RankedReading {
  let reading: Reading
  /// The rank of each place; equal values share one.
  private let ranks: [UInt32]
  /// The value of each rank.
  private let values: [Double]
  /// How many normal places have a lower rank, for each rank and one behind the last.
  private let normalsBelow: [UInt32]

  init(_ reading: Reading, _ assay: Assay) {
    self.reading = reading
    let all = reading.values()
    let numbers = assay.rows.map { all[$0].isNaN ? -.infinity : all[$0] }
    let order = argsort(numbers.span)
    var (ranks, values) = ([UInt32](repeating: 0, count: numbers.count), [Double]())
    var below: [UInt32] = []
    var normals: UInt32 = 0
    for place in order {
      let value = numbers[Int(place)]
      if values.last != value {
        values.append(value)
        below.append(normals)
      }
      ranks[Int(place)] = UInt32(values.count - 1)
      if assay.isNormal[Int(place)] { normals += 1 }
    }
    (self.ranks, self.values, normalsBelow) = (ranks, values, below + [normals])
  }

  /// The ranks of some places, ascending.
  func ranks(_ places: [Int]) -> [UInt32] {
    places.map { ranks[$0] }.sorted()
  }

  /// The best rule for places of these ranks among normal ones and those of `own` ranks.
  ///
  /// Every threshold and every equality that holds for one of the places and flags more than one is
  /// looked at, and the order from both ends: no other rule of this reading can be better.
  func best(_ wanted: [UInt32], own: [UInt32]) -> BestRule<RuleShape> {
    var best = BestRule<RuleShape>()
    let positives = wanted.count
    let total = Int(normalsBelow[values.count]) + own.count
    var (lowest, highest) = (0.0, 0.0)
    var (start, ownBelow, ownThrough) = (0, 0, 0)
    while start < positives {
      let rank = wanted[start]
      var end = start + 1
      while end < positives, wanted[end] == rank { end += 1 }
      while ownBelow < own.count, own[ownBelow] < rank { ownBelow += 1 }
      while ownThrough < own.count, own[ownThrough] <= rank { ownThrough += 1 }
      let below = Int(normalsBelow[Int(rank)]) + ownBelow
      let through = Int(normalsBelow[Int(rank) + 1]) + ownThrough
      let value = values[Int(rank)]
      func precision(_ found: Int, _ flagged: Int) -> Double {
        averagePrecision(found: found, flagged: flagged, positives: positives, total: total)
      }
      if through - below > 1 {
        best.consider(precision(end - start, through - below), .equal(value))
      }
      if reading.words == nil {
        if total - below > 1 {
          best.consider(precision(positives - start, total - below), .atLeast(value))
        }
        if through > 1 { best.consider(precision(end, through), .atMost(value)) }
        let share = Double(end - start) / Double(positives)
        highest += share * Double(positives - start) / Double(total - below)
        lowest += share * Double(end) / Double(through)
      }
      start = end
    }
    if reading.words == nil {
      best.consider(highest, .highestFirst)
      best.consider(lowest, .lowestFirst)
    }
    return best
  }

  /// The average precision of the order from the highest down, for places of these ranks.
  func precision(_ own: [UInt32]) -> Double {
    let total = Int(normalsBelow[values.count]) + own.count
    var (sum, first) = (0.0, 0)
    for place in own.indices {
      // Of equal ranks the first stands for all: whoever flags one flags the others.
      if own[place] != own[first] { first = place }
      let below = Int(normalsBelow[Int(own[place])]) + first
      sum += Double(own.count - first) / Double(total - below)
    }
    return sum / Double(max(1, own.count))
  }

  /// The average precision of the order from the lowest up, for places of these ranks.
  func precisionFromBelow(_ own: [UInt32]) -> Double {
    var (sum, last) = (0.0, own.count - 1)
    for place in own.indices.reversed() {
      if own[place] != own[last] { last = place }
      let through = Int(normalsBelow[Int(own[place]) + 1]) + last + 1
      sum += Double(last + 1) / Double(through)
    }
    return sum / Double(max(1, own.count))
  }

  /// The places that fulfil a clause, which may come from another table.
  func condition(_ clause: Clause) -> Condition {
    let shape = clause.shape(in: reading)
    return Condition(clause, ranks.map { shape?.holds(for: values[Int($0)]) ?? false })
  }

  /// The conditions that rules may join with others: rare values, both ends and both halves.
  func conditions() -> [Condition] {
    guard reading.isJoined, values.count > 1 else { return [] }
    return reading.words == nil ? thresholds() : levels()
  }

  private func thresholds() -> [Condition] {
    let places = Double(ranks.count)
    let sorted = ranks.sorted()
    var conditions: [Condition] = []
    for share in [0.5, 0.95, 0.99] {
      let (top, bottom) = (
        sorted[min(ranks.count - 1, Int(share * places))], sorted[Int((1 - share) * places)]
      )
      if top > 0 { conditions.append(condition(.atLeast(values[Int(top)]))) }
      if Int(bottom) < values.count - 1 {
        conditions.append(condition(.atMost(values[Int(bottom)])))
      }
    }
    return conditions
  }

  private func levels() -> [Condition] {
    var sizes = [Int](repeating: 0, count: values.count)
    for rank in ranks { sizes[Int(rank)] += 1 }
    return values.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }.prefix(6).map { rank in
      condition(.equal(values[rank]))
    }
  }

  private func condition(_ shape: RuleShape) -> Condition {
    Condition(Clause(shape, of: reading), ranks.map { shape.holds(for: values[Int($0)]) })
  }
}
