import Testing

@testable import RingtrueKernels

@Suite struct `Centres of clusters` {
  private let dimensions = 5

  private func points(_ count: Int) -> PointBlocks {
    var numbers = Numbers(seed: 21)
    let rows = numbers.floats(count * dimensions)
    return PointBlocks(rows: rows.span, count: count, dimensions: dimensions)
  }

  private func centres(_ count: Int) -> Centres {
    var numbers = Numbers(seed: 22)
    return Centres(dimensions: dimensions, elements: numbers.floats(count * dimensions))
  }

  private func square(_ points: PointBlocks, _ point: Int, _ centre: ArraySlice<Float>) -> Double {
    zip(0..<dimensions, centre).reduce(0.0) { sum, pair in
      let d = Double(points[point, pair.0]) - Double(pair.1)
      return sum + d * d
    }
  }

  /// The nearest centre by trying all in double; random points have no ties.
  private func nearest(_ points: PointBlocks, _ point: Int, _ centres: Centres) -> Int {
    (0..<centres.count).min {
      square(points, point, centres[$0]) < square(points, point, centres[$1])
    } ?? -1
  }

  private func sums(_ points: PointBlocks, _ clusters: [Int], _ k: Int) -> ClusterSums {
    var sums = ClusterSums(for: centres(k))
    for (point, cluster) in clusters.enumerated() {
      sums.counts[cluster] += 1
      for c in 0..<dimensions { sums.sums[cluster * dimensions + c] += Double(points[point, c]) }
    }
    return sums
  }

  @Test(arguments: [1, 64, 150, 200], [1, 3, 8, 21])
  func `sum up the points nearest to each`(_ count: Int, _ k: Int) {
    let (points, centres) = (points(count), centres(k))
    let own = (0..<count).map { nearest(points, $0, centres) }
    let expected = sums(points, own, k)
    for isa in ISA.available {
      var assignment = Assignment(blocks: points.blocks)
      let found = centres.assign(
        points, blocks: 0..<points.blocks, to: &assignment, after: Drift(), on: isa)
      #expect(assignment.clusters.prefix(count).map { Int($0) } == own)
      #expect(assignment.clusters.dropFirst(count).allSatisfy { $0 == -1 })
      #expect(found.counts == expected.counts)
      #expect(zip(found.sums, expected.sums).allSatisfy { abs($0 - $1) < 1e-4 })
      let still = centres.assign(
        points, blocks: 0..<points.blocks, to: &assignment, after: Drift([100, 0]), on: isa)
      #expect(still == ClusterSums(for: centres))
    }
  }

  @Test(arguments: [0.01, 0.3, 10])
  func `sum up what few or many points change by moving`(_ step: Float) {
    let (points, before) = (points(1000), centres(7))
    var after = before
    for i in after.elements.indices where i % 3 == 0 { after.elements[i] += step }
    let drift = Drift(after.ways(from: before))
    let expected = sums(points, (0..<1000).map { nearest(points, $0, after) }, 7)
    for isa in ISA.available {
      var assignment = Assignment(blocks: points.blocks)
      var total = before.assign(
        points, blocks: 0..<points.blocks, to: &assignment, after: Drift(), on: isa)
      let moves = after.assign(
        points, blocks: 0..<points.blocks, to: &assignment, after: drift, on: isa)
      #expect(moves.counts.contains { $0 != 0 })
      total += moves
      #expect(total.counts == expected.counts)
      #expect(zip(total.sums, expected.sums).allSatisfy { abs($0 - $1) < 1e-3 })
    }
  }

  /// Passing over sixteen points at a time must not be seen but in the time it takes.
  @Test(arguments: [1, 2, 8, 11], [0.001, 0.02, 0.2])
  func `look again at every point that may have moved`(_ k: Int, _ step: Float) {
    let points = points(5000)
    let blocks = 0..<points.blocks
    for isa in ISA.available {
      var centres = centres(k)
      var (eager, patient) = (Assignment(blocks: blocks.count), Assignment(blocks: blocks.count))
      var (far, drift) = (Drift(), Drift())
      var numbers = Numbers(seed: 23)
      for _ in 0..<20 {
        let all = centres.assign(points, blocks: blocks, to: &eager, after: far, on: isa)
        let some = centres.assign(points, blocks: blocks, to: &patient, after: drift, on: isa)
        #expect(some == all && patient.clusters == eager.clusters)
        let before = centres
        for (i, number) in numbers.floats(centres.elements.count).enumerated() {
          centres.elements[i] += step * number
        }
        drift.add(centres.ways(from: before))
        far.add([1e6])
      }
    }
  }

  @Test func `drift as far as the two that move farthest`() {
    var drift = Drift([3, 1, 4, 1])
    #expect(drift.total >= 7 && drift.total < 7.00001)
    drift.add([0.5])
    #expect(drift.total >= 7.5 && drift.total < 7.50001)
    let ways = Centres(dimensions: 2, elements: [3, 4, 1, 1])
      .ways(from: Centres(dimensions: 2, elements: [0, 0, 1, 1]))
    #expect(ways == [5, 0])
  }

  @Test(arguments: [1, 64, 150], [1, 3, 21])
  func `know the points nearest to each, and how far they are`(_ count: Int, _ k: Int) {
    let (points, centres) = (points(count), centres(k))
    for isa in ISA.available {
      let found = centres.nearest(to: points, blocks: 0..<points.blocks, on: isa)
      #expect(found.clusters.count == count && found.squares.count == count)
      for point in 0..<count {
        let expected = nearest(points, point, centres)
        #expect(found.clusters[point] == UInt32(expected))
        let exact = square(points, point, centres[expected])
        #expect(abs(Double(found.squares[point]) - exact) <= 1e-5 * exact)
      }
    }
  }

  @Test func `take a range of blocks as if there were no others`() {
    let (points, centres) = (points(200), centres(4))
    func sums(_ blocks: Range<Int>) -> ClusterSums {
      var assignment = Assignment(blocks: blocks.count)
      return centres.assign(points, blocks: blocks, to: &assignment, after: Drift())
    }
    var parts = sums(0..<1)
    parts += sums(1..<4)
    let whole = sums(0..<4)
    #expect(parts.counts == whole.counts)
    #expect(zip(parts.sums, whole.sums).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test(arguments: [1, 64, 150], ISA.available)
  func `come nearer to points, one after another`(_ count: Int, _ isa: ISA) {
    let (points, centres) = (points(count), centres(3))
    let blocks = 0..<points.blocks
    var closest = [Float](repeating: .infinity, count: points.blocks * 64)
    for filling in count..<closest.count { closest[filling] = 0 }
    for centre in 0..<3 {
      let coordinates = Array(centres[centre])
      let promised = potential(
        of: points, blocks: blocks, closest: closest.span, centre: coordinates.span, on: isa)
      var span = closest.mutableSpan
      approach(points, blocks: blocks, closest: &span, centre: coordinates.span, on: isa)
      let total = closest.reduce(0.0) { $0 + Double($1) }
      #expect(abs(promised - total) <= 1e-5 * total)
      for point in 0..<count {
        let exact = (0...centre).map { square(points, point, centres[$0]) }.min()!
        #expect(abs(Double(closest[point]) - exact) <= 1e-5 * exact)
      }
    }
  }
}
