import RingtrueCore
import RingtrueDetectors
import Synchronization
import Testing

#if DEBUG
  private let equalRows = 2_000
#else
  private let equalRows = 1_000_000
#endif

/// What every detector in the list must keep when it is put under strain.
@Suite struct `Every detector, under strain,` {
  @Test(arguments: Detectors.all)
  func `scores ever so many equal rows alike`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(1, features: 3).gathering(Array(repeating: 0, count: equalRows))
    let scores = try kind.hasty.fitAndScore(rows, under: Conditions(width: 2)).scores
    #expect(scores.count == equalRows && scores.allSatisfy { $0.isFinite })
    #expect(kind.card.traits.contains(.ordered) || Set(scores).count == 1)
  }

  private static let indifferent = Detectors.all.filter {
    $0.card.traits.isDisjoint(with: [.ordered, .stochastic])
  }

  /// A support vector machine is solved to a thousandth, the others to rounding.
  @Test(arguments: indifferent)
  func `learns the same from rows in any order`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(150, features: 3)
    let order = (0..<150).map { $0 * 77 % 150 }
    let plain = try Sample.scores(kind, rows)
    let turned = try Sample.scores(kind, rows.gathering(order))
    let tolerance = kind.card.id == "ocsvm" ? 1e-3 : 1e-5
    for (score, row) in zip(turned, order) {
      #expect(abs(score - plain[row]) <= tolerance * max(1, abs(plain[row])))
    }
  }

  /// The work is done once to count how often it asks, then again and cancelled at some of these
  /// times.
  @Test(arguments: Detectors.all.filter { !$0.card.traits.contains(.control) })
  func `stops wherever it is cancelled`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(120, features: 3)
    let (fitted, learning) = try counted { try kind.hasty.fit(rows, under: $0) }
    let (_, scoring) = try counted { try fitted.scores(rows, under: $0) }
    #expect(learning > 0 && scoring > 0)
    for share in [0, 0.3, 0.6, 1] {
      #expect(throws: CancellationError.self) {
        try kind.hasty.fit(rows, under: .cancelled(at: Int(share * Double(learning - 1))))
      }
      #expect(throws: CancellationError.self) {
        try fitted.scores(rows, under: .cancelled(at: Int(share * Double(scoring - 1))))
      }
    }
  }

  /// Whatever reads a table goes through it row by row, and asks anew on the way. What it does
  /// between two questions is timed by `scripts/bench strain`.
  @Test(arguments: Detectors.all.filter { $0.card.traits.contains(.readsTable) })
  func `asks every few rows of a table`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(8192, features: 1)
    let (fitted, learning) = try counted { try kind.hasty.fit(rows, under: $0) }
    let (_, scoring) = try counted { try fitted.scores(rows, under: $0) }
    #expect(scoring >= 8)
    #expect(learning >= 8 || kind.card.traits.contains(.control))
  }

  private func counted<Result>(
    _ work: (Conditions) throws -> Result
  ) throws -> (Result, times: Int) {
    let asked = Counter()
    let result = try work(Conditions(isCancelled: { asked.next() < 0 }))
    return (result, asked.next())
  }

  /// What each cell more adds to the estimate, where rows are so many that nothing else counts.
  /// Those that search for neighbours lay boxes around them.
  @Test(arguments: Detectors.all)
  func `copies the matrix once at the most`(_ kind: any Detector.Type) {
    let (rows, features) = (10_000_000, 10)
    let single = kind.standard.memory(rows: rows, features: features)
    let double = kind.standard.memory(rows: rows, features: 2 * features)
    let bytes = Double(double - single) / Double(rows * features)
    let isSearch = ["knn", "lof"].contains(kind.card.id)
    #expect(bytes >= 0 && bytes <= (isSearch ? 4.2 : 4.01))
  }
}

extension Detector {
  /// The detector as it is when nobody turns a knob, but with one pass where it learns in passes.
  fileprivate static var hasty: Self {
    guard card.knobs.contains(where: { $0.name == "epochs" }),
      let settings = try? Settings(of: card.knobs, parsing: "epochs=1")
    else { return standard }
    return Self(settings)
  }
}

extension Conditions {
  /// Work that is cancelled when it asks that many times and once more.
  fileprivate static func cancelled(at time: Int) -> Conditions {
    let asked = Counter()
    return Conditions(isCancelled: { asked.next() >= time })
  }
}

/// Counts how often it is asked.
private final class Counter: Sendable {
  private let count = Atomic(0)

  /// How often it was asked before.
  func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}
