internal import RingtrueCore

/// A small number for every row of a scene, read with the makers' own knowledge.
struct Clue<Scene>: Sendable {
  /// What it tells.
  let name: String
  /// The number of each row, below 256.
  let codes: @Sendable (Scene) -> [UInt8]

  init(_ name: String, codes: @escaping @Sendable (Scene) -> [UInt8]) {
    self.name = name
    self.codes = codes
  }
}

/// Tells a kind from the ordinary by the likelihood ratio of what it looks at.
///
/// Its clues know what no system is told: the habits, clocks, homes, orders and limits that rows
/// were made from. Of such clues the laws are those of the worlds themselves, decoys included,
/// counted in datasets of other seeds; so nothing that looks at the same can do better, up to the
/// grain of the clues. Neyman & Pearson, Phil. Trans. R. Soc. A 231, 1933.
struct Oracle<Scene>: Sendable {
  /// The kind that it knows.
  let kind: String
  /// What it looks at.
  let clues: [Clue<Scene>]

  init(_ kind: String, _ clues: Clue<Scene>...) {
    self.kind = kind
    self.clues = clues
  }

  /// What it sees in each row: up to eight clues as one number.
  func sights(_ scene: Scene) -> [UInt64] {
    let codes = clues.map { $0.codes(scene) }
    return (codes.first ?? []).indices.map { row in
      codes.reduce(0) { $0 << 8 | UInt64($1[row]) }
    }
  }
}

/// How often each sight was met among normal rows and among those of a kind.
struct LikelihoodRatio: Sendable {
  fileprivate struct Count: Sendable {
    var normal = 0.0, anomalous = 0.0
  }

  private let clues: Int
  private var joint: [UInt64: Count] = [:]
  private var single: [[Count]]
  private var total = Count()

  /// How many rows of what one would expect if clues were independent are added to what was met:
  /// where much was met they do not matter, where little was met nothing else is known.
  private static let faith = 2.0

  /// Nothing is known yet of so many clues.
  init(clues: Int) {
    self.clues = clues
    single = Array(repeating: Array(repeating: Count(), count: 256), count: clues)
  }

  /// Counts rows; those that are nil are left out.
  mutating func learn(_ sights: [UInt64], _ isAnomalous: [Bool?]) {
    var met: [UInt64: Count] = [:]
    for (sight, label) in zip(sights, isAnomalous) {
      guard let label else { continue }
      if label {
        met[sight, default: Count()].anomalous += 1
      } else {
        met[sight, default: Count()].normal += 1
      }
    }
    for (sight, count) in met {
      joint[sight, default: Count()].add(count)
      total.add(count)
      for clue in 0..<clues { single[clue][code(sight, clue)].add(count) }
    }
  }

  /// What share of the rows was of the kind.
  var share: Double { total.anomalous / max(1, total.normal) }

  /// How much likelier each sight is for the kind than for normal rows.
  func scores(_ sights: [UInt64]) -> [Double] {
    var known: [UInt64: Double] = [:]
    return sights.map { sight in
      if let score = known[sight] { return score }
      let score = ratio(sight)
      known[sight] = score
      return score
    }
  }

  private func ratio(_ sight: UInt64) -> Double {
    let met = joint[sight] ?? Count()
    var expected = (normal: 1.0, anomalous: 1.0)
    for clue in 0..<clues {
      let count = single[clue][code(sight, clue)]
      expected.normal *= (count.normal + 0.5) / (total.normal + 32)
      expected.anomalous *= (count.anomalous + 0.05) / (total.anomalous + 3.2)
    }
    let anomalous =
      (met.anomalous + Self.faith * expected.anomalous) / (total.anomalous + Self.faith)
    let normal = (met.normal + Self.faith * expected.normal) / (total.normal + Self.faith)
    return anomalous / normal
  }

  private func code(_ sight: UInt64, _ clue: Int) -> Int {
    Int(sight >> UInt64(8 * (clues - 1 - clue)) & 255)
  }
}

extension LikelihoodRatio.Count {
  fileprivate mutating func add(_ other: Self) {
    normal += other.normal
    anomalous += other.anomalous
  }
}
