internal import RingtrueCore
internal import RingtrueKernels

/// A ledger as its makers see it: the rows that systems are shown, and what they were made from.
///
/// The time of day, places and payees are looked at only where the profile shows them. What
/// operation a row is, is taken to be known always.
struct LedgerScene: Sendable {
  let ledger: Ledger
  let habits: Habits
  let profile: LedgerProfile
  /// The rows in the order of the table.
  let rows: [Posting]
  /// The row of its account before and behind each row; -1 where there is none.
  let previous: [Int], next: [Int]
  /// The rows of each account.
  let ofAccount: [[Int]]
  /// How often each combination of words was met before anything was put in.
  let combinations: [UInt32: Int]
  /// How many rows like it each row has around it.
  let crowds: Crowds

  init(_ labelled: LabelledLedger, _ profile: LedgerProfile) {
    ledger = labelled.base
    habits = Habits(labelled.base)
    self.profile = profile
    rows = labelled.order.map { labelled.injected.rows[Int($0)] }
    var ofAccount = [[Int]](repeating: [], count: labelled.base.accountCount)
    var previous = [Int](repeating: -1, count: rows.count)
    var next = previous
    for (row, posting) in rows.enumerated() {
      let account = Int(posting.account)
      if let last = ofAccount[account].last {
        previous[row] = last
        next[last] = row
      }
      ofAccount[account].append(row)
    }
    (self.ofAccount, self.previous, self.next) = (ofAccount, previous, next)
    let base = labelled.base.postings
    combinations = (0..<base.count).reduce(into: [:]) { counts, row in
      counts[Self.combination(base[row]), default: 0] += 1
    }
    crowds = Crowds(rows)
  }

  /// Whether systems see when and where rows happen.
  var isWide: Bool { profile == .extended }

  /// A code for each row.
  func codes(_ code: (Int, Posting) -> Int) -> [UInt8] {
    rows.enumerated().map { row, posting in UInt8(min(max(code(row, posting), 0), 255)) }
  }

  /// A code for each row, if systems see when and where rows happen; else none.
  func wideCodes(_ code: (Int, Posting) -> Int) -> [UInt8] {
    isWide ? codes(code) : Array(repeating: 0, count: rows.count)
  }

  /// How many robust deviations an amount lies off the habit of its account; nil if it has none.
  func deviation(_ posting: Posting) -> Double? {
    let habit = habits[Int(posting.account), posting.operation]
    guard habit.count >= 5, posting.amount > 0, posting.channel != .system else { return nil }
    return (Elementary.log(Double(posting.amount)) - habit.median) / habit.deviation
  }

  /// The account of a posting.
  func account(_ posting: Posting) -> Account { ledger.population.accounts[Int(posting.account)] }

  /// The day of the ledger on which a posting happened.
  func day(_ posting: Posting) -> Int { ledger.calendar.day(ofSecond: posting.time) }

  /// The seconds from one posting to another, as far as the profile shows them.
  func lag(_ first: Posting, _ second: Posting) -> Int64 {
    isWide ? second.time - first.time : Int64(second.date - first.date) * 86_400
  }

  /// Looks at the other rows of a row's account that are no further away than some seconds before
  /// and some behind it.
  func around(
    _ place: Int, before: Int64, after: Int64, _ look: (_ other: Posting, _ isEarlier: Bool) -> Void
  ) {
    for (steps, reach, isEarlier) in [(previous, before, true), (next, after, false)] {
      var other = steps[place]
      while other >= 0, abs(lag(rows[other], rows[place])) <= reach {
        look(rows[other], isEarlier)
        other = steps[other]
      }
    }
  }

  /// How many other rows of the account suit, no further away than some seconds.
  func count(_ place: Int, within reach: Int64, where suits: (Posting) -> Bool) -> Int {
    var count = 0
    around(place, before: reach, after: reach) { other, _ in count += suits(other) ? 1 : 0 }
    return count
  }

  /// What a posting is, as one number.
  static func combination(_ posting: Posting) -> UInt32 {
    UInt32(posting.type.rawValue) << 24 | UInt32(posting.operation.rawValue) << 16
      | UInt32(posting.category.rawValue) << 8 | UInt32(posting.channel.rawValue)
  }
}

extension Posting {
  /// Whether a client has money go out.
  var isSpending: Bool { type != .credit && channel != .system }

  /// Whether it is the bank's own, such as interest or a fee.
  var isBanksOwn: Bool { [.interest, .statement, .sanction, .loan].contains(category) }

  /// Whether somebody comes for it, at a place of its own.
  var isOnSite: Bool { channel != .system && channel != .online }
}

/// A difference of money as a small number: exact while small, by its size in fifths of an octave
/// beyond; 0 for none.
func sized(_ units: Int64) -> Int {
  guard units != 0 else { return 0 }
  let size = units.magnitude
  let side = units > 0 ? 1 : 0
  guard size >= 20 else { return 2 * Int(size) + side }
  return min(253, 40 + 2 * Int(5 * Elementary.log(Double(size) / 20) / Elementary.log(2))) + side
}

/// The place of a number among equal steps from one bound to another, both included.
func stepped(_ value: Double, from low: Double, to high: Double, by step: Double) -> Int {
  value.isNaN ? 0 : 1 + Int((min(max(value, low), high) - low) / step)
}

/// How large a part of a whole is, in some steps an octave; 0 where there is no part.
func ratio(_ part: Int64, to whole: Int64, steps: Double = 8) -> Int {
  guard part > 0 else { return 0 }
  let octaves = Elementary.log(Double(part) / Double(max(1, whole))) / Elementary.log(2)
  return stepped(octaves * steps, from: -100, to: 100, by: 1)
}
