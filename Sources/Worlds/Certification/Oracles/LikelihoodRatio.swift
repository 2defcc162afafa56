internal import RingtrueCore
internal import RingtrueKernels

/// How much likelier rows are for a kind than for what is ordinary, by all clues together.
///
/// No test is stronger than one by the ratio of the likelihoods (Neyman & Pearson, Phil. Trans. R.
/// Soc. A 231, 1933), and that ratio is what minimises the logistic loss. Here it is found as a sum
/// of small trees, each fitted to what those before it left over (Friedman, Ann. Stat. 29(5), 2001,
/// doi:10.1214/aos/1013203451), each on all rows that are still in doubt and on one in eight of the
/// others (Ke et al., NeurIPS 2017).
///
/// Cost: for each tree and level a pass over its rows and clues.
struct LikelihoodRatio: Sendable {
  private let trees: [ClueTree]

  /// How many trees there are, and how much of each is believed.
  private static let rounds = 60
  private static let pace = 0.2
  /// The share of the kind that the rows are weighted to.
  private static let share = 0.1
  /// An ordinary row less likely than this to be of the kind is settled; one in so many is looked at.
  private static let doubt = 0.01
  private static let sample = 8

  /// Learns from rows of which some are of the kind and all others are ordinary.
  init(_ sights: Sights, isAnomalous: [Bool]) {
    let anomalous = Double(isAnomalous.count { $0 })
    let normal = Double(isAnomalous.count) - anomalous
    guard anomalous > 0, normal > 0 else {
      trees = []
      return
    }
    let weight = normal / anomalous * Self.share / (1 - Self.share)
    var scores = [Double](repeating: 0, count: isAnomalous.count)
    var trees: [ClueTree] = []
    for round in 0..<Self.rounds {
      var rows: [Int] = []
      var slopes: [Slope] = []
      for row in scores.indices {
        let chance = 1 / (1 + Elementary.exp(-scores[row] - Self.prior))
        let isSettled = !isAnomalous[row] && chance < Self.doubt
        guard !isSettled || (row + round) % Self.sample == 0 else { continue }
        let own = isAnomalous[row] ? weight : isSettled ? Double(Self.sample) : 1
        rows.append(row)
        slopes.append(
          Slope(
            pull: own * ((isAnomalous[row] ? 1 : 0) - chance),
            stiffness: own * chance * (1 - chance)))
      }
      let tree = ClueTree(sights, rows, slopes, pace: Self.pace, caution: weight)
      for row in scores.indices { scores[row] += tree.value(sights, row) }
      trees.append(tree)
    }
    self.trees = trees
  }

  /// The logarithm of what the share amounts to before anything is looked at.
  private static var prior: Double { Elementary.log(share / (1 - share)) }

  /// The ratio for each row.
  func scores(_ sights: Sights) -> [Double] {
    (0..<sights.count).map { row in
      Elementary.exp(trees.reduce(0) { $0 + $1.value(sights, row) })
    }
  }
}

/// How the loss of some rows changes with their score, and how that change changes.
struct Slope: Sendable {
  var pull = 0.0, stiffness = 0.0

  static func += (sum: inout Slope, other: Slope) {
    sum.pull += other.pull
    sum.stiffness += other.stiffness
  }

  static func - (sum: Slope, other: Slope) -> Slope {
    Slope(pull: sum.pull - other.pull, stiffness: sum.stiffness - other.stiffness)
  }

  /// By how much the loss falls if these rows get a score of their own.
  func gain(_ caution: Double) -> Double { pull * pull / (stiffness + caution) }
}

/// A tree that asks whether numbers of clues are small, some questions one after the other.
struct ClueTree: Sendable {
  /// The clue that each node asks for, and the largest number that goes left.
  private var questions: [(clue: Int, most: UInt8)]
  private var values: [Double]

  /// How many questions are asked of a row.
  private static let depth = 4

  /// Fits a tree to slopes of rows, level by level.
  init(_ sights: Sights, _ rows: [Int], _ slopes: [Slope], pace: Double, caution: Double) {
    let inner = 1 << Self.depth
    questions = Array(repeating: (0, .max), count: inner)
    values = Array(repeating: 0, count: inner)
    var nodes = [UInt8](repeating: 1, count: rows.count)
    for level in 0..<Self.depth {
      let sums = Self.sums(sights, rows, slopes, nodes, level: level)
      for node in 0..<1 << level {
        questions[node + 1 << level] = Self.question(sums, node, sights.clues, caution)
      }
      for (place, row) in rows.enumerated() {
        nodes[place] = next(nodes[place], sights, row)
      }
    }
    var leaves = [Slope](repeating: Slope(), count: inner)
    for (place, node) in nodes.enumerated() { leaves[Int(node) - inner] += slopes[place] }
    values = leaves.map { pace * $0.pull / ($0.stiffness + caution) }
  }

  /// What a row gets.
  func value(_ sights: Sights, _ row: Int) -> Double {
    var node = 1 as UInt8
    for _ in 0..<Self.depth { node = next(node, sights, row) }
    return values[Int(node) - values.count]
  }

  @inline(__always)
  private func next(_ node: UInt8, _ sights: Sights, _ row: Int) -> UInt8 {
    let question = questions[Int(node)]
    return 2 * node + (sights[row, question.clue] > question.most ? 1 : 0)
  }

  /// The slopes of the rows with each number of each clue, at each node of a level.
  private static func sums(
    _ sights: Sights, _ rows: [Int], _ slopes: [Slope], _ nodes: [UInt8], level: Int
  ) -> [Slope] {
    var sums = [Slope](repeating: Slope(), count: sights.clues << (8 + level))
    let codes = sights.codes
    for (place, row) in rows.enumerated() {
      let slope = slopes[place]
      var start = (Int(nodes[place]) - 1 << level) * sights.clues << 8
      for code in row * sights.clues..<(row + 1) * sights.clues {
        sums[start + Int(codes[code])] += slope
        start += 256
      }
    }
    return sums
  }

  /// The question of a node that lowers the loss most; one that all pass if none does.
  private static func question(
    _ sums: [Slope], _ node: Int, _ clues: Int, _ caution: Double
  ) -> (clue: Int, most: UInt8) {
    var best: (gain: Double, clue: Int, most: UInt8) = (1e-9, 0, .max)
    for clue in 0..<clues {
      let own = sums[((node * clues + clue) << 8)..<((node * clues + clue + 1) << 8)]
      var all = Slope()
      for slope in own { all += slope }
      var low = Slope()
      for (code, slope) in own.dropLast().enumerated() where slope.stiffness > 0 {
        low += slope
        let gain = low.gain(caution) + (all - low).gain(caution) - all.gain(caution)
        if gain > best.gain { best = (gain, clue, UInt8(code)) }
      }
    }
    return (best.clue, best.most)
  }
}
