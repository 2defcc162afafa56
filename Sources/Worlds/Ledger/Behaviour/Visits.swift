internal import RingtrueCore
internal import RingtrueKernels

/// What people come for of their own accord, visit after visit.
///
/// A Poisson process whose rate follows the calendar: waiting times are drawn on a clock that runs
/// as fast as business does, and read back from the calendar's table. Cost: one block a visit, and
/// one step a day.
struct Visits {
  private let stream: RandomStream
  private let business: [Double]
  private let account: Account
  private let mix: FlowMix
  private let forms: ClockForms
  private let firstSecond: Int64
  private let firstWeekday: Int
  private let isClassic: Bool
  /// The next visit: its number, when it is on the clock of business, and its day.
  private var number: UInt64 = 0
  private var moment: Double
  private var day: Int

  init(_ frame: Frame, _ account: Int, _ details: Account) {
    stream = frame.streams.visits.entity(account)
    business = frame.calendar.business[Int(details.payday)]
    self.account = details
    mix = frame.mixes[Int(details.persona)]
    forms = frame.forms
    firstSecond = frame.calendar.second(ofDay: 0)
    firstWeekday = frame.calendar.first.weekday
    isClassic = frame.plan.activity == .classic
    day = max(0, Int(details.opened))
    moment = business[day]
    wait()
  }

  @inline(__always)
  private mutating func wait() {
    moment += waitingTime(stream[number].words().0) / account.rate
  }

  /// The next visit before a day, or nil when all that are left come later.
  @inline(__always)
  mutating func next(before end: Int, _ trips: [Trip]) -> Due? {
    while day < end, business[day + 1] <= moment { day += 1 }
    guard day < end else { return nil }
    let words = stream[number].words()
    var flow = mix.flow(UInt16(truncatingIfNeeded: words.1))
    if flow == .card, day < account.card { flow = .withdrawal }
    let channel = channel(flow, word: words.1)
    var second = account.clock.second(words.3, forms)
    for trip in trips where trip.contains(day) {
      second = min(max(second + Int(trip.shift), 0), 86_399)
    }
    // The counter is open from 8 to 17; early birds stay early.
    if channel == .branch { second = 28_800 + second * 3 / 8 }
    defer {
      number += 1
      wait()
    }
    return Due(
      time: firstSecond + Int64(day * 86_400 + second), flow: flow, channel: channel,
      amount: amount(flow, words.2), item: Int32(number), word: words.1)
  }

  @inline(__always)
  private func channel(_ flow: Flow, word: UInt64) -> LedgerChannel {
    let lot = UInt8(truncatingIfNeeded: word >> 16)
    let isOpen = (firstWeekday + day) % 7 < 5
    switch flow {
    case .withdrawal: return isOpen && lot < (isClassic ? 190 : 26) ? .branch : .atm
    case .deposit: return isOpen && lot < 230 ? .branch : .atm
    case .card: return isClassic || lot < 18 ? .atm : .pos
    case .transfer: return .online
    default: return .system
    }
  }

  /// The amount before prices have risen, and before a look at the balance.
  @inline(__always)
  private func amount(_ flow: Flow, _ word: UInt64) -> Int64 {
    let isIncoming = flow == .deposit || flow == .collection
    let location = isIncoming ? account.deposits : account.spending
    let scale = isIncoming ? 0.6 : 0.7
    return Int64(flow.size * Elementary.exp(location + scale * normal(word)))
  }
}
