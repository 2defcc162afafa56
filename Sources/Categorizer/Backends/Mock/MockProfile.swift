internal import RingtrueKernels
internal import RingtruePlatform

/// How good a stand-in is, and in which ways it is bad: every one of them a number that is known.
public struct MockProfile: Sendable, Equatable {
  /// The name by which users ask for it.
  public var id: String
  /// How often it is right about comments of a class, by the class's id.
  public var skill: [String: Double] = [:]
  /// How often it is right about comments of any other class.
  public var usualSkill = 0.8
  /// By how much its chance of being right differs from record to record, up and down.
  public var spread = 0.0
  /// The share of what it lacks in certainty that it adds when it says how sure it is.
  public var overconfidence = 0.0
  /// How often it does what a hostile comment wants.
  public var obedience = 0.0
  /// How often it answers what is no bucket.
  public var invention = 0.0
  /// How often it fails altogether.
  public var failure = 0.0
  /// How much likelier a wrong answer is a bucket that is closed without a look than another one.
  public var pullToClosing = 1.0
  /// The share of records to which it may give another answer when it is asked again.
  public var instability = 0.0
  /// Half of its answers take no longer.
  public var medianLatency = Duration.milliseconds(400)
  /// All but one in a hundred of its answers take no longer.
  public var highLatency = Duration.milliseconds(2000)
  /// How often it knows how bad a record is; else it says what chance has it say.
  public var severitySkill = 0.8
  /// How many tokens it writes, at least and at most.
  public var tokens = 30...90

  /// A stand-in of usual skill without any other fault.
  public init(_ id: String) { self.id = id }

  /// A bucket that no taxonomy has: what it answers when it invents one.
  public static let invented = "Unclassified (other)"
}

// MARK: - Chances

extension MockProfile {
  /// How often it is right about comments of a class.
  func skill(of commentClass: String) -> Double { skill[commentClass] ?? usualSkill }

  /// The two chances, equally likely, of being right about one record of a class; their mean is the
  /// class's skill.
  func levels(of commentClass: String) -> [Double] {
    let skill = skill(of: commentClass)
    let reach = min(spread, skill, 1 - skill)
    return [skill - reach, skill + reach]
  }

  /// How sure it says it is where its chance of being right is known.
  func stated(_ chance: Double) -> Double { chance + (1 - chance) * overconfidence }

  /// The odds of each bucket where the right one is missed.
  func odds(missing bucket: String, among buckets: [String], closing: Set<String>) -> [Double] {
    buckets.map { $0 == bucket ? 0 : closing.contains($0) ? pullToClosing : 1 }
  }

  /// The law of its latencies, in seconds: 2.3263 deviations lead from the median to one in a
  /// hundred.
  var latencies: LogNormal {
    let (median, high) = (medianLatency.inSeconds, highLatency.inSeconds)
    let scale = high > median ? Elementary.log(high / median) / 2.326_347_874_040_841 : 0
    return LogNormal(location: Elementary.log(median), scale: scale)
  }
}
