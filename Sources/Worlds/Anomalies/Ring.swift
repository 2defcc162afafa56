internal import RingtrueCore
internal import RingtrueKernels

/// Accounts that pass money to each other by way of strangers' accounts.
///
/// The strangers bank elsewhere, as all payees of the ledger do: an edge shows as one number of an
/// account that turns up with several clients.
struct Ring: AnomalyKind {
  /// How the money runs.
  enum Shape: String, CaseIterable {
    /// From many clients to one stranger.
    case fanIn = "fan_in"
    /// From one stranger to many clients.
    case fanOut = "fan_out"
    /// From client to client and back to the first.
    case cycle
    /// From one stranger to many clients, and from these to another stranger.
    case scatterGather = "scatter_gather"
  }

  let card = KindCard(
    id: "ring", family: .sequence,
    summary: "Accounts pass money on: from many to one, to many, around, or through many.",
    decoy: "Club fees, a payroll, or a circle that saves together.",
    catcher: "graphs of who pays whom", impact: .loss, impactFormula: "the sum of all payments",
    observable: [.extended],
    dials: [
      Dial("accounts", "how many accounts take part, if there are as many", mild: 5, gross: 12),
      Dial("days", "within about how many days", mild: 20, gross: 3, proportional: true),
      Dial("margin", "what each keeps of what it passes on", mild: 0.12, gross: 0.02),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let shape = draws.choose(Shape.allCases)
    guard
      let circle = Circle(
        Int(dials["accounts"] + 0.5), days: dials["days"], funds: shape == .fanIn, &draws, site)
    else { return nil }
    let margin = dials["margin"]
    let rows: [Posting]? =
      switch shape {
      case .fanIn: circle.gather(&draws, site)
      case .fanOut: circle.scatter(&draws, site)
      case .cycle: circle.cycle(margin, &draws, site)
      case .scatterGather: circle.scatterAndGather(margin, &draws, site)
      }
    return rows.map { rows in
      Draft(
        rows.map { .insert($0) }, impact: rows.reduce(0) { $0 + $1.amount },
        parameters: [
          "shape": .string(shape.rawValue), "members": .integer(circle.accounts.count),
        ])
    }
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let occasion = draws.draw().integer(in: 0..<3)
    guard
      let circle = Circle(
        Int(dials["accounts"] + 0.5), days: 5, funds: occasion != 1, &draws, site)
    else { return nil }
    let rows: [Posting]? =
      switch occasion {
      case 0: circle.fees(&draws, site)
      case 1: circle.scatter(&draws, site)
      default: circle.savings(&draws, site)
      }
    return rows.map { Draft($0.map { .insert($0) }, impact: 0) }
  }
}

/// Some accounts and a time in which money runs between them.
private struct Circle {
  let accounts: [Int]
  let start: Int64
  /// In seconds, without the nights that the bank takes.
  let span: Int64
  /// About how much each of them moves.
  let size: Double

  /// Accounts that are open all the time; able to pay if need be.
  init?(
    _ wanted: Int, days: Double, funds: Bool, _ draws: inout RandomStream, _ site: Site
  ) {
    span = Int64(86_400 * days)
    let leaving = max(span, Int64(2 * wanted) * 86_400) + 2 * 86_400
    guard let start = site.start(leaving: leaving, &draws),
      let first = site.account(
        &draws,
        where: { account in
          site.isOpen(account, start...start + leaving)
            && site.headroom(of: account, at: start) ?? 0 > 30_000
        }), let room = site.headroom(of: first, at: start)
    else { return nil }
    let size = draws.draw().real(in: 0.2..<0.7) * Double(min(room, site.details(first).income * 2))
    // The others' payees are the strangers.
    let most = min(wanted, max(3, site.ledger.accountCount / 2))
    var accounts = [first]
    for _ in 0..<20 * wanted where accounts.count < most {
      let account = draws.draw().integer(in: 0..<site.ledger.accountCount)
      guard !accounts.contains(account), site.isOpen(account, start...start + leaving),
        Double(site.headroom(of: account, at: start) ?? -1) >= (funds ? 1.2 * size : 0)
      else { continue }
      accounts.append(account)
    }
    guard accounts.count >= 3 else { return nil }
    (self.accounts, self.start, self.size) = (accounts, start, size)
  }

  /// Each pays about as much to the same stranger.
  func gather(_ draws: inout RandomStream, _ site: Site) -> [Posting]? {
    guard let hub = site.payee(unknownTo: accounts, &draws) else { return nil }
    return accounts.map { send($0, after: start, within: span, share(&draws), hub, &draws, site) }
  }

  /// Each is paid about as much by the same stranger.
  func scatter(_ draws: inout RandomStream, _ site: Site) -> [Posting]? {
    guard let hub = site.payer(unknownTo: accounts, &draws) else { return nil }
    return accounts.map {
      receive($0, after: start, within: span, share(&draws), hub, &draws, site)
    }
  }

  /// Each is paid by one stranger, and pays most of it to another.
  func scatterAndGather(
    _ margin: Double, _ draws: inout RandomStream, _ site: Site
  ) -> [Posting]? {
    guard let source = site.payer(unknownTo: accounts, &draws),
      let sink = site.payee(unknownTo: accounts, &draws), source != sink
    else { return nil }
    return accounts.flatMap { account -> [Posting] in
      let paid = receive(
        account, after: start, within: span / 2, share(&draws), source, &draws, site)
      let passed = (1 - margin) * Double(paid.amount)
      return [
        paid,
        send(account, after: paid.time, within: span / 2, passed, sink, &draws, site),
      ]
    }
  }

  /// The first pays a stranger, who pays the second, and so on, until the first is paid.
  func cycle(_ margin: Double, _ draws: inout RandomStream, _ site: Site) -> [Posting]? {
    let step = span / Int64(2 * accounts.count)
    var (time, amount) = (start, size)
    var rows: [Posting] = []
    for (place, account) in accounts.enumerated() {
      guard let between = site.payee(unknownTo: accounts, &draws),
        !rows.contains(where: { $0.counterparty == between.number })
      else { return nil }
      let sent = send(account, after: time, within: step, amount, between, &draws, site)
      let next = accounts[(place + 1) % accounts.count]
      let paid = receive(
        next, after: sent.time, within: step, Double(sent.amount), between, &draws, site)
      rows += [sent, paid]
      (time, amount) = (paid.time, (1 - margin) * Double(paid.amount))
    }
    return rows
  }

  /// Each pays the same to a club.
  func fees(_ draws: inout RandomStream, _ site: Site) -> [Posting]? {
    guard let club = site.payee(&draws) else { return nil }
    let fee = (size / 500).rounded(.down) * 100 + 500
    return accounts.map { send($0, after: start, within: span, fee, club, &draws, site) }
  }

  /// Each pays the same to a circle, which gives it all to one of them.
  func savings(_ draws: inout RandomStream, _ site: Site) -> [Posting]? {
    guard let circle = site.payee(&draws) else { return nil }
    let part = (size / 200).rounded(.down) * 100 + 500
    let paid = accounts.map { send($0, after: start, within: span, part, circle, &draws, site) }
    let sum = Double(paid.reduce(0) { $0 + $1.amount })
    let last = paid.map(\.time).max() ?? start
    return paid + [
      receive(draws.choose(accounts), after: last, within: 86_400, sum, circle, &draws, site)
    ]
  }

  private func share(_ draws: inout RandomStream) -> Double {
    size * draws.draw().real(in: 0.9..<1.1)
  }

  private func send(
    _ account: Int, after second: Int64, within seconds: Int64, _ amount: Double, _ payee: Payee,
    _ draws: inout RandomStream, _ site: Site
  ) -> Posting {
    let time = site.moment(after: second, within: seconds, of: account, site.sending, &draws)
    return site.posting(
      site.sending, account: account, at: time, amount: amount, payee, &draws)
  }

  private func receive(
    _ account: Int, after second: Int64, within seconds: Int64, _ amount: Double, _ payer: Payee,
    _ draws: inout RandomStream, _ site: Site
  ) -> Posting {
    let time = site.moment(after: second, within: seconds, of: account, site.receiving, &draws)
    return site.posting(
      site.receiving, account: account, at: time, amount: amount, payer, &draws)
  }
}
