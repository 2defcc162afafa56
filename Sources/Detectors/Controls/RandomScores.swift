public import RingtrueCore
internal import RingtrueKernels

/// Scores rows by chance: what every detector must beat.
///
/// A row's score hangs on its cells and the seed, not on its place, so that one row alone and the
/// same row among others score alike.
public struct RandomScores: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "random",
    summary: "A number drawn by chance for each row.",
    assumes: "Nothing.",
    cost: "O(d) a row; keeps nothing",
    avoid: "Anything is to be found: it is the floor that others are measured from.",
    paper: "none; a control",
    traits: [.stochastic, .takesMissing, .control])

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// The scores.
  public func memory(rows: Int, features: Int) -> Int { rows * 8 }

  /// Learns nothing but the seed.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    return Fitted(seed: conditions.seed.rawValue)
  }

  /// The seed that scores are drawn from.
  public struct Fitted: FittedDetector {
    private let seed: UInt64

    fileprivate init(seed: UInt64) { self.seed = seed }

    /// A number in [0, 1) for each row.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      let stream = RandomStream(seed: seed, name: "random-scores")
      return try conditions.map(rows.rowCount) { row in
        // FNV-1a over the cells' bits: equal rows draw equally, wherever they stand.
        let name = rows.features.names.indices.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
          ($0 ^ UInt64(rows.features[row, $1].bitPattern)) &* 0x0000_0100_0000_01B3
        }
        return stream[name].unit
      }
    }

    /// The seed.
    public var archive: Archive {
      Archive(detector: RandomScores.card.id, ["seed": .integers([Int64(bitPattern: seed)])])
    }

    /// The seed, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(RandomScores.card.id)
      guard let seed = try archive.integers("seed", count: 1).first else { throw .missing("seed") }
      self.seed = UInt64(bitPattern: Int64(seed))
    }
  }
}
