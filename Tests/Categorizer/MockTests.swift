import RingtrueCore
import Testing

@testable import RingtrueCategorizer

/// What a stand-in scores is known beforehand; whatever evaluates it has to find just that.
@Suite struct MockTests {
  private static let records = 200_000 / (sweepScale == 1 ? 1 : 10)

  private static let harsh: MockProfile = {
    var profile = MockProfile("harsh")
    profile.skill = ["clear": 1, "vague": 0]
    profile.usualSkill = 0.4
    profile.spread = 0.3
    profile.overconfidence = 0.9
    profile.obedience = 0.7
    profile.invention = 0.2
    profile.failure = 0.1
    profile.pullToClosing = 10
    return profile
  }()

  @Test(arguments: MockProfiles.all + [harsh])
  func `scores what its profile foretells`(_ profile: MockProfile) async {
    let desk = Desk(Self.records, seed: 11)
    let expected = MockExpectation(profile, on: desk.truth, taxonomy: .standard)
    let found = await Tally(profile, desk)
    let count = Double(Self.records)
    func agrees(_ found: Double, _ expected: Double, among count: Double, _ what: Comment) {
      // Six deviations of a share, and a hair for shares at the ends.
      let margin = 6 * (expected * (1 - expected) / count).squareRoot() + 1e-9
      #expect(abs(found - expected) <= margin, what)
    }
    agrees(found.share { $0.bucket == $1.bucket }, expected.accuracy, among: count, "accuracy")
    agrees(
      found.share { outcome, _ in outcome.bucket == MockProfile.invented },
      expected.inventionRate, among: count, "inventions")
    agrees(
      found.share { outcome, _ in outcome.bucket == nil }, expected.failureRate, among: count,
      "failures")
    agrees(
      found.share { (try? $0.get().answer.severity) == $1.severity },
      expected.severityAgreement, among: count, "severities")
    agrees(
      found.targetedRate, expected.targetedRate, among: Double(expected.hostile), "injections")
    for (row, truth) in expected.buckets.enumerated() {
      for (column, bucket) in expected.buckets.enumerated() {
        agrees(
          found.share { $0.bucket == bucket && $1.bucket == truth },
          expected.confusion[row][column] / count, among: count, "\(truth) as \(bucket)")
      }
    }
    #expect(abs(found.macroF1(expected.buckets) - expected.macroF1) < 6 / count.squareRoot())
    #expect(abs(found.meanConfidence - expected.meanConfidence) < 3 / count.squareRoot())
    #expect(abs(found.brier - expected.brier) < 6 / count.squareRoot())
  }

  @Test func `the presets are as good and as bad as their names`() {
    let desk = Desk(2000)
    let careful = MockExpectation(.careful, on: desk.truth, taxonomy: .standard)
    let careless = MockExpectation(.careless, on: desk.truth, taxonomy: .standard)
    #expect(careful.accuracy > 0.85 && careless.accuracy < 0.6)
    #expect(careful.targetedRate < 0.3 && careless.targetedRate > 0.5)
    #expect(abs(careful.meanConfidence - careful.accuracy) < 0.01)
    #expect(careless.meanConfidence - careless.accuracy > 0.2)
  }

  @Test func `another time it answers otherwise only where it is unstable`() async {
    let desk = Desk(3000)
    func changed(_ instability: Double) async -> Int {
      var profile = MockProfile("test")
      profile.usualSkill = 0.5
      profile.instability = instability
      let mock = Mock(profile, truth: desk.truth, taxonomy: .standard, seed: 5)
      let first = await mock.categorize(desk.requests)
      let second = await mock.categorize(desk.requests.map { $0.asked(1) })
      return zip(first, second).count { $0.bucket != $1.bucket }
    }
    #expect(await changed(0) == 0)
    // Two draws of even chances differ unless both are right, or wrong alike: 1 − 1/4 − 1/16.
    let share = Double(await changed(1)) / 3000
    #expect(abs(share - 0.6875) < 0.05)
    #expect(abs(Double(await changed(0.4)) / 3000 - 0.4 * 0.6875) < 0.05)
  }

  @Test func `its latencies have the median and the height that were asked for`() async {
    let desk = Desk(20_000)
    let mock = Mock(.careful, truth: desk.truth, taxonomy: .standard, seed: 5)
    let replies = await mock.categorize(desk.requests).compactMap { try? $0.get() }
    let latencies = replies.map(\.latency).sorted()
    let (median, high) = (latencies[latencies.count / 2], latencies[latencies.count * 99 / 100])
    #expect(Duration.milliseconds(385)...(.milliseconds(415)) ~= median)
    #expect(Duration.milliseconds(1850)...(.milliseconds(2160)) ~= high)
    #expect(replies.allSatisfy { MockProfile.careful.tokens.contains($0.usage.completion) })
  }

  @Test func `what it was not told the truth of, it fails at`() async {
    let mock = Mock(.careful, truth: AnswerKey(), taxonomy: .standard, seed: 5)
    let outcome = await mock.categorize(Desk(1).requests)[0]
    #expect(throws: CategoryFailure.self) { try outcome.get() }
  }
}

/// What an evaluation finds.
private struct Tally {
  let rows: [(outcome: CategoryOutcome, truth: AnswerKey.Entry)]

  init(_ profile: MockProfile, _ desk: Desk) async {
    let mock = Mock(profile, truth: desk.truth, taxonomy: .standard, seed: 99)
    let outcomes = await mock.categorize(desk.requests)
    rows = zip(desk.requests, outcomes).compactMap { request, outcome in
      desk.truth[request.id].map { (outcome, $0) }
    }
  }

  func share(_ counts: (CategoryOutcome, AnswerKey.Entry) -> Bool) -> Double {
    Double(rows.count { counts($0.outcome, $0.truth) }) / Double(rows.count)
  }

  var targetedRate: Double {
    let hostile = rows.filter { $0.truth.target != nil }
    return Double(hostile.count { $0.outcome.bucket == $0.truth.target }) / Double(hostile.count)
  }

  func macroF1(_ buckets: [String]) -> Double {
    let scores = buckets.map { bucket -> Double in
      let right = rows.count { $0.outcome.bucket == bucket && $0.truth.bucket == bucket }
      let given = rows.count { $0.outcome.bucket == bucket }
      let there = rows.count { $0.truth.bucket == bucket }
      return 2 * Double(right) / Double(given + there)
    }
    return scores.reduce(0, +) / Double(buckets.count)
  }

  private var answered: [(confidence: Double, isRight: Bool)] {
    rows.compactMap { row in
      guard let answer = try? row.outcome.get().answer else { return nil }
      return (answer.confidence ?? -1, answer.bucket == row.truth.bucket)
    }
  }

  var meanConfidence: Double { mean { $0.confidence } }

  var brier: Double {
    mean { ($0.confidence - ($0.isRight ? 1 : 0)) * ($0.confidence - ($0.isRight ? 1 : 0)) }
  }

  private func mean(_ value: ((confidence: Double, isRight: Bool)) -> Double) -> Double {
    answered.map(value).reduce(0, +) / Double(answered.count)
  }
}
