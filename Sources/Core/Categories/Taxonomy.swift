/// The causes that breaks have, the buckets they fall into, and what ought to be done about each.
///
/// Customers differ in their buckets, so a taxonomy is a file that anyone may edit, never a type:
/// `Scenarios/taxonomy.json5` is the one shipped.
public struct Taxonomy: Sendable, Equatable {
  /// The buckets that a categorizer chooses from, in the order of the file.
  public let buckets: [String]
  /// The causes that the buckets are made of, in the order of the file.
  public let causes: [Cause]
  /// What a break must keep to, to be closed without a look.
  public let limits: AutoResolveLimits

  /// How bad a break may be said to be, from the least on.
  public static let severities = ["low", "medium", "high"]

  /// How bad a break is: high where someone senior must look or much money is misstated, low where
  /// that is little enough to be closed without a look.
  public func severity(of action: GoldAction, misstating money: Int) -> String {
    let (low, high) = (UInt(limits.net), UInt(limits.net) * Self.muchMoney)
    let level = action == .escalate || money.magnitude > high ? 2 : money.magnitude > low ? 1 : 0
    return Self.severities[level]
  }

  /// How many times what may be closed unseen is much money.
  static let muchMoney: UInt = 20

  /// The rule of severities in words, as a model is told it; money in whole units.
  public var severityRule: String {
    let (low, high) = (limits.net / 100, limits.net / 100 * Int(Self.muchMoney))
    return "low (up to \(low) at stake), medium, or high (more than \(high) at stake, or a cause "
      + "that someone senior must look at)"
  }

  /// Joins buckets and the causes that they are made of.
  init(buckets: [String], causes: [Cause], limits: AutoResolveLimits) {
    self.buckets = buckets
    self.causes = causes
    self.limits = limits
  }

  /// The cause of a code, if there is one.
  public subscript(code: String) -> Cause? { causes.first { $0.code == code } }

  /// The causes of a bucket.
  public func causes(in bucket: String) -> [Cause] { causes.filter { $0.bucket == bucket } }

  /// The causes that examples and training data may show: all but those held out.
  public var shown: [Cause] { causes.filter { !$0.isHeldOut } }

  /// What it says, line by line, whatever its file looks like: what fingerprints are taken of.
  public var identity: String {
    let lines = causes.map { cause in
      [cause.code, cause.bucket, cause.action.rawValue, String(cause.isHeldOut)] + cause.alsoRight
    }
    let all = [buckets, [String(limits.net), String(limits.age)]] + lines
    return all.map { $0.joined(separator: "|") + "\n" }.joined()
  }
}

/// One reason why two systems differ.
public struct Cause: Sendable, Hashable {
  /// Its name in tables, such as `late_feed`.
  public let code: String
  /// The bucket that is right for it.
  public let bucket: String
  /// What ought to be done about it.
  public let action: GoldAction
  /// Whether it never shows in examples, so that a categorizer must own up to something new.
  public let isHeldOut: Bool
  /// Other buckets that a careful reader could not rule out from the record.
  public let alsoRight: [String]

  /// Every bucket that counts as right.
  public var acceptable: [String] { [bucket] + alsoRight }
}

/// What ought to be done about a break.
public enum GoldAction: String, Sendable, CaseIterable {
  /// Close it without a look, within the limits.
  case autoResolve = "auto_resolve"
  /// Close it as within tolerance.
  case closeTolerance = "close_tolerance"
  /// Have someone look.
  case review
  /// Have someone senior look.
  case escalate
}

/// What a break must keep to, to be closed without a look.
public struct AutoResolveLimits: Sendable, Hashable {
  /// The largest net difference, in minor units.
  public let net: Int
  /// The greatest age, in days.
  public let age: Int

  /// Limits of money and age.
  public init(net: Int, age: Int) {
    self.net = net
    self.age = age
  }

  /// Whether a break of some net difference and age is small and young enough.
  public func allow(net difference: Int, age days: Int) -> Bool {
    difference.magnitude <= UInt(net) && days <= age
  }
}
