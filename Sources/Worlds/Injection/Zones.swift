/// When events may happen: not while habits are still unknown, and in train as often as is wished.
struct Zones: Sendable, Hashable {
  /// All of it, in seconds since 1970.
  let all: Range<Int64>
  /// Where train ends.
  let trainEnd: Int64
  /// How often events are in train, beside the rest: 0 never, 1 just as often.
  let contamination: Double

  /// The zones of a ledger; a tenth of its time goes by before anything happens.
  init(_ ledger: Ledger, trainShare: Double = 0.5, contamination: Double = 1) {
    let start = ledger.calendar.second(ofDay: 0)
    let length = Double(ledger.calendar.days * 86_400)
    all = start + Int64(0.1 * length)..<ledger.calendar.second(ofDay: ledger.calendar.days)
    trainEnd = max(all.lowerBound, start + Int64(trainShare * length))
    self.contamination = contamination
  }

  /// Where one of some events may happen: the first ones in train, the others after it.
  func zone(of number: Int, among count: Int) -> Range<Int64> {
    let train = Double(trainEnd - all.lowerBound)
    let rest = Double(all.upperBound - trainEnd)
    let share = contamination * train / (contamination * train + rest)
    return Double(number) + 0.5 < share * Double(count)
      ? all.lowerBound..<trainEnd : trainEnd..<all.upperBound
  }

  /// One of some equal steps of train; of all, if events may not be in train.
  func step(_ step: Int, of steps: Int) -> Range<Int64> {
    let train = trainEnd > all.lowerBound ? all.lowerBound..<trainEnd : all
    let length = (train.upperBound - train.lowerBound) / Int64(steps)
    let start = train.lowerBound + Int64(step) * length
    return start..<start + length
  }
}
