internal import RingtrueCore
internal import RingtrueKernels

/// Finds the weights of a one-class support vector machine, two at a time.
///
/// Minimizes ½ αᵀ K α with 0 ≤ α ≤ 1 and Σ α = ν n. Each step moves weight between the pair that
/// promises the largest descent by second order. Cost: O(n · d) a step, some n steps.
/// Fan, Chen & Lin, JMLR 6, 2005; Chang & Lin, ACM TIST 2(3), 2011, doi:10.1145/1961189.1961199
struct SupportSolver {
  private let kernel: RadialKernel
  private let count: Int
  private var alphas: [Double]
  private var gradient: [Double]
  private var giver: [Float]
  private var taker: [Float]

  /// The largest violation of the conditions of optimality that is left.
  private static let tolerance = 1e-3

  /// Weight on the first rows, as much as there must be.
  init(_ kernel: RadialKernel, count: Int, nu: Double, under conditions: Conditions) throws {
    self.kernel = kernel
    self.count = count
    let total = nu * Double(count)
    alphas = (0..<count).map { min(1, max(0, total - Double($0))) }
    gradient = Array(repeating: 0, count: count)
    giver = Array(repeating: 0, count: kernel.width)
    taker = giver
    for row in 0..<count where alphas[row] > 0 {
      try conditions.checkCancelled()
      kernel.fill(&taker, fromPoint: row)
      for index in 0..<count { gradient[index] += alphas[row] * Double(taker[index]) }
    }
  }

  /// The weights, and the level that the kernel's sum reaches at the boundary.
  mutating func solve(under conditions: Conditions) throws -> (alphas: [Double], level: Double) {
    // Far above what is ever needed; a bound, so that rounding cannot keep it going for ever.
    for _ in 0..<max(100_000, 100 * count) {
      try conditions.checkCancelled()
      guard let taking = lowest() else { break }
      kernel.fill(&taker, fromPoint: taking)
      guard let giving = partner(of: taking) else { break }
      kernel.fill(&giver, fromPoint: giving)
      move(from: giving, to: taking)
    }
    return (alphas, level)
  }

  /// The row of least gradient that can take more weight.
  private func lowest() -> Int? {
    var (best, least) = (-1, Double.infinity)
    for row in 0..<count where alphas[row] < 1 && gradient[row] < least {
      (best, least) = (row, gradient[row])
    }
    return best < 0 ? nil : best
  }

  /// The row whose weight is best moved to another, by second order; nil when none is worth it.
  private func partner(of row: Int) -> Int? {
    let base = gradient[row]
    var (best, most, greatest) = (-1, 0.0, -Double.infinity)
    for other in 0..<count where alphas[other] > 0 {
      let slope = gradient[other] - base
      greatest = max(greatest, slope)
      guard slope > 0 else { continue }
      let gain = slope * slope / curvature(other)
      if gain > most { (best, most) = (other, gain) }
    }
    return greatest < Self.tolerance || best < 0 ? nil : best
  }

  private func curvature(_ other: Int) -> Double { max(2 - 2 * Double(taker[other]), 1e-12) }

  private mutating func move(from giving: Int, to taking: Int) {
    let wanted = (gradient[giving] - gradient[taking]) / curvature(giving)
    let amount = min(wanted, alphas[giving], 1 - alphas[taking])
    // What is used up becomes exactly 0 or 1, or rounding would offer it for ever.
    alphas[giving] = amount == alphas[giving] ? 0 : alphas[giving] - amount
    alphas[taking] = amount == 1 - alphas[taking] ? 1 : alphas[taking] + amount
    for row in 0..<count {
      gradient[row] += amount * (Double(taker[row]) - Double(giver[row]))
    }
  }

  /// The mean gradient of the rows on the boundary, or the middle of where it must lie.
  private var level: Double {
    let free = (0..<count).filter { alphas[$0] > 0 && alphas[$0] < 1 }
    if !free.isEmpty { return free.reduce(0) { $0 + gradient[$1] } / Double(free.count) }
    let full = (0..<count).lazy.filter { alphas[$0] >= 1 }.map { gradient[$0] }.max()
    let empty = (0..<count).lazy.filter { alphas[$0] <= 0 }.map { gradient[$0] }.min()
    return ((full ?? empty ?? 0) + (empty ?? full ?? 0)) / 2
  }
}
