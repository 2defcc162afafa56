import Testing

@testable import RingtrueKernels

@Suite struct `Squared distances` {
  /// Queries and points, and their distances as the path promises to sum them.
  private func example(
    _ queries: Int, _ dimensions: Int, _ isa: ISA
  ) -> (queries: [Float], block: [Float], distances: [Float]) {
    var numbers = Numbers(seed: 14)
    let q = numbers.floats(queries * dimensions)
    let block = numbers.floats(64 * dimensions)
    let distances = (0..<queries).flatMap { i in
      (0..<64).map { p in
        (0..<dimensions).reduce(Float(0)) { sum, c in
          let d = block[64 * c + p] - q[i * dimensions + c]
          return isa.multiplyAdd(d, d, sum)
        }
      }
    }
    return (q, block, distances)
  }

  @Test(arguments: [0, 1, 3, 4, 5, 9], [1, 2, 11, 30])
  func `are the promised chain, to the bit`(_ queries: Int, _ dimensions: Int) {
    for isa in ISA.available {
      let (q, block, expected) = example(queries, dimensions, isa)
      var out = [Float](repeating: -1, count: queries * 64)
      var span = out.mutableSpan
      squaredDistances(
        from: q.span, dimensions: dimensions, to: block.span, into: &span, on: isa)
      #expect(out == expected)
    }
  }

  @Test(arguments: [1, 4, 7], ISA.available)
  func `are marked where they are below the limit`(_ queries: Int, _ isa: ISA) {
    let (q, block, expected) = example(queries, 5, isa)
    let limits = (0..<queries).map {
      [Float(2), expected[64 * $0 + 3], .infinity, -1, .nan][$0 % 5]
    }
    var out = [Float](repeating: -1, count: queries * 64)
    var near = [UInt64](repeating: 0, count: queries)
    var outSpan = out.mutableSpan
    var nearSpan = near.mutableSpan
    squaredDistances(
      from: q.span, dimensions: 5, to: block.span, within: limits.span, into: &outSpan,
      near: &nearSpan, on: isa)
    #expect(out == expected)
    for i in 0..<queries {
      for p in 0..<64 {
        #expect((near[i] >> UInt64(p) & 1 == 1) == (expected[64 * i + p] < limits[i]))
      }
    }
  }

  @Test(arguments: ISA.available)
  func `keep their digits for near neighbours far from the origin`(_ isa: ISA) {
    let block = [Float](repeating: 10_000.001, count: 64 * 2)
    var out = [Float](repeating: 0, count: 64)
    var span = out.mutableSpan
    squaredDistances(
      from: [10_000, 10_000].span, dimensions: 2, to: block.span, into: &span, on: isa)
    let step = Double(Float(10_000.001) - 10_000)
    #expect(out.allSatisfy { abs(Double($0) - 2 * step * step) < 1e-12 })
  }

  @Test func `refuse a block of another size`() async {
    await #expect(processExitsWith: .failure) {
      var out = [Float](repeating: 0, count: 64)
      var span = out.mutableSpan
      squaredDistances(
        from: [1, 2].span, dimensions: 2, to: [Float](repeating: 0, count: 127).span, into: &span)
    }
  }
}

@Suite struct `Blocks of points` {
  @Test(arguments: [0, 1, 63, 64, 65, 200])
  func `hold every point where kernels look for it`(_ count: Int) {
    let rows = (0..<count * 3).map { Float($0) }
    let blocks = PointBlocks(rows: rows.span, count: count, dimensions: 3)
    #expect(blocks.blocks == (count + 63) / 64)
    for point in 0..<count {
      let start = point / 64 * 64 * 3
      for c in 0..<3 {
        #expect(blocks.elements[start + 64 * c + point % 64] == rows[3 * point + c])
      }
    }
    #expect(blocks.elements.filter(\.isInfinite).count == (blocks.blocks * 64 - count) * 3)
  }
}
