internal import RingtrueKernels

extension Bookkeeper {
  /// Adds a row to the book, now and then with an imperfection; the chain of balances stays true.
  @inline(__always)
  mutating func emit(_ posting: Posting) {
    guard frame.plan.noise > 0 else { return books.append(posting) }
    let words = frame.streams.noise.entity(run.number)[run.rows].words()
    run.rows += 1
    let lot = unit(words.0) / frame.plan.noise
    guard lot < 0.047 else { return books.append(posting) }
    var posting = posting
    switch lot {
    case ..<0.005:
      posting.after += words.1 & 1 == 0 ? 1 : -1
      posting.imperfection = .cent
    case ..<0.010:
      posting.after -= [146, 250, 600][Int(words.1 % 3)]
      posting.imperfection = .nettedFee
    case ..<0.015:
      posting.date += 1 + Int32(words.1 % 3)
      posting.imperfection = .late
    case ..<0.020:
      posting.blanks = 1 << UInt8(words.1 % 5)
      posting.imperfection = .blank
    case ..<0.023: return repost(posting, words)
    default: return bookBeforeEarlier(posting)
    }
    books.append(posting)
  }

  /// Posts it, takes it back and posts it again, some minutes apart, if there is time for that.
  private mutating func repost(_ posting: Posting, _ words: Philox.Block) {
    var (first, back, again) = (posting, posting, posting)
    back.time += 60 + Int64(words.1 % 1800)
    again.time = back.time + 30 + Int64(words.2 % 600)
    guard posting.channel != .system, again.time < run.next else { return books.append(posting) }
    back.type = posting.type == .credit ? .debit : .credit
    (back.before, back.after) = (posting.after, posting.before)
    first.imperfection = .reversal
    back.imperfection = .reversal
    again.imperfection = .reversal
    for var row in [first, back, again] {
      row.date = Int32(row.time / 86_400)
      books.append(row)
    }
  }

  /// Is booked before the earlier row of its day, though it came later.
  private mutating func bookBeforeEarlier(_ posting: Posting) {
    let last = books.count - 1
    guard last >= 0, books.account[last] == posting.account,
      books.time[last] / 86_400 == posting.time / 86_400, books.imperfection[last] == .none
    else { return books.append(posting) }
    var later = posting
    later.before = books.before[last]
    later.after = later.before + later.signed
    later.imperfection = .outOfOrder
    books.before[last] = later.after
    books.after[last] = posting.after
    books.imperfection[last] = .outOfOrder
    books.append(later)
  }
}
