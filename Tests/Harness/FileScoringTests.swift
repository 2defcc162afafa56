import RingtrueCore
import RingtrueData
import RingtrueDetectors
import RingtrueFeatures
import RingtrueHarness
import RingtruePlatform
import Testing

@Suite struct `Scoring a file in pieces` {
  /// Far more rows than a chunk holds.
  static let rowCount = 150_000

  static func file(in folder: borrowing TemporaryFolder) throws -> String {
    let path = Path.join(folder.path, "rows.csv")
    let rows = (0..<rowCount).map { "\($0 % 97),\($0 == 140_000 ? 9999 : $0 % 13)\n" }
    try Files.write("a,b\n" + rows.joined(), to: path, durable: false)
    return path
  }

  static func run(
    _ scoring: FileScoring, seed: Seed = 1
  ) throws -> (fitted: FittedFile, scores: [Double], summary: FileScoring.Summary) {
    let (rule, settings) = try Thresholds.parsing("budget:alerts=1")
    let conditions = Conditions(seed: seed)
    let detector = try Detectors.parsing("isolation-forest:trees=5")
    let fitted = try scoring.fit(detector, by: rule, settings, under: conditions)
    var scores: [Double] = []
    let summary = try scoring.score(with: fitted.system, known: fitted.scores, under: conditions) {
      #expect($0.first == scores.count)
      scores += $0.scores
    }
    return (fitted, scores, summary)
  }

  @Test func `learns from an even sample of a large file, and scores all of it`() throws {
    let folder = try TemporaryFolder()
    var scoring = FileScoring(file: try Self.file(in: folder))
    scoring.fitRows = 1000
    let (fitted, scores, summary) = try Self.run(scoring)
    #expect(fitted.fittedRows == 1000)
    #expect(fitted.trainRows == Self.rowCount)
    #expect(fitted.scores == nil)
    #expect(scores.count == Self.rowCount)
    #expect(summary.rows == Self.rowCount)
    #expect(summary.strangest.count == 10)
    #expect(try Self.run(scoring).scores == scores)
    #expect(try Self.run(scoring, seed: 2).scores != scores)
  }

  @Test func `gives the same scores whole as in pieces by what it learned`() throws {
    let folder = try TemporaryFolder()
    var scoring = FileScoring(file: try Self.file(in: folder))
    scoring.fitRows = Self.rowCount
    let (fitted, scores, _) = try Self.run(scoring)
    #expect(fitted.scores == scores)
    var pieces: [Double] = []
    _ = try scoring.score(with: fitted.system, under: Conditions()) { pieces += $0.scores }
    #expect(pieces == scores)
  }

  /// A chunk's first rows look back on the chunk before, and a sampled row on rows that were not.
  @Test func `looks back over the edges of pieces and of samples`() throws {
    let folder = try TemporaryFolder()
    let path = Path.join(folder.path, "ledger.csv")
    let rows = (0..<70_000).map { "\($0 % 5),\($0 * 7919 % 1000)\n" }
    try Files.write("account_id,amount\n" + rows.joined(), to: path, durable: false)
    var scoring = FileScoring(file: path)
    scoring.recipe = try Recipes.parsing("sequence:back=1")
    let (fitted, scores, _) = try Self.run(scoring)
    #expect(fitted.scores == scores)
    var pieces: [Double] = []
    _ = try scoring.score(with: fitted.system, under: Conditions()) { pieces += $0.scores }
    #expect(pieces == scores)
    scoring.fitRows = 500
    let sampled = try Self.run(scoring)
    // Learned from a sample, but after all rows.
    let history = sampled.fitted.kept.recipe.archive.entries.filter { $0.key.hasPrefix("history") }
    let whole = fitted.kept.recipe.archive.entries.filter { $0.key.hasPrefix("history") }
    #expect(history == whole && history.count > 3)
    #expect(sampled.scores.count == 70_000)
  }

  @Test func `stops when it is cancelled`() throws {
    let folder = try TemporaryFolder()
    let scoring = FileScoring(file: try Self.file(in: folder))
    let (rule, settings) = try Thresholds.parsing("budget")
    #expect(throws: CancellationError.self) {
      try scoring.fit(
        Detectors.parsing("robust-z"), by: rule, settings,
        under: Conditions(isCancelled: { true }))
    }
  }

  /// The labels of rows that are to be judged choose nothing.
  @Test func `chooses a threshold by labels of training rows alone`() throws {
    let folder = try TemporaryFolder()
    let (train, file) = (folder.file("train.csv"), folder.file("rows.csv"))
    let rows = (0..<400).map { "\($0 % 40 == 7 ? 90 : $0 % 10),\($0 % 40 == 7)\n" }
    try Files.write("amount,odd\n" + rows.joined(), to: train)
    try Files.write("amount,odd\n5,true\n90,false\n4,true\n", to: file)
    var scoring = FileScoring(file: file)
    scoring.reading.label = "odd"
    let detector = try Detectors.parsing("robust-z")
    let (rule, settings) = try Thresholds.parsing("calibration-best")
    #expect(throws: DetectorError.self) {
      try scoring.fit(detector, by: rule, settings, under: Conditions())
    }
    scoring.train = train
    for fitRows in [1000, 100] {
      scoring.fitRows = fitRows
      let fitted = try scoring.fit(detector, by: rule, settings, under: Conditions())
      let summary = try scoring.score(with: fitted.system, under: Conditions()) { _ in }
      #expect(summary.flagged == 1)
      #expect(summary.strangest[0].row == 1)
    }
  }
}
