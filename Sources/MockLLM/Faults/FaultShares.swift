/// How often a server fails in which way; what is left of the requests is answered well.
public struct FaultShares: Sendable {
  /// The faults with their shares, in the order in which chance tries them.
  let shares: [(fault: Fault, share: Double)]

  /// A server without faults.
  public static let none = FaultShares(shares: [])

  private init(shares: [(fault: Fault, share: Double)]) { self.shares = shares }

  /// The shares by the names of the faults; one that is named twice has both shares.
  public init(_ orders: [(name: String, share: Double)]) throws(MockLLMError) {
    var shares: [String: Double] = [:]
    for (name, share) in orders {
      let faults = Faults.named(name)
      guard !faults.isEmpty else { throw .noFault(name) }
      guard 0...1 ~= share else { throw .share(of: name) }
      for fault in faults { shares[fault.id, default: 0] += share / Double(faults.count) }
    }
    let sum = shares.values.reduce(0, +)
    guard sum <= 1 + 1e-9 else { throw .tooManyFaults(sum) }
    self.init(shares: Faults.all.compactMap { fault in shares[fault.id].map { (fault, $0) } })
  }

  /// The fault that a number of [0, 1) stands for, if any does.
  func fault(at unit: Double) -> Fault? {
    var rest = unit
    for (fault, share) in shares {
      if rest < share { return fault }
      rest -= share
    }
    return nil
  }
}
