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
  private let state = Guarded(State())

  private struct State {
    var spent = Spending()
    /// Calls for which something is set aside.
    var underWay = 0
    /// Those who wait until some of it is given back.
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private enum Grant: Sendable {
    case granted, crowded, refused
  }

  /// A budget; a cap on money needs a price.
  public init(
    _ limits: BudgetLimits = BudgetLimits(), price: Price? = nil, model: String
  ) throws(CategorizerError) {
    if limits.cost != nil, price == nil { throw .noPrice(model) }
    self.limits = limits
    self.price = price
  }

  /// What has been spent, and set aside for calls under way.
  public var spending: Spending { state.withLock { $0.spent } }

  /// Sets aside what a call may use at the worst; waits for calls under way to give back what they
  /// did not use, and refuses where even that would not do.
  func reserve(_ worst: TokenUsage) async throws(CategoryFailure) {
    while true {
      switch grant(worst) {
      case .granted: return
      case .crowded: await settlement()
      case .refused:
        throw CategoryFailure(
          .overBudget, "the next call could exceed what may be spent; raise the cap to go on")
      }
      if Task.isCancelled { throw CategoryFailure(.cancelled, "stopped on request") }
    }
  }

  private func grant(_ worst: TokenUsage) -> Grant {
    state.withLock { state in
      var after = state.spent
      after.requests += 1
      after.tokens += worst.total
      after.cost += price?.cost(of: worst) ?? 0
      guard after.fits(limits) else {
        let isOver = state.spent.requests >= limits.requests ?? .max
        return state.underWay > 0 && !isOver ? .crowded : .refused
      }
      state.spent = after
      state.underWay += 1
      return .granted
    }
  }

  /// Waits until some call has ended.
  private func settlement() async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.underWay > 0 { state.waiting.append(continuation) }
        return state.underWay == 0
      }
      if isIdle { continuation.resume() }
    }
  }

  /// Gives back what was set aside for a call and not used, once it has ended.
  ///
  /// Where nobody knows what was used, as after a time-out, all of it counts as used.
  func settle(_ worst: TokenUsage, used: TokenUsage) {
    let waiting = state.withLock { state in
      state.spent.tokens += used.total - worst.total
      state.spent.cost += (price?.cost(of: used) ?? 0) - (price?.cost(of: worst) ?? 0)
      state.underWay -= 1
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
