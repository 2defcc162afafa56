import Testing

@testable import RingtrueKernels

@Suite struct `A random stream` {
  let stream = RandomStream(seed: 7, name: "behaviour")

  @Test func `hashes its name as FNV-1a does`() {
    #expect(fingerprint("") == 0xCBF2_9CE4_8422_2325)
    #expect(fingerprint("a") == 0xAF63_DC4C_8601_EC8C)
    #expect(fingerprint("foobar") == 0x8594_4171_F739_67E8)
  }

  @Test func `is the cipher at seed, name, entity and counter`() {
    let block = Philox.block(at: (5, 3, 0, 0), key: .init(7, fingerprint("behaviour")))
    #expect(stream.entity(3 as UInt64)[5].bits == block.0)
  }

  @Test func `gives in order what it gives out of order`() {
    var walking = stream.entity(42)
    let inOrder = (0..<1000).map { _ in walking.next() as UInt64 }
    let outOfOrder = (0..<1000).reversed().map { stream.entity(42)[UInt64($0)].bits }
    #expect(inOrder == outOfOrder.reversed())
    #expect(walking.counter == 1000)
  }

  @Test func `is moved by nothing that is drawn elsewhere`() {
    var alone = stream.entity(1)
    let before = (0..<100).map { _ in alone.next() as UInt64 }

    var (busy, other) = (stream.entity(1), RandomStream(seed: 7, name: "inject/burst").entity(1))
    let beside = (0..<100).map { _ in
      _ = other.next(Uniformly(below: 6))
      var neighbour = stream.entity(2)
      _ = neighbour.shuffled([1, 2, 3])
      return busy.next() as UInt64
    }
    #expect(before == beside)
  }

  @Test func `differs by seed, by name and by entity`() {
    let streams = [
      stream, stream.entity(1), stream.entity(-1), RandomStream(seed: 8, name: "behaviour"),
      RandomStream(seed: 7, name: "decoy"),
    ]
    let words = Set(streams.flatMap { stream in (0..<100).map { stream[UInt64($0)].bits } })
    #expect(words.count == 500)
  }

  @Test func `is uncorrelated with its neighbours`() {
    let count = 20_000
    func correlation(_ other: (UInt64) -> Double) -> Double {
      let products = (0..<UInt64(count)).map { (stream[$0].unit - 0.5) * (other($0) - 0.5) }
      return products.reduce(0, +) / Double(count) * 12
    }
    // The standard error is 0.007; four of them.
    let decoys = RandomStream(seed: 7, name: "decoy")
    let laterSeed = RandomStream(seed: 8, name: "behaviour")
    #expect(abs(correlation { stream[$0 + 1].unit }) < 0.028)
    #expect(abs(correlation { stream.entity(1)[$0].unit }) < 0.028)
    #expect(abs(correlation { decoys[$0].unit }) < 0.028)
    #expect(abs(correlation { laterSeed[$0].unit }) < 0.028)
    #expect(abs(correlation { unitInterval(stream[$0].words(attempt: 1).0) }) < 0.028)
  }

  @Test func `serves the standard library as a generator`() {
    var stream = stream
    let throwsOfADie = (0..<600).map { _ in Int.random(in: 1...6, using: &stream) }
    #expect(Set(throwsOfADie) == [1, 2, 3, 4, 5, 6])
  }

  @Test func `orders and chooses with a stated number of counters`() {
    var stream = stream
    #expect(stream.shuffled(Array(0..<10)).sorted() == Array(0..<10))
    #expect(stream.counter == 9)
    #expect(stream.sample(4, of: 1_000_000_000).count == 4)
    #expect(stream.counter == 13)
    #expect(stream.sample(5, of: 5) == [0, 1, 2, 3, 4])
    #expect(stream.sample(0, of: 0) == [])
    #expect(stream.shuffled([Int]()) == [])
    #expect(["only"].contains(stream.choose(["only"])))
    #expect(stream.counter == 19)
  }

  @Test func `gives every order of four its share`() {
    var stream = stream
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[stream.shuffled([0, 1, 2, 3]), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(chiSquare(Array(counts.values), expected: 1000) < 54)  // 23 degrees, p = 0.0003
  }

  @Test func `gives every pair of five its share`() {
    var stream = stream
    var counts: [[Int]: Int] = [:]
    for _ in 0..<10_000 { counts[stream.sample(2, of: 5), default: 0] += 1 }
    #expect(counts.count == 10)
    #expect(chiSquare(Array(counts.values), expected: 1000) < 31)  // 9 degrees, p = 0.0003
  }
}

/// A die for tests.
struct Uniformly: Distribution {
  var below: UInt64
  func value(of draw: Draw) -> UInt64 { draw.integer(below: below) }
}

/// Pearson's statistic of counts that should all be equal.
func chiSquare(_ counts: [Int], expected: Double) -> Double {
  counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
}
