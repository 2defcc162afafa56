public import RingtrueCore

/// What is true about a line of the list of breaks; a system sees none of it.
public struct BreakTruth: Sendable {
  /// Whether the two systems differ by more than can be tolerated.
  public let isBreak: Bool
  /// Whether an error is behind it, and not ordinary work.
  public let isAnomaly: Bool
  /// Its cause; nil if it is no break.
  public let cause: Cause?
  /// Every bucket that counts as right.
  public let acceptable: [String]
  /// What ought to be done about it.
  public let action: GoldAction
  /// The day on which it is gone without anybody's doing, if there is one.
  public let clears: Day?
  /// What it misstates, in minor units of the bank's own currency.
  public let impact: Int64
  /// How bad it is, in the taxonomy's words.
  public let severity: String
  /// What a summary of it has to say.
  public let requiredFacts: JSON
  /// What no summary of it may say.
  public let forbiddenFacts: [String]

  /// Whether closing it without a look would be right.
  public var isSafeToResolve: Bool { action == .autoResolve }
}

extension BreakList {
  /// A break that has not cleared so many days after it was looked at is not waited for.
  private static let horizon = 7

  /// The truth about a line.
  public func truth(_ row: Int) -> BreakTruth {
    let (line, comment) = (breaks[row], comments[row])
    let cause = line.cause.flatMap { taxonomy[$0] }
    let action = action(line, cause, comment)
    let impact =
      line.event.map { world.events[$0].impact } ?? Int64(line.netDifference.magnitude)
    return BreakTruth(
      isBreak: line.isBreak, isAnomaly: line.event != nil, cause: cause,
      acceptable: comment?.acceptableBuckets ?? cause?.acceptable ?? [], action: action,
      clears: line.clears,
      impact: impact, severity: taxonomy.severity(of: action, misstating: Int(impact)),
      requiredFacts: required(line, cause, action), forbiddenFacts: forbidden(cause, comment))
  }

  /// What the comment leaves room for; never closing unseen what is an error, or does not clear
  /// soon.
  private func action(
    _ line: TradeBreak, _ cause: Cause?, _ comment: BreakComment?
  ) -> GoldAction {
    guard let action = comment?.action else { return .closeTolerance }
    let clearsSoon = line.clears.map { $0 - line.riskDate <= Self.horizon } ?? false
    let isUnsafe =
      line.event != nil && (action == .autoResolve || action == .closeTolerance)
      || action == .autoResolve && !clearsSoon
    return isUnsafe ? .review : action
  }

  private func required(_ line: TradeBreak, _ cause: Cause?, _ action: GoldAction) -> JSON {
    .object([
      ("trade", .string(world.reference(line.group))),
      ("status", .string(line.status.rawValue)),
      ("quantity_difference", .integer(Int(line.quantityDifference))),
      ("net_difference", .string(Decimals.text(line.netDifference, scale: 2))),
      ("cause", cause.map { .string($0.code) }),
      ("action", .string(action.rawValue)),
      ("owner", .string(Desks.all[world.trades[line.group].desk].id)),
    ])
  }

  /// The bucket that a comment wrongly asserts, and the one that a hostile one wants to hear.
  private func forbidden(_ cause: Cause?, _ comment: BreakComment?) -> [String] {
    guard let cause, let comment else { return [] }
    let claimed = comment.contradictsData ? comment.assertedBucket : nil
    return [claimed, comment.hostile?.target].compactMap { $0 }
      .filter { !cause.acceptable.contains($0) }
  }
}
