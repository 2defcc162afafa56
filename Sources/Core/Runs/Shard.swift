/// One of the equal parts that a plan is cut into, so that several machines can share it.
public struct Shard: Sendable, Hashable {
  /// Which of the parts, from 0.
  public let place: Int
  /// How many parts there are.
  public let count: Int

  /// A part of a plan; none if there is no such part.
  public init?(_ place: Int, of count: Int) {
    guard count >= 1, (0..<count).contains(place) else { return nil }
    self.place = place
    self.count = count
  }

  /// Whether the trial at a place of the plan belongs to it: neighbours go to different parts.
  public func holds(_ trial: Int) -> Bool { trial % count == place }
}

extension Shard: CustomStringConvertible {
  /// The part as it is asked for, such as `0/4`.
  public var description: String { "\(place)/\(count)" }
}
