import Testing

@testable import RingtrueKernels

/// The bin of an element, by comparison with the edges alone.
private func slowBin(_ x: Float, _ bins: Bins) -> Int {
  let place = (Double(x) - bins.low) * (1 / bins.width)
  if place < -bins.margin { return 0 }
  if place > Double(bins.count) + bins.margin { return bins.count + 1 }
  return 1 + (1..<bins.count).count { place >= Double($0) }
}

@Suite struct `Equal bins` {
  let bins = Bins(-1...1, count: 10, margin: 0.5)

  @Test(arguments: edgeLengths + [511, 512, 513], ISA.available)
  func `hold each element where the edges say`(_ count: Int, _ isa: ISA) {
    var numbers = Numbers(seed: 11)
    let x = numbers.floats(count).map { $0 * 1.3 }
    var expected = [Int64](repeating: 0, count: 12)
    for element in x { expected[slowBin(element, bins)] += 1 }
    #expect(bins.counts(x.span, on: isa) == expected)
  }

  @Test(arguments: edgeLengths + [511, 512, 513], ISA.available)
  func `add what the table says of each`(_ count: Int, _ isa: ISA) {
    var numbers = Numbers(seed: 12)
    let x = numbers.floats(count).map { $0 * 1.3 }
    let table = numbers.doubles(12)
    var sums = x.map { Double($0) }
    var span = sums.mutableSpan
    bins.add(table, of: x.span, to: &span, on: isa)
    #expect(sums == x.map { Double($0) + table[slowBin($0, bins)] })
  }

  @Test func `of a worked example`() {
    let bins = Bins(0...4, count: 4, margin: 0.5)
    let x: [Float] = [-1, -0.5, 0, 0.9, 1, 4, 4.5, 4.6]
    #expect(bins.counts(x.span) == [1, 3, 1, 0, 2, 1])
  }

  @Test(arguments: [0, 7, -3e38] as [Float])
  func `of a range without length put it in the middle`(_ value: Float) {
    let bins = Bins(Double(value)...Double(value), count: 10)
    #expect(bins.counts([value].span)[6] == 1)
    #expect(bins.width.isFinite)
  }
}
