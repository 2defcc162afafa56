/// How people of a time use their accounts.
public enum LedgerActivity: String, Sendable, CaseIterable {
  /// Mostly in cash, six postings a month: the shares of the published dataset of the 1990s.
  case classic
  /// Mostly by card and online, some twenty postings a month.
  case modern

  /// What is done that is not scheduled, for a household with so many times the usual takings.
  func mix(takings: Double) -> FlowMix {
    switch self {
    case .classic:
      FlowMix(withdrawal: 0.84, deposit: 0.14 * takings, card: 0.055, transfer: 0, collection: 0)
    case .modern:
      FlowMix(
        withdrawal: 0.11, deposit: 0.03 * takings, card: 0.62, transfer: 0.16, collection: 0.05)
    }
  }

  /// How many postings a month an account has on average.
  var rowsPerMonth: Double { self == .classic ? 5.9 : 19.7 }
}

/// In which proportions things are done, as thresholds of a 16-bit number.
struct FlowMix: Sendable {
  let withdrawal: UInt16, deposit: UInt16, card: UInt16, transfer: UInt16
  /// The share of what comes in, of everything.
  let incoming: Double
  /// What goes out at an average visit, in units of a typical amount.
  let outgoing: Double

  init(withdrawal: Double, deposit: Double, card: Double, transfer: Double, collection: Double) {
    let total = withdrawal + deposit + card + transfer + collection
    func threshold(_ sum: Double) -> UInt16 { UInt16(65_535 * min(1, sum / total)) }
    self.withdrawal = threshold(withdrawal)
    self.deposit = threshold(withdrawal + deposit)
    self.card = threshold(withdrawal + deposit + card)
    self.transfer = threshold(withdrawal + deposit + card + transfer)
    incoming = (deposit + collection) / total
    outgoing =
      (withdrawal * Flow.withdrawal.size + card * Flow.card.size
        + transfer * Flow.transfer.size) / total
  }

  /// What a 16-bit number stands for.
  @inline(__always)
  func flow(_ number: UInt16) -> Flow {
    number < withdrawal
      ? .withdrawal
      : number < deposit
        ? .deposit : number < card ? .card : number < transfer ? .transfer : .collection
  }
}
