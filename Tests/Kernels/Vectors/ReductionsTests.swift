import Testing

@testable import RingtrueKernels

/// The order that every sum promises: sixteen lanes, folded in halves.
private func inLanes(_ terms: [Double]) -> Double {
  var lanes = [Double](repeating: 0, count: 16)
  for (i, term) in terms.enumerated() { lanes[i % 16] += term }
  for half in [8, 4, 2, 1] {
    for i in 0..<half { lanes[i] += lanes[i + half] }
  }
  return lanes[0]
}

@Suite struct `A reduction` {
  @Test(arguments: edgeLengths, ISA.available)
  func `adds up in its promised order, to the bit`(_ count: Int, _ isa: ISA) {
    var numbers = Numbers(seed: 1)
    let (x, y) = (numbers.floats(count), numbers.floats(count))
    let (u, v) = (numbers.doubles(count), numbers.doubles(count))
    #expect(sum(x.span, on: isa) == inLanes(x.map { Double($0) }))
    #expect(sum(u.span, on: isa) == inLanes(u))
    #expect(dot(x.span, y.span, on: isa) == inLanes(zip(x, y).map { Double($0) * Double($1) }))
    #expect(dot(u.span, v.span, on: isa) == inLanes(zip(u, v).map { $0 * $1 }))
  }

  @Test(arguments: edgeLengths.dropFirst(), ISA.available)
  func `finds the extremes`(_ count: Int, _ isa: ISA) throws {
    var numbers = Numbers(seed: 2)
    let x = numbers.anyFloats(count - 1) + [1]
    let u = numbers.doubles(count)
    let known = x.filter { !$0.isNaN }
    #expect(extremes(x.span, on: isa) == (try #require(known.min()))...(try #require(known.max())))
    #expect(extremes(u.span, on: isa) == (try #require(u.min()))...(try #require(u.max())))
  }

  @Test(arguments: ISA.available)
  func `has no extremes of nothing, or of nothing but NaN`(_ isa: ISA) {
    #expect(extremes([Float]().span, on: isa) == nil)
    #expect(extremes([Float](repeating: .nan, count: 19).span, on: isa) == nil)
    #expect(extremes([Double.nan].span, on: isa) == nil)
  }

  @Test func `refuses vectors of two lengths`() async {
    await #expect(processExitsWith: .failure) { _ = dot([Float(1)].span, [Float(1), 2].span) }
  }
}

@Suite struct `The moments of a vector` {
  @Test(arguments: ISA.available)
  func `of 2, 4, 4, 4, 5, 5, 7, 9 are mean 5 and variance 4`(_ isa: ISA) {
    let moments = Moments(of: ([2, 4, 4, 4, 5, 5, 7, 9] as [Float]).span, on: isa)
    #expect(moments.mean == 5)
    #expect(moments.variance == 4)
    #expect(moments.sampleVariance == 32.0 / 7)
  }

  @Test(arguments: ISA.available)
  func `keep a small variance beside a large mean`(_ isa: ISA) {
    let x = (0..<1001).map { 1e9 + Double($0 % 2) }
    let moments = Moments(of: x.span, on: isa)
    #expect(abs(moments.variance - 0.25) < 1e-6)
  }

  @Test(arguments: edgeLengths.dropFirst(2), ISA.available)
  func `have the same bits on every path`(_ count: Int, _ isa: ISA) {
    var numbers = Numbers(seed: 3)
    let (x, u) = (numbers.floats(count), numbers.doubles(count))
    #expect(Moments(of: x.span, on: isa) == Moments(of: x.span, on: .scalar))
    #expect(Moments(of: u.span, on: isa) == Moments(of: u.span, on: .scalar))
    let mean = inLanes(u) / Double(count)
    #expect(Moments(of: u.span, on: isa).squares == inLanes(u.map { ($0 - mean) * ($0 - mean) }))
  }

  @Test(arguments: edgeLengths, ISA.available)
  func `know to which side the elements lean, to the bit`(_ count: Int, _ isa: ISA) {
    var numbers = Numbers(seed: 4)
    let x = numbers.floats(count)
    let distances = x.map { Double($0) - 0.25 }
    #expect(cubes(x.span, around: 0.25, on: isa) == inLanes(distances.map { $0 * $0 * $0 }))
    #expect(cubes(([0, 0, 0, 4] as [Float]).span, around: 1, on: isa) == 24)
  }

  @Test func `are undefined for nothing`() {
    let moments = Moments(of: [Double]().span)
    #expect(moments.mean.isNaN && moments.variance.isNaN && moments.sampleVariance.isNaN)
  }
}
