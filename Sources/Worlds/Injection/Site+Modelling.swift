internal import RingtrueCore
internal import RingtrueKernels

// Postings that are put in are modelled on others, so that places, banks, numbers and roundings are
// those of the ledger.

/// Somebody's account at another bank.
struct Payee: Sendable, Hashable {
  let bank: UInt8
  let number: Int64
}

extension Site {
  /// A perfect posting of an account, or of all, that suits; each as likely as any other.
  func model(
    of account: Int?, _ draws: inout RandomStream, where suits: (Int) -> Bool
  ) -> Posting? {
    let rows = account.map { ledger.rows(of: $0) } ?? 0..<postings.count
    guard !rows.isEmpty else { return nil }
    let start = draws.draw().integer(in: 0..<rows.count)
    for step in 0..<rows.count {
      let row = rows.lowerBound + (start + step) % rows.count
      if postings.imperfection[row] == .none, suits(row) { return postings[row] }
    }
    return nil
  }

  /// A posting to model a client's on: one of the account's own, or else anybody's.
  func model(
    of account: Int, _ operation: LedgerOperation, _ channel: LedgerChannel,
    _ draws: inout RandomStream
  ) -> Posting? {
    guard !habits.donors(operation, channel).isEmpty else { return nil }
    let suits = { row in
      postings.operation[row] == operation && postings.channel[row] == channel
    }
    guard
      var model = model(of: account, &draws, where: suits) ?? model(of: nil, &draws, where: suits)
    else { return nil }
    if model.account != account {
      model.account = Int32(account)
      model.actor = 0
    }
    return model
  }

  /// The same at another time, for an amount that others pay in this way, close to a given one.
  func posting(
    like model: Posting, at time: Int64, near amount: Double, _ draws: inout RandomStream
  ) -> Posting {
    var posting = model
    posting.time = time
    posting.date = Int32(time / 86_400)
    posting.amount = donor(like: model, near: amount, &draws)
    return posting
  }

  /// A transfer between an account and somebody's, rounded as transfers are.
  func posting(
    _ transfer: Transfer, account: Int, at time: Int64, amount: Double, _ payee: Payee,
    _ draws: inout RandomStream
  ) -> Posting {
    let isRound = transfer.channel == .online && draws.draw().chance(0.5)
    let step: Int64 = isRound ? 100 : 10
    return Posting(
      account: Int32(account), time: time, amount: max(step, Int64(amount) / step * step),
      type: transfer.type, operation: transfer.operation, channel: transfer.channel,
      place: details(account).district, bank: payee.bank, counterparty: payee.number)
  }

  /// Somebody whom clients pay, and whom some accounts have not paid before.
  func payee(unknownTo accounts: [Int] = [], _ draws: inout RandomStream) -> Payee? {
    partner(.remittance, unknownTo: accounts, &draws)
  }

  /// Somebody from whom clients are paid, and from whom some accounts have not been before; where
  /// nobody is paid by bank, somebody whom clients pay.
  func payer(unknownTo accounts: [Int] = [], _ draws: inout RandomStream) -> Payee? {
    partner(.collection, unknownTo: accounts, &draws)
      ?? partner(.remittance, unknownTo: accounts, &draws)
  }

  private func partner(
    _ operation: LedgerOperation, unknownTo accounts: [Int], _ draws: inout RandomStream
  ) -> Payee? {
    let known = Set(accounts.flatMap { postings.counterparty[ledger.rows(of: $0)] })
    let found = model(of: nil, &draws) { row in
      postings.operation[row] == operation && postings.counterparty[row] != 0
        && !known.contains(postings.counterparty[row])
    }
    return found.map { Payee(bank: $0.bank, number: $0.counterparty) }
  }

  /// Somebody whom an account pays anyway.
  func knownPayee(of account: Int, _ draws: inout RandomStream) -> Payee? {
    model(of: account, &draws) { row in
      postings.operation[row] == .remittance && postings.counterparty[row] != 0
    }.map { Payee(bank: $0.bank, number: $0.counterparty) }
  }
}
