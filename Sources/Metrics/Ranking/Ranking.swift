public import RingtrueCore

/// Scores with their labels, sorted from strangest to most ordinary, ties in one block.
public struct Ranking: EvidencePart {
  /// The part's name.
  public static let what = "scores with labels"

  /// Rows of one score.
  public struct Block: Sendable, Equatable {
    /// The score that they share.
    public let score: Double
    /// How many of them are anomalous.
    public var positives: Int
    /// How many of them are normal.
    public var negatives: Int
  }

  /// The blocks, highest score first.
  public let blocks: [Block]
  /// How many rows are anomalous.
  public let positives: Int
  /// How many rows are normal.
  public let negatives: Int

  /// Sorts labelled rows by score; rows without a label do not count.
  public init(scores: [Double], labels: Labels) {
    let rows = scores.indices.filter { labels.rows[$0] != .unlabelled }
    var blocks: [Block] = []
    for row in rows.sorted(by: { scores[$0] > scores[$1] }) {
      if blocks.last?.score != scores[row] {
        blocks.append(Block(score: scores[row], positives: 0, negatives: 0))
      }
      if labels.rows[row] == .anomalous {
        blocks[blocks.count - 1].positives += 1
      } else {
        blocks[blocks.count - 1].negatives += 1
      }
    }
    self.blocks = blocks
    positives = blocks.reduce(0) { $0 + $1.positives }
    negatives = blocks.reduce(0) { $0 + $1.negatives }
  }
}
