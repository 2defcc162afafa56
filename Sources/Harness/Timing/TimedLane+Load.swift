internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

extension TimedLane {
  /// How long each row waited for its score that came at a random moment, at a mean rate a second.
  ///
  /// Rows come by a Poisson law, whether or not the one before is done, and a row's time counts from
  /// the moment at which it came: one slow row makes those behind it wait, as it would at work.
  /// What still waits when twice the time has gone by is counted with the time it has waited. The
  /// time is over before its end when the median wait is known to within five in a hundred; where
  /// rows come faster than they are scored, waits grow, and it never is.
  /// Schroeder, Wierman & Harchol-Balter, NSDI 2006.
  func waits(for work: () throws -> Void, under rate: Double, seed: Seed) -> [Int] {
    let clock = SystemClock()
    var gaps = RandomStream(seed: seed.rawValue, name: "arrivals")
    let length = timing.loadTime
    let began = clock.nanoseconds
    var (due, times, blocks) = (0.0, [Int](), WaitBlocks())
    while !isStopped(), !blocks.isNarrow {
      due += gaps.next(Exponential(mean: 1e9 / rate))
      guard due < Double(length.inNanoseconds) else { break }
      let moment = began + UInt64(due)
      // A sleep would end later than asked; nobody else wants the processor.
      while clock.nanoseconds < moment, !isStopped() {}
      if clock.elapsed(since: began) < length * 2 {
        guard (try? work()) != nil else { break }
      }
      times.append(Int(clock.elapsed(since: moment).inNanoseconds))
      blocks.add(times)
    }
    return times
  }
}

/// The median waits of so many rows each, one after the other.
///
/// Rows that come after each other wait for the same ones before them, so that single waits say less
/// than their number; blocks of them hardly hang together (batch means: Conway 1963).
struct WaitBlocks {
  /// How many rows a block has, and how many blocks there must be.
  static let (rows, least) = (50, 10)

  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0

  /// Looks at the last block of some times, if they end with one; a sort of so many rows.
  mutating func add(_ times: [Int]) {
    guard times.count.isMultiple(of: Self.rows) else { return }
    let median = Double(times.suffix(Self.rows).sorted()[Self.rows / 2])
    count += 1
    sum += median
    squares += median * median
  }

  /// Whether the mean of the medians is known to within five in a hundred with 95 % chance, by the
  /// normal law.
  var isNarrow: Bool {
    guard count >= Double(Self.least) else { return false }
    let mean = sum / count
    let variance = max(0, squares / count - mean * mean) / (count - 1)
    return 1.96 * variance.squareRoot() <= 0.05 * mean
  }
}
