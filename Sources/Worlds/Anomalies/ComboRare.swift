internal import RingtrueCore
internal import RingtrueKernels

/// An operation that goes with a category or a channel that it hardly ever goes with.
struct ComboRare: AnomalyKind {
  let card = KindCard(
    id: "combo_rare", family: .dependency,
    summary: "Operation, category and channel are ordinary one by one, but hardly ever together.",
    decoy: "A new product: from some day on a client keeps using another channel.",
    catcher: "counts of combinations", impact: .misstatement, impactFormula: "the amount",
    observable: [.extended],
    dials: [
      Dial(
        "probability", "how common the combination is among clean rows, as far as they can tell",
        mild: 3e-3, gross: 1e-5, proportional: true)
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let wanted = Elementary.log(dials["probability"])
    guard let row = site.row(&draws) else { return nil }
    let choices = recast(site.postings[row], site).filter {
      site.combinations.probability(of: $0) <= 3.3e-3
    }
    func miss(_ posting: Posting) -> Double {
      abs(Elementary.log(site.combinations.probability(of: posting)) - wanted)
    }
    guard let least = choices.map(miss).min() else { return nil }
    let posting = draws.choose(choices.filter { miss($0) < least + 0.1 })
    return Draft(
      [.change(row, to: posting)], impact: posting.amount,
      parameters: ["placed_probability": .number(site.combinations.probability(of: posting))])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws, where: { site.postings.channel[$0] != .system }) else {
      return nil
    }
    let (own, operation) = (site.postings.channel[row], site.postings.operation[row])
    let others = channels(of: site.postings[row], site).filter { $0 != own }
    guard !others.isEmpty else { return nil }
    let channel = draws.choose(others)
    let rows = site.rows(from: row, days: 90) {
      site.postings.channel[$0] == own && site.postings.operation[$0] == operation
        && self.channels(of: site.postings[$0], site).contains(channel)
    }.prefix(6)
    let edits = rows.map { row in
      var posting = site.postings[row]
      posting.channel = channel
      return Edit.change(row, to: posting)
    }
    return edits.isEmpty ? nil : Draft(edits, impact: 0)
  }

  /// A posting with another category or another channel that others of its direction have.
  private func recast(_ posting: Posting, _ site: Site) -> [Posting] {
    let incoming: [LedgerCategory] = [.pension, .interest]
    let outgoing: [LedgerCategory] = [
      .household, .insurance, .lease, .loan, .statement, .sanction,
    ]
    let categories = (posting.type == .credit ? incoming : outgoing) + [.none]
    let renamed = categories.map { category in
      var other = posting
      other.category = category
      return other
    }
    let moved = channels(of: posting, site).map { channel in
      var other = posting
      other.channel = channel
      return other
    }
    return (renamed + moved).filter {
      $0 != posting && site.steps.allow($0) && site.combinations.isMadeOfCommonWords($0)
    }
  }

  /// The channels that are open at the time of a posting and need no more than it tells.
  private func channels(of posting: Posting, _ site: Site) -> [LedgerChannel] {
    let isOpen = (28_800..<61_200).contains(posting.time % 86_400) && posting.amount % 100 == 0
    let isWhole = posting.amount % 1000 == 0
    let all: [LedgerChannel] =
      [.system, .online] + (isOpen ? [.branch] : []) + (isWhole ? [.atm] : [])
    return all.filter { channel in
      var other = posting
      other.channel = channel
      return site.combinations.isMadeOfCommonWords(other)
    }
  }
}
