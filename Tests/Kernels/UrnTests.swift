import RingtrueKernels
import Testing

@Suite struct `An urn` {
  @Test(arguments: [[5], [1, 1], [3, 0, 4], [1000, 1, 30], [100_000, 7], [0]] as [[UInt32]])
  func `gives as many balls as it holds, and never a colour it lacks`(_ balls: [UInt32]) {
    let urn = Urn(balls: balls)
    for index in 0..<200 {
      let drawn = urn.draw(RandomStream(seed: 1, name: "urn").entity(index))
      #expect(drawn.reduce(0, +) == balls.reduce(0, +))
      #expect(zip(drawn, balls).allSatisfy { $1 > 0 || $0 == 0 })
    }
  }

  /// The moments of counts among n balls with shares p: np, np(1 − p) and −np·q.
  @Test(arguments: [[2, 3, 5], [40, 300, 2, 1000], [60_000, 3]] as [[UInt32]])
  func `draws counts with the moments of a multinomial`(_ balls: [UInt32]) {
    let urn = Urn(balls: balls)
    let draws = 20_000
    let stream = RandomStream(seed: 2, name: "urn")
    let drawn = (0..<draws).map { urn.draw(stream.entity($0)).map(Double.init) }
    let total = Double(balls.reduce(0, +))
    for (place, count) in balls.enumerated() {
      let share = Double(count) / total
      let variance = Double(count) * (1 - share)
      let mean = drawn.reduce(0) { $0 + $1[place] } / Double(draws)
      let spread = drawn.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) }
      #expect(abs(mean - Double(count)) < 4.5 * (variance / Double(draws)).squareRoot())
      #expect(abs(spread / Double(draws) / variance - 1) < 0.06)
    }
    let pair = drawn.reduce(0) {
      $0 + ($1[0] - Double(balls[0])) * ($1[1] - Double(balls[1]))
    }
    let wanted = -Double(balls[0]) * Double(balls[1]) / total
    let scale = (Double(balls[0]) * Double(balls[1])).squareRoot()
    #expect(abs(pair / Double(draws) - wanted) < 0.04 * scale)
  }

  @Test func `is left without the balls that are taken out`() {
    let urn = Urn(balls: [3, 0, 2])
    #expect(urn.without([0]) == [2, 0, 2])
    #expect(urn.without([2, 3]) == [2, 0, 1])
    let left = urn.without(2, RandomStream(seed: 1, name: "urn"))
    #expect(left.reduce(0, +) == 3)
  }

  @Test func `draws the same from the same stream`() {
    let urn = Urn(balls: [30, 40, 50])
    let stream = RandomStream(seed: 9, name: "urn")
    #expect(urn.draw(stream) == urn.draw(stream))
    #expect(urn.draw(stream) != urn.draw(stream.entity(1)))
  }
}

@Suite struct `A law of aliases` {
  @Test func `draws each outcome as often as it weighs`() {
    let law = AliasLaw(weights: [1, 0, 2, 5])
    var words = RandomStream(seed: 3, name: "alias")
    var counts = [0, 0, 0, 0]
    for _ in 0..<80_000 { counts[law.outcome(words.next())] += 1 }
    #expect(counts[1] == 0)
    for (count, wanted) in zip(counts, [10_000, 0, 20_000, 50_000]) {
      #expect(abs(count - wanted) < 600)
    }
  }
}
