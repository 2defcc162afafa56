internal import RingtrueCore
internal import RingtrueKernels

/// How many rows of the same operation and channel, whichever account they are of, lie close to
/// each row among its neighbours in time.
struct Crowds: Sendable {
  /// How many have nearly the same amount, and how many come at nearly the same hour too.
  private(set) var amounts: [Int], both: [Int]

  /// How many neighbours are looked at on either side.
  private static let reach = 60

  /// Cost: the rows times the reach.
  init(_ rows: [Posting]) {
    amounts = Array(repeating: 0, count: rows.count)
    both = amounts
    let streams = Dictionary(grouping: rows.indices) { row in
      Int(rows[row].operation.rawValue) * 8 + Int(rows[row].channel.rawValue)
    }
    for stream in streams.values where rows[stream[0]].channel != .system {
      let sizes = stream.map { Elementary.log(Double(max(1, rows[$0].amount))) }
      let hours = stream.map { Int(rows[$0].time % 86_400) }
      for place in stream.indices {
        let near = max(0, place - Self.reach)..<min(stream.count, place + Self.reach + 1)
        for other in near where other != place && abs(sizes[other] - sizes[place]) < 0.1 {
          amounts[stream[place]] += 1
          if abs(hours[other] - hours[place]) < 3600 { both[stream[place]] += 1 }
        }
      }
    }
  }
}

/// How dear a place or a bank is for some days, beside the habits of those who pay there.
struct SegmentDearness {
  /// The mean deviation of a row's segment in standard errors, in small steps.
  let codes: [UInt8]

  /// Cost: a pass over the rows of each segment.
  init(_ scene: LedgerScene, days: Int64) {
    var codes = [Int](repeating: 0, count: scene.rows.count)
    let reach = days * 86_400
    let segments = Dictionary(
      grouping: scene.rows.indices.filter { scene.rows[$0].isSpending }
    ) { row in
      let posting = scene.rows[row]
      return posting.channel == .online ? 256 + Int(posting.bank) : Int(posting.place)
    }
    for rows in segments.values {
      let deviations = rows.map { min(max(scene.deviation(scene.rows[$0]) ?? 0, -3), 3) }
      var (low, high, sum) = (0, 0, 0.0)
      for row in rows {
        let time = scene.rows[row].time
        while high < rows.count, scene.rows[rows[high]].time <= time + reach {
          sum += deviations[high]
          high += 1
        }
        while scene.rows[rows[low]].time < time - reach {
          sum -= deviations[low]
          low += 1
        }
        let errors = sum / Double(max(1, high - low)).squareRoot()
        codes[row] = stepped(errors, from: -6, to: 6, by: 0.1)
      }
    }
    self.codes = scene.codes { place, _ in codes[place] }
  }
}

/// Where a feed leaves a cell empty again and again, and whether it does so on large amounts.
struct FeedGaps {
  /// How many rows of the channel lack the same cell within ten days; and how large they are beside
  /// others of the channel, in standard errors.
  let counts: [UInt8], sizes: [UInt8]

  /// Cost: a pass over the rows, and one over those with gaps.
  init(_ scene: LedgerScene) {
    let means = Self.sizes(scene)
    var (counts, sizes) = (
      [Int](repeating: 0, count: scene.rows.count), [Int](repeating: 0, count: scene.rows.count)
    )
    let gaps = Dictionary(grouping: scene.rows.indices.filter { scene.rows[$0].blanks != 0 }) {
      row in Int(scene.rows[row].blanks) * 8 + Int(scene.rows[row].channel.rawValue)
    }
    for rows in gaps.values {
      var (low, high, sum) = (0, 0, 0.0)
      for row in rows {
        let time = scene.rows[row].time
        while high < rows.count, scene.rows[rows[high]].time <= time + 864_000 {
          sum += means[rows[high]]
          high += 1
        }
        while scene.rows[rows[low]].time < time - 864_000 {
          sum -= means[rows[low]]
          low += 1
        }
        counts[row] = high - low
        sizes[row] = stepped(
          sum / Double(max(1, high - low)).squareRoot(), from: -10, to: 10, by: 0.1)
      }
    }
    self.counts = scene.codes { place, _ in counts[place] }
    self.sizes = scene.codes { place, _ in sizes[place] }
  }

  /// How large each amount is beside those of its channel, in their deviations of the logarithm.
  private static func sizes(_ scene: LedgerScene) -> [Double] {
    let logs = scene.rows.map { Elementary.log(Double(max(1, $0.amount))) }
    var sums = [(count: Double, sum: Double, squares: Double)](repeating: (0, 0, 0), count: 8)
    for (row, log) in logs.enumerated() {
      let channel = Int(scene.rows[row].channel.rawValue)
      sums[channel].count += 1
      sums[channel].sum += log
      sums[channel].squares += log * log
    }
    return logs.enumerated().map { row, log in
      let sum = sums[Int(scene.rows[row].channel.rawValue)]
      let mean = sum.sum / sum.count
      let spread = max(1e-3, sum.squares / sum.count - mean * mean).squareRoot()
      return (log - mean) / spread
    }
  }
}
