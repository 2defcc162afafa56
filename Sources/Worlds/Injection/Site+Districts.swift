internal import RingtrueKernels

extension Site {
  /// Whether a row happened at a place where somebody had to be.
  func isOnSite(_ row: Int) -> Bool {
    let channel = postings.channel[row]
    return channel == .branch || channel == .atm || channel == .pos
  }

  /// The district in which the client who acts in a row lives on its day.
  func home(of row: Int) -> UInt8 {
    let account = ledger.population.accounts[Int(postings.account[row])]
    let client = postings.actor[row] == 0 ? account.owner : account.second
    let day = ledger.calendar.day(ofSecond: postings.time[row])
    return ledger.population.clients[Int(client)].district(on: day)
  }

  /// The kilometres between two districts.
  func distance(_ first: UInt8, _ second: UInt8) -> Double {
    let districts = ledger.population.districts
    return districts[Int(first)].distance(to: districts[Int(second)])
  }

  /// Within how many kilometres of home a share of all visits is made, from a sample of them.
  func reach(of share: Double, _ draws: inout RandomStream) -> Double {
    let sample = (0..<512).map { _ in draws.draw().integer(in: 0..<postings.count) }
      .filter(isOnSite).map { distance(home(of: $0), postings.place[$0]) }.sorted()
    return sample.isEmpty ? 0 : sample[min(sample.count - 1, Int(share * Double(sample.count)))]
  }

  /// A row that happened in another district; in a shop, it is the shop of that number there.
  func posting(_ row: Int, place: UInt8) -> Posting {
    var posting = postings[row]
    if posting.channel == .pos {
      let shop = (posting.counterparty - 5_000_000) % 100
      posting.counterparty = 5_000_000 + 100 * Int64(place) + shop
      posting.bank = UInt8(1 + (3 * Int64(place) + shop) % Int64(PartnerBanks.count))
    }
    posting.place = place
    return posting
  }

  /// Whether nobody could be at a place for a row, and at the places of the rows around it too.
  func isTooFar(_ row: Int, place: UInt8) -> Bool {
    let rows = rows(of: row)
    return (row - 3...row + 3).contains { other in
      guard other != row, rows.contains(other), isOnSite(other),
        postings.actor[other] == postings.actor[row]
      else { return false }
      let hours = Double(abs(postings.time[other] - postings.time[row])) / 3600
      return distance(place, postings.place[other]) > 120 * hours
    }
  }
}
