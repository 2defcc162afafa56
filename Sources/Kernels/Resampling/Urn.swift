/// Balls of several colours, from which as many as there are are drawn with replacement.
///
/// The counts are exactly multinomial. Few colours are drawn by one binomial each. For many, the
/// cost depends on their number and the square root of the number of balls: each colour first gets
/// a Poisson count of a mean a little too small, and what is lacking is drawn one by one. Given
/// their sum, Poisson counts are multinomial, so the sum of both steps is too. (Devroye,
/// Non-Uniform Random Variate Generation, 1986, XI.1.4.)
package struct Urn: Sendable {
  /// How many balls there are of each colour.
  package let balls: [UInt32]
  /// How many balls there are.
  package let total: Int
  /// The laws of the Poisson counts of 1, 2, 4, … balls; none for urns too small to need them.
  private let laws: PoissonTables
  /// The Poisson counts that a draw is the sum of.
  private let picks: [Pick]
  private let single: AliasLaw?
  /// For urns of few colours: the law of each colour among itself and those after it.
  private let chain: [BinomialLaw]

  /// With bits above this one, a count is drawn in several parts, since tables grow with it.
  private static let highest = 14

  /// A Poisson count: of which colour, and by which law.
  private struct Pick {
    let colour: UInt32
    let law: UInt32
  }

  /// An urn with so many balls of each colour.
  package init(balls: [UInt32]) {
    self.balls = balls
    total = balls.reduce(0) { $0 + Int($1) }
    // Below this, one binomial a colour costs less than what the other way draws one by one.
    guard balls.count * balls.count * 16 > total else {
      (laws, picks, single) = (PoissonTables(means: []), [], nil)
      chain = Self.chain(balls, total)
      return
    }
    chain = []
    // The sum of the Poisson counts exceeds the total once in 700 draws, and is then drawn again.
    let mean = total > 0 ? 1 - 3 / Double(total).squareRoot() : 0
    let bits = 32 - (balls.max() ?? 0).leadingZeroBitCount
    laws = PoissonTables(
      means: mean <= 0
        ? [] : (0..<min(bits, Self.highest + 1)).map { mean * Double(1 << $0) })
    picks = mean <= 0 ? [] : Self.picks(balls)
    single = total > 0 ? AliasLaw(weights: balls.map(Double.init)) : nil
  }

  /// A count is the sum of those of its bits, drawn one after the other, so that no draw waits for
  /// a guess at how many bits the next colour has.
  private static func picks(_ balls: [UInt32]) -> [Pick] {
    var picks: [Pick] = []
    for (colour, count) in balls.enumerated() {
      func pick(_ law: Int) { picks.append(Pick(colour: UInt32(colour), law: UInt32(law))) }
      for _ in 0..<(count >> (Self.highest + 1)) * 2 { pick(highest) }
      for bit in 0...highest where count & 1 << bit != 0 { pick(bit) }
    }
    return picks
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
    var drawn = [UInt32](repeating: 0, count: balls.count)
    for pick in picks {
      drawn[Int(pick.colour)] &+= laws.count(Int(pick.law), words.next())
    }
    return drawn
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
