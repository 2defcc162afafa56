import Testing

@testable import RingtrueKernels

private struct Cloud {
  let count: Int
  let features = 5
  let columns: [Float]
  let center: [Double]
  let matrix: [Double]

  init(_ count: Int) {
    var numbers = Numbers(seed: 41)
    self.count = count
    columns = numbers.floats(count * 5)
    center = numbers.doubles(5)
    matrix = numbers.doubles(15)
  }

  func centered(_ point: Int) -> [Double] {
    (0..<features).map { Double(columns[$0 * count + point]) - center[$0] }
  }

  func image(_ point: Int) -> [Double] {
    let z = centered(point)
    return (0..<3).map { row in
      (0..<features).reduce(0.0) { $0 + matrix[row * features + $1] * z[$1] }
    }
  }
}

@Suite struct `An affine map` {
  @Test(arguments: edgeLengths, ISA.available)
  func `maps each point as if it were alone, to the bit`(_ count: Int, _ isa: ISA) {
    let cloud = Cloud(count)
    let map = AffineMap(center: cloud.center, matrix: cloud.matrix)
    let images = map.images(of: cloud.columns.span, 0..<count, on: isa)
    var lengths = [Double](repeating: -1, count: count)
    var span = lengths.mutableSpan
    map.squaredLengths(of: cloud.columns.span, 0..<count, into: &span, on: isa)
    for point in 0..<count {
      let image = cloud.image(point)
      for row in 0..<3 { #expect(images[row * count + point] == image[row]) }
      #expect(lengths[point] == image.reduce(0) { $0 + $1 * $1 })
    }
  }

  @Test func `maps a part of the points`() {
    let cloud = Cloud(100)
    let map = AffineMap(center: cloud.center, matrix: cloud.matrix)
    let part = map.images(of: cloud.columns.span, 37..<60)
    #expect(part == (0..<3).flatMap { row in (37..<60).map { cloud.image($0)[row] } })
  }
}

@Suite struct `A scatter` {
  @Test(arguments: edgeLengths.dropFirst(), ISA.available)
  func `sums up products of coordinates`(_ count: Int, _ isa: ISA) {
    let cloud = Cloud(count)
    var numbers = Numbers(seed: 42)
    let weights = numbers.doubles(count).map { abs($0) + 0.1 }
    var scatter = Scatter(center: cloud.center)
    scatter.add(cloud.columns.span, 0..<count, weights: weights.span, on: isa)
    var portable = Scatter(center: cloud.center)
    portable.add(cloud.columns.span, 0..<count, weights: weights.span, on: .scalar)
    #expect(scatter == portable)
    let total = weights.reduce(0, +)
    let mean = (0..<5).map { c in
      (0..<count).reduce(0) { $0 + weights[$1] * Double(cloud.columns[c * count + $1]) } / total
    }
    for a in 0..<5 {
      #expect(abs(scatter.mean[a] - mean[a]) < 1e-13)
      for b in 0..<5 {
        let slow = (0..<count).reduce(0.0) { sum, point in
          let x = Double(cloud.columns[a * count + point]) - mean[a]
          return sum + weights[point] * x * (Double(cloud.columns[b * count + point]) - mean[b])
        }
        #expect(abs(scatter.covariance[a, b] - slow / total) < 1e-12)
      }
    }
  }

  @Test func `of parts is that of the whole`() {
    let cloud = Cloud(64)
    var (whole, first, second) = (
      Scatter(center: cloud.center), Scatter(center: cloud.center), Scatter(center: cloud.center)
    )
    whole.add(cloud.columns.span, 0..<64)
    first.add(cloud.columns.span, 0..<48)
    second.add(cloud.columns.span, 48..<64)
    first.add(second)
    #expect(first.weight == 64)
    #expect(zip(first.mean, whole.mean).allSatisfy { abs($0 - $1) < 1e-14 })
  }
}
