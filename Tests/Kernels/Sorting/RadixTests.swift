import Testing

@testable import RingtrueKernels

/// The order promised: ascending, zeros alike, NaN last.
private func inOrder<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> Bool {
  a.isNaN ? false : b.isNaN ? true : a < b
}

/// A stable sort by comparison.
private func slowArgsort<T: BinaryFloatingPoint>(_ keys: [T]) -> [UInt32] {
  keys.indices.sorted { i, j in
    inOrder(keys[i], keys[j]) || !inOrder(keys[j], keys[i]) && i < j
  }.map { UInt32($0) }
}

private let lengths = edgeLengths + [255, 256, 2047, 2048, 2049, 5000]

@Suite struct `An argsort by radix` {
  @Test(arguments: lengths)
  func `is the stable sort of floats of any bits`(_ count: Int) {
    var numbers = Numbers(seed: 5)
    let keys = numbers.anyFloats(count)
    #expect(argsort(keys.span) == slowArgsort(keys))
    let wide = keys.map { Double($0) * 1.1 }
    #expect(argsort(wide.span) == slowArgsort(wide))
  }

  @Test(arguments: lengths)
  func `keeps equal keys in their old order`(_ count: Int) {
    var numbers = Numbers(seed: 6)
    let few: [Float] = [-1, -0.0, 0, 0x1p-149, .nan, .infinity, -.infinity, -.nan]
    let keys = (0..<count).map { _ in few.randomElement(using: &numbers) ?? 0 }
    #expect(argsort(keys.span) == slowArgsort(keys))
    let wide = keys.map { Double($0) }
    #expect(argsort(wide.span) == slowArgsort(wide))
  }

  @Test(arguments: lengths)
  func `sorts whole numbers by all their bits`(_ count: Int) {
    var numbers = Numbers(seed: 7)
    let keys = (0..<count).map { i in numbers.next() >> UInt64(i % 64) }
    let slow = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { UInt32($0) }
    #expect(argsort(keys.span) == slow)
  }

  @Test func `of a worked example`() {
    let keys: [Float] = [3, -0.0, .nan, -5, 0, 3, -.infinity]
    #expect(argsort(keys.span) == [6, 3, 1, 4, 0, 5, 2])
  }
}

@Suite struct `A sort by radix` {
  @Test(arguments: lengths)
  func `puts floats of any bits in order`(_ count: Int) {
    var numbers = Numbers(seed: 8)
    var keys = numbers.anyFloats(count)
    var wide = keys.map { Double($0) * 1.1 }
    let expected = keys.sorted(by: inOrder)
    let wideExpected = wide.sorted(by: inOrder)
    radixSort(&keys)
    radixSort(&wide)
    #expect(keys.elementsEqual(expected) { $0 == $1 || $0.isNaN && $1.isNaN })
    #expect(wide.elementsEqual(wideExpected) { $0 == $1 || $0.isNaN && $1.isNaN })
  }

  @Test(arguments: lengths)
  func `puts whole numbers in order`(_ count: Int) {
    var numbers = Numbers(seed: 9)
    var keys = (0..<count).map { i in numbers.next() >> UInt64(i % 64) }
    let expected = keys.sorted()
    radixSort(&keys)
    #expect(keys == expected)
  }

  @Test func `makes zeros positive and NaN quiet`() {
    var keys: [Float] = [-.signalingNaN, 0, -0.0]
    radixSort(&keys)
    #expect(keys.map(\.bitPattern) == [0, 0, Float.nan.bitPattern])
  }
}
