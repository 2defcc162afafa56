internal import RingtrueKernels

extension PersonalClock {
  /// How far a second of the day lies off the nearer of the two usual hours, in the deviations of
  /// that hour.
  func deviation(of second: Int) -> Double {
    let hours = [(work, workForm), (evening, eveningForm)]
    return hours.map { centre, form in
      let distance = abs(second - Int(centre)) % 86_400
      let around = Double(min(distance, 86_400 - distance)) / 86_400 * 2 * Double.pi
      return around * ClockForms.concentrations[Int(form)].squareRoot()
    }.min() ?? 0
  }
}

extension Site {
  /// Whether a client comes for a row at an hour of their own; pay in cash comes at the employer's.
  func isVisit(_ row: Int) -> Bool {
    postings.channel[row] != .system && postings.operation[row] != .cashIn
  }

  /// How far a second of the day lies off the hours at which a row's client does such things.
  func hourDeviation(_ row: Int, at second: Int) -> Double {
    let isBranch = postings.channel[row] == .branch
    // The counter squeezes a client's day into its opening hours.
    let personal = isBranch ? (second - 28_800) * 8 / 3 : second
    return ledger.population.accounts[Int(postings.account[row])].clock.deviation(of: personal)
  }

  /// A row moved to an hour of its day at which others act, about so many deviations off its
  /// client's hours; nil if its account does something else in between.
  ///
  /// Hours come from rows of the same channel if one suits; else from any row, save for the
  /// counter, which is closed at night.
  func posting(_ row: Int, hourDeviation wanted: Double, _ draws: inout RandomStream) -> Posting? {
    var best: (second: Int, miss: Double)?
    for _ in 0..<96 {
      let donor = draws.draw().integer(in: 0..<postings.count)
      let isAlike = postings.channel[donor] == postings.channel[row]
      guard isAlike || postings.channel[row] != .branch else { continue }
      let second = Int(postings.time[donor] % 86_400)
      let deviation = hourDeviation(row, at: second)
      let miss = abs(deviation - wanted) + (isAlike ? 0 : 0.1 * wanted)
      if deviation < 1.1 * wanted, miss < best?.miss ?? .infinity { best = (second, miss) }
    }
    return best.flatMap { posting(row, second: $0.second) }
  }

  /// A row moved to another second of its day, if it stays between its neighbours.
  func posting(_ row: Int, second: Int) -> Posting? {
    var posting = postings[row]
    posting.time += Int64(second) - posting.time % 86_400
    let rows = rows(of: row)
    guard posting.time != postings.time[row],
      row == rows.lowerBound || postings.time[row - 1] < posting.time,
      row + 1 == rows.upperBound || posting.time < postings.time[row + 1],
      sameDay(row).allSatisfy(isUnclaimed)
    else { return nil }
    return posting
  }

  /// The neighbours of a row on its day, which must stay where they are if it moves.
  func sameDay(_ row: Int) -> [Int] {
    let rows = rows(of: row)
    return [row - 1, row + 1].filter {
      rows.contains($0) && postings.time[$0] / 86_400 == postings.time[row] / 86_400
    }
  }

  /// The free rows of a row's account that suit, from it on for some days.
  func rows(from row: Int, days: Int, where suits: (Int) -> Bool) -> [Int] {
    let end = postings.time[row] + Int64(days) * 86_400
    return (row..<rows(of: row).upperBound).prefix { postings.time[$0] < end }
      .filter { isFree($0) && suits($0) }
  }
}
