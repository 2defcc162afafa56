public import RingtrueCore
import RingtrueKernels

/// Labels dealt out by chance among so many rows, again and again.
///
/// A deal says which places of an order are anomalous, whatever the order is of: rankings of the
/// same rows by many systems can be held against the same deals, which are then drawn once.
public struct Deals: Sendable {
  /// How many rows are anomalous.
  public let positives: Int
  /// How many rows there are.
  public let rows: Int
  private let stream: RandomStream
  private let kept: [[Int]]

  /// The most places that are kept, of all deals together.
  private static let mostPlaces = 1_000_000

  /// Deals of so many anomalous rows, the first ones drawn now and kept, as far as that is little.
  ///
  /// Cost: O(anomalies · log anomalies) a deal that is kept.
  public init(of positives: Int, among rows: Int, seed: Seed = 1, keeping draws: Int = 0) {
    (self.positives, self.rows) = (positives, rows)
    let stream = RandomStream(seed: seed.rawValue, name: "permutation")
    self.stream = stream
    let keeps = positives == 0 ? 0 : min(draws, Self.mostPlaces / positives)
    kept = (0..<keeps).map { Self.draw($0, from: stream, positives, rows) }
  }

  /// The places of the anomalous rows in one deal, ascending.
  func places(_ draw: Int) -> [Int] {
    draw < kept.count ? kept[draw] : Self.draw(draw, from: stream, positives, rows)
  }

  private static func draw(
    _ draw: Int, from stream: RandomStream, _ positives: Int, _ rows: Int
  ) -> [Int] {
    var stream = stream.entity(draw)
    return stream.sample(positives, of: rows)
  }
}
