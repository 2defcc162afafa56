public import RingtrueCore
internal import RingtruePlatform

/// What tokens cost, in billionths of a dollar for each.
public struct Price: Sendable, Hashable {
  /// For each token that is read, and for each that is written.
  public let prompt: Int, completion: Int

  /// A price as lists have it: dollars for a million tokens read, and written.
  public init(dollarsPerMillionRead read: Double, written: Double) {
    prompt = Int((read * 1000).rounded())
    completion = Int((written * 1000).rounded())
  }

  /// What models on this machine cost.
  public static let free = Price(dollarsPerMillionRead: 0, written: 0)

  /// What some usage costs, in billionths of a dollar.
  public func cost(of usage: TokenUsage) -> Int {
    usage.prompt * prompt + usage.completion * completion
  }
}

/// What may be spent.
public struct BudgetLimits: Sendable, Equatable {
  /// Billionths of a dollar, if there is a cap.
  public var cost: Int?
  /// Calls, if there is a cap.
  public var requests: Int?
  /// Tokens read and written, if there is a cap.
  public var tokens: Int?

  /// No cap at all.
  public init() {}
}

/// Money, calls and tokens: what a call may use at the worst is set aside before it is sent, so that
/// the caps hold whatever comes back.
public final class Budget: Sendable {
  /// What has been spent, or set aside.
  public struct Spending: Sendable, Equatable {
    /// Billionths of a dollar, calls, and tokens.
    public internal(set) var cost = 0, requests = 0, tokens = 0

    /// Nothing yet.
    init() {}

    fileprivate func fits(_ limits: BudgetLimits) -> Bool {
      cost <= limits.cost ?? .max && requests <= limits.requests ?? .max
        && tokens <= limits.tokens ?? .max
    }
  }

  /// What may be spent.
  public let limits: BudgetLimits
  /// What tokens cost, if that is known.
  public let price: Price?
  private let state = Guarded(Spending())

  /// A budget; a cap on money needs a price.
  public init(
    _ limits: BudgetLimits = BudgetLimits(), price: Price? = nil, model: String
  ) throws(CategorizerError) {
    if limits.cost != nil, price == nil { throw .noPrice(model) }
    self.limits = limits
    self.price = price
  }

  /// What has been spent, and set aside for calls under way.
  public var spending: Spending { state.withLock { $0 } }

  /// Sets aside what a call may use at the worst, or refuses.
  func reserve(_ worst: TokenUsage) throws(CategoryFailure) {
    let isAllowed = state.withLock { spent in
      var after = spent
      after.requests += 1
      after.tokens += worst.total
      after.cost += price?.cost(of: worst) ?? 0
      guard after.fits(limits) else { return false }
      spent = after
      return true
    }
    guard isAllowed else {
      throw CategoryFailure(
        .overBudget, "the next call could exceed what may be spent; raise the cap to go on")
    }
  }

  /// Gives back what was set aside and not used.
  ///
  /// Where nobody knows what was used, as after a time-out, all of it stays spent.
  func settle(_ worst: TokenUsage, used: TokenUsage) {
    state.withLock { spent in
      spent.tokens += used.total - worst.total
      spent.cost += (price?.cost(of: used) ?? 0) - (price?.cost(of: worst) ?? 0)
    }
  }
}
