internal import RingtrueCore
internal import RingtrueKernels

/// A posting that is there twice.
struct DuplicatePosting: AnomalyKind {
  let card = KindCard(
    id: "duplicate_posting", family: .structure,
    summary: "A posting is booked a second time, at once or up to a day later.",
    decoy: "Two identical tickets, bought minutes apart.",
    catcher: "a rule on equal account, amount and day", impact: .misstatement,
    impactFormula: "the amount",
    dials: [
      Dial(
        "lag", "seconds from the posting to its copy, at most", mild: 86_400, gross: 1,
        proportional: true),
      Dial("altered", "the chance that the copy's reference differs", mild: 0.8, gross: 0),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let isBooked = draws.draw().chance(0.5)
    guard let row = site.row(&draws, where: { !isBooked || site.bearsAgain($0) }) else {
      return nil
    }
    var copy = site.postings[row]
    let lag = dials["lag"]
    copy.time += Int64(draws.draw().real(in: lag / 2..<lag))
    guard site.ends(after: copy.time) else { return nil }
    copy.date += Int32(copy.time / 86_400 - site.postings.time[row] / 86_400)
    if draws.draw().chance(dials["altered"]), copy.bank != 0 { copy.counterparty += 1 }
    return Draft(
      [.insert(copy, isBooked ? .moves : .none)], impact: copy.amount, claims: [row],
      parameters: ["booked": .bool(isBooked)])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let row = site.row(&draws) { row in
      site.postings.channel[row] != .system && site.postings.type[row] != .credit
        && site.bearsAgain(row)
    }
    guard let row else { return nil }
    var ticket = site.postings[row]
    ticket.time += Int64(draws.draw().integer(in: 20...900))
    guard ticket.time / 86_400 == site.postings.time[row] / 86_400 else { return nil }
    return Draft([.insert(ticket)], impact: 0, claims: [row])
  }
}
