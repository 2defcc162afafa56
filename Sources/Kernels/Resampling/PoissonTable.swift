/// The law of a Poisson count of one mean, for very many draws.
struct PoissonTable: Sendable {
  let least: Int
  let table: AliasLaw

  /// Chances below 2⁻⁷⁵ of the likeliest count are left out.
  ///
  /// They are built up from the likeliest count by their ratios, so that no exponential is needed.
  init(mean: Double) {
    let mode = Int(mean)
    var below: [Double] = []
    var weight = 1.0
    for count in stride(from: mode, to: 0, by: -1) {
      weight *= Double(count) / mean
      if weight < 0x1p-75 { break }
      below.append(weight)
    }
    var above: [Double] = [1]
    weight = 1
    for count in 1... {
      weight *= mean / Double(mode + count)
      if weight < 0x1p-75 { break }
      above.append(weight)
    }
    least = mode - below.count
    table = AliasLaw(weights: below.reversed() + above)
  }

  @inline(__always)
  func count(_ bits: UInt64) -> Int { least &+ table.outcome(bits) }
}
