import Foundation
import Testing

@testable import RingtrueKernels

#if DEBUG
  private let sampleSize = 20_000
#else
  private let sampleSize = 10_000_000
#endif

private func exps(_ x: [Float], _ isa: ISA) -> [Float] {
  var y = x
  var span = y.mutableSpan
  exponentiate(&span, on: isa)
  return y
}

private func logs(_ x: [Float], _ isa: ISA) -> [Float] {
  var y = x
  var span = y.mutableSpan
  takeLogarithms(&span, on: isa)
  return y
}

@Suite struct `The exponential of floats` {
  @Test(arguments: ISA.available)
  func `is within 1.02 ulp for any bits`(_ isa: ISA) {
    var numbers = Numbers(seed: 15)
    let x = numbers.anyFloats(sampleSize / 2) + numbers.floats(sampleSize / 2).map { $0 * 104 }
    let worst = zip(x, exps(x, isa)).map { ulps($1, from: exp(Double($0))) }.max() ?? 0
    #expect(worst < 1.02)
  }

  @Test(arguments: ISA.available)
  func `knows the ends of its range`(_ isa: ISA) {
    #expect(
      exps([0, -0.0, .infinity, -.infinity, 89, -105], isa) == [1, 1, .infinity, 0, .infinity, 0])
    #expect(exps([.nan], isa)[0].isNaN)
    #expect(exps([-103], isa)[0] == 0x1p-149)
  }
}

@Suite struct `The logarithm of floats` {
  @Test(arguments: ISA.available)
  func `is within 0.83 ulp for any bits`(_ isa: ISA) {
    var numbers = Numbers(seed: 16)
    let x = numbers.anyFloats(sampleSize / 2) + numbers.floats(sampleSize / 2).map { 1 + $0 / 2 }
    let worst = zip(x, logs(x, isa)).map { ulps($1, from: log(Double($0))) }.max() ?? 0
    #expect(worst < 0.83)
  }

  @Test(arguments: ISA.available)
  func `knows the ends of its range`(_ isa: ISA) {
    #expect(logs([1, 0, -0.0, .infinity], isa) == [0, -.infinity, -.infinity, .infinity])
    #expect(logs([-1, -.infinity, .nan, -0x1p-149], isa).allSatisfy { $0.isNaN })
    #expect(abs(logs([0x1p-149], isa)[0] + 103.27893) < 1e-5)
  }
}

@Suite struct `Functions of floats` {
  @Test func `have the same bits on all paths that fuse`() {
    let paths = ISA.available.filter(\.fuses)
    var numbers = Numbers(seed: 19)
    let x = numbers.anyFloats(1001)
    let bits = { (y: [Float]) in y.map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern } }
    for path in paths.dropFirst() {
      #expect(bits(exps(x, path)) == bits(exps(x, paths[0])))
      #expect(bits(logs(x, path)) == bits(logs(x, paths[0])))
    }
  }
}

@Suite struct `The cosine of turns` {
  private func cosines(_ x: [Float], _ isa: ISA) -> [Float] {
    var y = x
    var span = y.mutableSpan
    takeCosines(&span, on: isa)
    return y
  }

  @Test(arguments: ISA.available)
  func `is within 1.2e-7, for any number of turns`(_ isa: ISA) {
    var numbers = Numbers(seed: 19)
    let x = numbers.floats(10_001) + numbers.floats(1000).map { $0 * 1e5 }
    for (turns, y) in zip(x, cosines(x, isa)) {
      let rest = Double(turns).remainder(dividingBy: 1)
      #expect(abs(Double(y) - cos(2 * Double.pi * rest)) < 1.2e-7)
    }
    #expect(
      cosines([0, 0.25, 0.5, 1, -3.5], isa).map { ($0 * 4).rounded() } == [4, 0, -4, 4, -4]
        as [Float])
  }
}
