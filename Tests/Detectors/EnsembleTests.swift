import RingtrueCore
import RingtrueDetectors
import Testing

@Suite struct `An ensemble` {
  private static func ensemble(_ text: String) throws -> any Detector {
    try Detectors.parsing("ensemble:" + text)
  }

  private static func scores(_ text: String, _ rows: Observations) throws -> [Double] {
    try ensemble(text).fit(rows, under: Conditions()).scores(rows, under: Conditions())
  }

  private static func ranks(_ scores: [Double]) -> [Double] {
    scores.map { score in
      Double(scores.count { $0 < score } + scores.count { $0 <= score })
        / Double(2 * scores.count)
    }
  }

  @Test func `of one member ranks rows as that member does`() throws {
    let rows = Sample.rows(120, features: 3)
    let alone = try Detectors.parsing("robust-z").fit(rows, under: Conditions())
      .scores(rows, under: Conditions())
    for combination in ["mean", "weighted", "maximum", "aom", "moa"] {
      let together = try Self.scores("members=robust-z,combine=\(combination)", rows)
      #expect(together == Self.ranks(alone))
    }
  }

  @Test func `averages ranks, or takes the largest`() throws {
    let rows = Sample.rows(90, features: 3)
    let ranks = try ["robust-z", "knn:k=7"].map { member in
      Self.ranks(
        try Detectors.parsing(member).fitAndScore(rows))
    }
    let mean = try Self.ensemble("members=robust-z+knn:k=7").fitAndScore(rows)
    let largest = try Self.ensemble("members=robust-z+knn:k=7,combine=maximum").fitAndScore(rows)
    for row in 0..<90 {
      #expect(abs(mean[row] - (ranks[0][row] + ranks[1][row]) / 2) < 1e-12)
      #expect(largest[row] == max(ranks[0][row], ranks[1][row]))
    }
  }

  @Test func `puts groups between the average and the largest`() throws {
    let rows = Sample.rows(90, features: 4)
    let members = "members=robust-z+knn+ecod+pca+hbos,buckets=2"
    let by = try ["mean", "maximum", "aom", "moa"].map { combination in
      try Self.ensemble("\(members),combine=\(combination)").fitAndScore(rows)
    }
    for row in 0..<90 {
      for grouped in [by[2][row], by[3][row]] {
        #expect(by[0][row] <= grouped + 1e-12 && grouped <= by[1][row] + 1e-12)
      }
    }
    #expect(by[2] != by[0] && by[3] != by[1])
  }

  @Test func `leaves out the member that agrees with nobody`() throws {
    let rows = Sample.rows(200, features: 3)
    let fitted = try Self.ensemble(
      "members=robust-z+ecod+knn+random,select=agreement"
    ).fit(rows, under: Conditions())
    let members = fitted.archive.entries.keys.filter { $0.wholeMatch(of: /member \d+/) != nil }
      .compactMap { try? fitted.archive.part($0).detector }
    #expect(members.contains("robust-z") || members.contains("knn") || members.contains("ecod"))
    #expect(!members.contains("random"))
  }

  @Test func `weighs a member that says nothing of use with nothing`() throws {
    let rows = Sample.rows(200, features: 3)
    let with = try Self.scores("members=robust-z+ecod+constant,combine=weighted", rows)
    let without = try Self.scores("members=robust-z+ecod,combine=weighted", rows)
    #expect(zip(with, without).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `tells everything that is wrong with its members at once`() throws {
    do {
      _ = try Self.ensemble("members=lov:k=3+knn:k=0+ensemble,combine=mode")
      Issue.record("nothing was wrong")
    } catch let problems as Problems {
      let text = problems.listed.map(\.message).joined(separator: "\n")
      #expect(text.contains("there is no detector 'lov'; did you mean 'lof'?"))
      #expect(text.contains("'k' is 0; it must be 1 to"))
      #expect(text.contains("an ensemble cannot be its own member"))
      #expect(text.contains("'combine' cannot be 'mode'"))
    }
    #expect(throws: Problems.self) { try Self.ensemble("members=") }
  }

  @Test func `scores what lies beyond the training rows above all of them`() throws {
    let rows = Sample.rows(100, features: 2)
    let fitted = try Self.ensemble("members=robust-z+knn").fit(rows, under: Conditions())
    let far = Sample.with(
      FeatureMatrix(names: rows.features.names, rowCount: 2, values: [1e3, 1e6, 1e3, 1e6]))
    let beyond = try fitted.scores(far, under: Conditions())
    let within = try fitted.scores(rows, under: Conditions())
    #expect(beyond[0] > within.max() ?? .infinity && beyond[1] > beyond[0])
  }
}

extension Detector {
  fileprivate func fitAndScore(_ rows: Observations) throws -> [Double] {
    try fitAndScore(rows, under: Conditions()).scores
  }
}
