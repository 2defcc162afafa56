import RingtrueCore
import Testing

@testable import RingtrueKernels

@Suite struct `Ranked classes` {
  /// What scores may look like.
  enum Shape: CaseIterable {
    case normal, tied, constant, huge, outlying, tiny, reversed, doubles
  }

  private static func scores(_ shape: Shape, _ count: Int, _ classes: [UInt8]) -> [Double] {
    var stream = RandomStream(seed: 3, name: "\(shape)")
    return (0..<count).map { row in
      let z = stream.next(Normal()) + (classes[row] == 1 ? 1.6 : 0)
      return switch shape {
      case .normal: Double(Float(z))
      case .tied: (z * 4).rounded()
      case .constant: 0.5
      case .huge: z * 0x1p1020
      case .outlying: row % 1000 == 1 ? 1e300 : Double(Float(z))
      case .tiny: z * 0x1p-1070
      case .reversed: Double(Float(-z))
      case .doubles: z
      }
    }
  }

  private static func classes(_ count: Int, oneIn: UInt64) -> [UInt8] {
    var stream = RandomStream(seed: 4, name: "classes")
    return (0..<count).map { _ in
      let bits = stream.next(upperBound: oneIn * 8)
      return bits < 8 ? 1 : bits == 9 ? 2 : 0
    }
  }

  /// The steps by a sort of all rows, class by class.
  private static func oracle(_ scores: [Double], _ classes: [UInt8]) -> [RankedClasses.Step] {
    let heights = Set(zip(scores, classes).filter { $1 == 1 }.map(\.0)).sorted(by: >)
    let normal = zip(scores, classes).filter { $1 == 0 }.map(\.0)
    var higher = Double.infinity
    return heights.map { height in
      defer { higher = height }
      return RankedClasses.Step(
        passed: UInt32(normal.count { $0 > height && ($0 < higher || higher == .infinity) }),
        positives: UInt32(zip(scores, classes).count { $0 == height && $1 == 1 }),
        tied: UInt32(normal.count { $0 == height }))
    }
  }

  @Test(arguments: Shape.allCases, [2, 9, 100] as [UInt64])
  func `count every row where a sort would`(_ shape: Shape, oneIn: UInt64) {
    let classes = Self.classes(3003, oneIn: oneIn)
    let scores = Self.scores(shape, 3003, classes)
    let traits = ScoreTraits(of: scores.span)
    let expected = Self.oracle(scores, classes)
    for isa in ISA.available {
      let ranked = RankedClasses(
        scores: scores.span, classes: classes.span, areNarrow: traits.areNarrow, on: isa)
      #expect(ranked.steps == expected, "\(isa)")
      #expect(ranked.normals == classes.count { $0 == 0 })
      #expect(ranked.anomalies == classes.count { $0 == 1 })
      #expect(ranked.scores == ranked.scores.sorted(by: >))
    }
  }

  @Test func `take rows of both zeros for one tie`() {
    let scores = [0.0, -0.0, 0.0, 1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]
    let classes: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    let ranked = RankedClasses(scores: scores.span, classes: classes.span, areNarrow: true)
    #expect(ranked.steps == [RankedClasses.Step(passed: 1, positives: 1, tied: 2)])
    #expect(ranked.scores == [0])
  }
}
