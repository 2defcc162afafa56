internal import RingtrueKernels

/// A journey: for some days everything happens elsewhere, and at other hours.
struct Trip: Sendable, BitwiseCopyable {
  let start: Int32, end: Int32
  let place: UInt8
  /// By how many seconds the traveller's clock moves.
  let shift: Int32

  /// Whether a day of the ledger falls into it.
  @inline(__always)
  func contains(_ day: Int) -> Bool { day >= start && day < end }
}

/// Draws the journeys of an account's users: one to three a year, of two to fourteen days.
struct TripMaker: Sendable {
  private let stream: RandomStream
  private let days: Int

  init(seed: UInt64, days: Int) {
    stream = RandomStream(seed: seed, name: "behaviour/trips")
    self.days = days
  }

  /// Puts an account's journeys into a list, in place of what is there.
  func trips(of account: Int, _ travel: Travel, into trips: inout [Trip]) {
    trips.removeAll(keepingCapacity: true)
    let own = stream.entity(account)
    let yearly = 1 + Int(own[0].bits % 3)
    let count = (yearly * days + 182) / 365
    for number in 0..<count {
      let words = own[UInt64(number + 1)].words()
      let start = Int32(words.0 % UInt64(days))
      let length = 2 + Int32(words.1 % 13)
      trips.append(
        Trip(
          start: start, end: start + length, place: UInt8(travel.anywhere.outcome(words.2)),
          shift: Int32(words.3 % 14_400) - 7200))
    }
  }
}
