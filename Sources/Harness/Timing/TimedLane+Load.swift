internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

extension TimedLane {
  /// How long each row waited for its score that came at a random moment, at a mean rate a second.
  ///
  /// Rows come by a Poisson law, whether or not the one before is done, and a row's time counts from
  /// the moment at which it came: one slow row makes those behind it wait, as it would at work.
  /// What still waits when twice the time has gone by is counted with the time it has waited.
  /// Schroeder, Wierman & Harchol-Balter, NSDI 2006.
  func waits(for work: () throws -> Void, under rate: Double, seed: Seed) -> [Int] {
    let clock = SystemClock()
    var gaps = RandomStream(seed: seed.rawValue, name: "arrivals")
    let length = timing.loadTime
    let began = clock.nanoseconds
    var (due, times) = (0.0, [Int]())
    while !isStopped() {
      due += gaps.next(Exponential(mean: 1e9 / rate))
      guard due < Double(length.inNanoseconds) else { break }
      let moment = began + UInt64(due)
      // A sleep would end later than asked; nobody else wants the processor.
      while clock.nanoseconds < moment, !isStopped() {}
      if clock.elapsed(since: began) < length * 2 {
        guard (try? work()) != nil else { break }
      }
      times.append(Int(clock.elapsed(since: moment).inNanoseconds))
    }
    return times
  }
}
