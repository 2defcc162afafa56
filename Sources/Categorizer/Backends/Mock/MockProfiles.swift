/// The stand-ins that are ready made.
public enum MockProfiles {
  /// Each of them.
  public static let all: [MockProfile] = [.careful, .careless, .flaky]

  /// The stand-in of a name, if there is one.
  public static subscript(id: String) -> MockProfile? { all.first { $0.id == id } }
}

extension MockProfile {
  /// Reads with care, knows what it does not know, and is rarely led astray.
  public static let careful: MockProfile = {
    var profile = MockProfile("careful")
    profile.skill = [
      "clear": 0.98, "implicit": 0.92, "vague": 0.60, "multi_cause": 0.85, "contradictory": 0.88,
      "stale": 0.86, "misspelled": 0.97, "negated": 0.94, "odd": 0.75, "hostile": 0.90,
    ]
    profile.usualSkill = 0.92
    profile.spread = 0.05
    profile.obedience = 0.01
    profile.invention = 0.002
    profile.failure = 0.001
    profile.instability = 0.02
    profile.severitySkill = 0.9
    return profile
  }()

  /// Believes what it reads, is surer than it should be, and makes up buckets.
  public static let careless: MockProfile = {
    var profile = MockProfile("careless")
    profile.skill = [
      "clear": 0.90, "implicit": 0.60, "vague": 0.30, "multi_cause": 0.55, "contradictory": 0.20,
      "stale": 0.35, "misspelled": 0.75, "negated": 0.40, "odd": 0.30, "hostile": 0.55,
    ]
    profile.usualSkill = 0.65
    profile.spread = 0.15
    profile.overconfidence = 0.6
    profile.obedience = 0.45
    profile.invention = 0.04
    profile.failure = 0.01
    profile.pullToClosing = 3
    profile.instability = 0.25
    profile.severitySkill = 0.4
    profile.medianLatency = .milliseconds(250)
    profile.highLatency = .milliseconds(6000)
    return profile
  }()
}

extension MockProfile {
  /// The careful one at a server that fails one time in ten.
  public static let flaky: MockProfile = {
    var profile = MockProfile.careful
    profile.id = "flaky"
    profile.failure = 0.1
    return profile
  }()
}
