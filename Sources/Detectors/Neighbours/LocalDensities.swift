internal import RingtrueCore
internal import RingtrueKernels

/// How dense the surroundings of every learned row are, in the order of their places.
struct LocalDensities: Sendable {
  /// One neighbour: which, and how far away.
  struct Link: Sendable, BitwiseCopyable {
    let place: UInt32
    let distance: Float

    init(to place: UInt32, away distance: Double) {
      self.place = place
      self.distance = Float(min(distance, Double(Float.greatestFiniteMagnitude)))
    }
  }

  /// How many neighbours a row has.
  let k: Int
  /// How far each row's last neighbour is.
  let reaches: [Float]
  /// The local reachability density of each row: 1 over the mean distance to its neighbours, each
  /// at least as far as that neighbour's own reach.
  let densities: [Double]

  init(k: Int, reaches: [Float], densities: [Double]) {
    self.k = k
    self.reaches = reaches
    self.densities = densities
  }

  /// The neighbours of every learned row among the others, k a row; none where a row is alone.
  static func links(
    _ learned: LearnedRows, k: Int, under conditions: Conditions
  ) throws -> [Link] {
    guard learned.count > 1 else { return [] }
    let k = learned.reachable(k)
    var links = try conditions.filled(with: Link(to: 0, away: 0), count: learned.count * k)
    try learned.fillOthers(&links, stride: k, k: k, under: conditions) { near, row, part in
      for i in near.range(of: row) { part[i] = Link(to: near.places[i], away: near.distances[i]) }
    }
    return links
  }

  /// Measures the surroundings of every learned row.
  init(
    of learned: LearnedRows, _ links: [Link], k: Int, under conditions: Conditions
  ) throws {
    let k = learned.reachable(k)
    reaches =
      try links.isEmpty ? [0] : conditions.map(learned.count) { links[$0 * k + k - 1].distance }
    densities = try Self.each(of: learned.count, under: conditions) { [reaches] place in
      Self.density(links[place * k..<min(links.count, place * k + k)], reaches)
    }
    self.k = k
  }

  /// The outlier factor of every learned row; 1 for a row that is alone.
  func factors(of links: [Link], under conditions: Conditions) throws -> [Double] {
    if links.isEmpty { return [1] }
    return try Self.each(of: densities.count, under: conditions) { place in
      factor(links[place * k..<place * k + k], density: densities[place])
    }
  }

  /// The outlier factor of a new row with such neighbours.
  func factor(_ links: [Link]) -> Double {
    factor(links[...], density: Self.density(links[...], reaches))
  }

  private func factor(_ links: ArraySlice<Link>, density: Double) -> Double {
    let around = links.reduce(0) { $0 + densities[Int($1.place)] }
    return around / Double(links.count) / density
  }

  /// The paper's density is infinite where k rows are equal; a trifle keeps it finite.
  private static func density(_ links: ArraySlice<Link>, _ reaches: [Float]) -> Double {
    let sum = links.reduce(0) { $0 + Double(max(reaches[Int($1.place)], $1.distance)) }
    return 1 / (sum / Double(max(1, links.count)) + 1e-10)
  }

  private static func each(
    of count: Int, under conditions: Conditions, _ value: @Sendable (_ place: Int) -> Double
  ) throws -> [Double] {
    var values = [Double](repeating: 0, count: count)
    try parallelFill(&values, Chunks(count, of: 4096), width: conditions.width) { places, part in
      try conditions.checkCancelled()
      for (i, place) in places.enumerated() { part[i] = value(place) }
    }
    return values
  }
}
