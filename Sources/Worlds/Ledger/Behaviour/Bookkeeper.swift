internal import RingtrueKernels

/// Keeps the books of accounts, one after another, from the first day to the last.
///
/// A month at a time: what is scheduled and what people come for is put in order, then posted as
/// far as the balance bears it. An account reads its own entities of the streams alone, so
/// accounts can be kept in any order and on any thread.
struct Bookkeeper {
  let frame: Frame
  /// The rows so far.
  var books = Postings()

  var due: [Due] = []
  var trips: [Trip] = []
  var run = Run()

  /// Where an account stands while its book is kept.
  struct Run {
    /// The account's place in the list, and its number in the world.
    var place = 0, number = 0
    var account = Account()
    var balance: Int64 = 0
    /// The time of the last posting, so that no two of an account are at the same second.
    var last: Int64 = 0
    /// The time before which nothing else will be posted.
    var next: Int64 = 0
    /// The sum of balance times seconds in this month, and the lowest balance in it.
    var weighted: Int64 = 0
    var lowest: Int64 = 0
    /// How many rows the account has had, noise left aside.
    var rows: UInt64 = 0
    /// What a visit costs as a rule.
    var typical: Double = 1
  }

  init(_ frame: Frame) {
    self.frame = frame
    due.reserveCapacity(256)
    trips.reserveCapacity(64)
  }

  /// Writes the book of one account behind those before it.
  mutating func keep(_ place: Int) {
    let account = frame.population.accounts[place]
    let number = frame.population.number(ofAccount: place)
    let calendar = frame.calendar
    frame.trips.trips(of: number, frame.travel, into: &trips)
    run = Run()
    (run.place, run.number) = (place, number)
    run.account = account
    run.last = calendar.second(ofDay: 0) - 1
    run.typical = Elementary.exp(account.spending)
    if account.opened < 0 { run.balance = account.opening }
    var visits = Visits(frame, number, account)
    for month in 0..<calendar.months {
      let days = calendar.monthStarts[month]..<calendar.monthStarts[month + 1]
      guard days.upperBound > account.opened, days.lowerBound < account.closed else { continue }
      due.removeAll(keepingCapacity: true)
      schedule(month, days)
      while let visit = visits.next(before: min(days.upperBound, Int(account.closed)), trips) {
        due.place(visit)
      }
      run.weighted = 0
      run.lowest = run.balance
      let end = calendar.second(ofDay: days.upperBound)
      for place in due.indices {
        run.next = place + 1 < due.count ? due[place + 1].time : end
        post(due[place], month: month, days)
      }
    }
  }
}
