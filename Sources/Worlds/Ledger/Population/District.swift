internal import RingtrueKernels

/// A place where clients live.
struct District: Sendable {
  /// The region that it belongs to, 0…7.
  let region: Int
  /// How many people live there.
  let inhabitants: Int
  /// How many of them live in towns, in per cent.
  let urban: Int
  /// The average monthly salary, in minor units.
  let salary: Int64
  /// Where it lies, in kilometres.
  let x: Double, y: Double

  /// How many districts there are.
  static let count = 77

  /// The districts of a seed; the first is the capital.
  static func all(seed: UInt64) -> [District] {
    let world = RandomStream(seed: seed, name: "world/districts")
    return (0..<count).map { number in
      var draws = world.entity(number)
      let size = draws.next(LogNormal(location: 11.6, scale: 0.42))
      let isCapital = number == 0
      return District(
        region: isCapital ? 0 : 1 + (number - 1) * 7 / (count - 1),
        inhabitants: isCapital ? 1_204_953 : Int(min(max(size, 43_000), 390_000)),
        urban: isCapital ? 100 : draws.draw().integer(in: 34...100),
        salary: isCapital
          ? 125_410 : Int64(81_100 + 32_000 * draws.draw().unit * draws.draw().unit),
        x: isCapital ? 170 : draws.draw().real(in: 0..<450),
        y: isCapital ? 150 : draws.draw().real(in: 0..<270))
    }
  }

  /// The distance to another district, in kilometres.
  func distance(to other: District) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}

/// Where people go: to districts that are large, and near.
struct Travel: Sendable {
  /// By the number of inhabitants alone.
  let anywhere: AliasLaw
  /// From each district to its surroundings: inhabitants over the squared distance.
  let nearby: [AliasLaw]

  /// The laws of travelling between districts. Cost: their number squared.
  init(_ districts: [District]) {
    anywhere = AliasLaw(weights: districts.map { Double($0.inhabitants) })
    nearby = districts.indices.map { home in
      AliasLaw(
        weights: districts.indices.map { place in
          let distance = max(10, districts[home].distance(to: districts[place]))
          return place == home ? 0 : Double(districts[place].inhabitants) / (distance * distance)
        })
    }
  }
}
