/// Balls of several colours, from which as many as there are are drawn with replacement.
///
/// The counts are exactly multinomial. Few colours are drawn by one binomial each. For many, the
/// cost depends on their number and the square root of the number of balls: each colour first gets
/// a Poisson count of a mean a little too small, and what is lacking is drawn one by one. Given their sum, Poisson counts are
/// multinomial, so the sum of both steps is too. (Devroye, Non-Uniform Random Variate Generation,
/// 1986, XI.1.4.)
package struct Urn: Sendable {
  /// How many balls there are of each colour.
  package let balls: [UInt32]
  /// How many balls there are.
  package let total: Int
  /// The laws of the Poisson counts of 1, 2, 4, … balls; empty for urns too small to need them.
  private let laws: [PoissonTable]
  private let single: AliasLaw?
  /// For urns of few colours: the law of each colour among itself and those after it.
  private let chain: [BinomialLaw]

  /// With bits above this one, a count is drawn in several parts, since tables grow with it.
  private static let highest = 14

  /// An urn with so many balls of each colour.
  package init(balls: [UInt32]) {
    self.balls = balls
    total = balls.reduce(0) { $0 + Int($1) }
    // Below this, one binomial a colour costs less than what the other way draws one by one.
    guard balls.count * balls.count * 16 > total else {
      (laws, single, chain) = ([], nil, Self.chain(balls, total))
      return
    }
    chain = []
    // The sum of the Poisson counts exceeds the total once in 700 draws, and is then drawn again.
    let mean = total > 0 ? 1 - 3 / Double(total).squareRoot() : 0
    let bits = 32 - (balls.max() ?? 0).leadingZeroBitCount
    laws =
      mean <= 0
      ? [] : (0..<min(bits, Self.highest + 1)).map { PoissonTable(mean: mean * Double(1 << $0)) }
    single = total > 0 ? AliasLaw(weights: balls.map(Double.init)) : nil
  }

  /// The share that each colour has of the balls that are neither of it nor of those before it.
  private static func chain(_ balls: [UInt32], _ total: Int) -> [BinomialLaw] {
    var left = total
    return balls.map { count in
      defer { left -= Int(count) }
      return BinomialLaw(chance: left > 0 ? Double(count) / Double(left) : 0)
    }
  }

  /// How often each colour is drawn.
  package func draw(_ stream: RandomStream) -> [UInt32] {
    var drawn = balls
    draw(stream, into: &drawn)
    return drawn
  }

  /// How often each colour is drawn, written over older counts: an urn of few colours is drawn in
  /// hardly more time than an array is made in.
  package func draw(_ stream: RandomStream, into drawn: inout [UInt32]) {
    var words = Words(stream)
    if chain.isEmpty { drawn = drawMany(&words) } else { drawChain(&words, into: &drawn) }
  }

  private func drawMany(_ words: inout Words) -> [UInt32] {
    var drawn = most(&words)
    var left = total
    for count in drawn { left -= Int(count) }
    while left < 0 {
      drawn = most(&words)
      left = total - drawn.reduce(0) { $0 + Int($1) }
    }
    if let single {
      for _ in 0..<left { drawn[single.outcome(words.next())] &+= 1 }
    }
    return drawn
  }

  private func drawChain(_ words: inout Words, into counts: inout [UInt32]) {
    var left = total
    for colour in chain.indices {
      let drawn = chain[colour].draw(left, &words)
      left -= drawn
      counts[colour] = UInt32(truncatingIfNeeded: drawn)
    }
  }

  /// What is left of each colour when so many balls are taken out, each set equally likely.
  ///
  /// Cost: O(number of colours + count · log count).
  package func without(_ count: Int, _ stream: RandomStream) -> [UInt32] {
    var stream = stream
    return without(stream.sample(count, of: total))
  }

  /// What is left of each colour when these balls, in ascending order, are taken out.
  package func without(_ places: [Int]) -> [UInt32] {
    var left = balls
    var colour = 0
    var end = Int(balls.first ?? 0)
    for place in places {
      while place >= end {
        colour += 1
        end += Int(balls[colour])
      }
      left[colour] -= 1
    }
    return left
  }

  /// Poisson counts, in sum most often a little less than the total.
  private func most(_ words: inout Words) -> [UInt32] {
    guard !laws.isEmpty else { return [UInt32](repeating: 0, count: balls.count) }
    return balls.map { count in
      var drawn = 0
      for _ in 0..<(count >> (Self.highest + 1)) * 2 {
        drawn &+= laws[Self.highest].count(words.next())
      }
      var rest = count & ((2 << Self.highest) - 1)
      while rest != 0 {
        drawn &+= laws[rest.trailingZeroBitCount].count(words.next())
        rest &= rest &- 1
      }
      return UInt32(truncatingIfNeeded: drawn)
    }
  }
}

/// The words of a stream, four a draw.
struct Words {
  private var stream: RandomStream
  private var block: Philox.Block = (0, 0, 0, 0)
  private var left = 0

  init(_ stream: RandomStream) { self.stream = stream }

  @inline(__always)
  mutating func next() -> UInt64 {
    if left == 0 {
      block = stream.draw().words()
      left = 4
    }
    left &-= 1
    let word = block.0
    block = (block.1, block.2, block.3, 0)
    return word
  }
}
