internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Several systems over several datasets.
  static let friedman = Verb(
    "friedman", for: .compareModels, "Do several systems differ, by their ranks on each dataset?",
    discussion: "Each row is a dataset or a seed, each column a system. Pairs of systems follow, "
      + "by Nemenyi's test, which considers all pairs at once.",
    arguments: [StatsWords.file], flags: [columns, isLowerBetter],
    examples: [
      Example("ringtrue stats friedman scores.csv", "Compares all columns."),
      Example(
        "ringtrue stats friedman times.csv --columns a,b,c --lower-is-better",
        "Compares three columns of times."),
    ]
  ) { call in
    let table = try NumberTable(file: call.values[StatsWords.file])
    let names = call.values[columns] ?? table.table.columnNames
    let scores = try names.map(table.numbers)
    let test = try Friedman(
      (0..<table.table.rowCount).map { row in scores.map { $0[row] } },
      better: call.values[isLowerBetter] ? .lower : .higher)
    return test.report(names).answer
  }

  /// Holm's correction.
  static let holm = correction(
    "holm", "Correct p-values, keeping the chance of any false finding.", Correction.holm)
  /// Bonferroni's correction.
  static let bonferroni = correction(
    "bonferroni", "Correct p-values by their number alone.", Correction.bonferroni)
  /// Benjamini and Hochberg's correction.
  static let benjaminiHochberg = correction(
    "benjamini-hochberg", "Correct p-values, keeping the expected share of false findings.",
    Correction.benjaminiHochberg)

  /// Several systems against one.
  static let maxT = Verb(
    "max-t", for: .compareModels,
    "Does any system differ from one of them, all considered at once?",
    discussion: "Each row is a dataset, a seed or a case, each column a system. The p-values are "
      + "corrected for there being several systems, and make use of what these have in common.",
    arguments: [StatsWords.file], flags: [baseline, columns, draws, seed],
    examples: [
      Example("ringtrue stats max-t scores.csv --baseline champion", "Compares all with one."),
      Example(
        "ringtrue stats max-t scores.csv --baseline a --columns b,c --draws 100000",
        "Compares two with one, from more draws."),
    ]
  ) { call in
    let table = try NumberTable(file: call.values[StatsWords.file])
    let one = call.values[baseline]
    let names = call.values[columns] ?? table.table.columnNames.filter { $0 != one }
    guard !names.isEmpty else {
      throw Failure(.badData, "there is no system beside '\(one)'; add a column of its scores")
    }
    let standard = try table.numbers(one)
    let differences = try names.map { name in
      zip(try table.numbers(name), standard).map { $0 - $1 }
    }
    var report = TestReport(rows: table.table.rowCount)
    let (count, seed) = (call.values[draws], Seed(UInt64(call.values[seed])))
    let found = Result { () throws(Undefined) in
      try SwapTest.maxT(differences: differences, draws: count, seed: seed)
    }
    for (place, name) in names.enumerated() {
      report.add("\(name) – \(one)") { () throws(Undefined) in try found.get()[place] }
    }
    return report.answer
  }

  private static let baseline = Flag(
    required: "baseline", .text("COL"), "The system that the others are compared with.")
  private static let draws = Flag(
    "draws", .integer(in: 100...10_000_000), "How many random swaps.", default: 10_000)
  private static let seed = Flag(
    "seed", .integer(in: 0...), "What swaps are drawn from.", default: 1)
  private static let columns = Flag<[String]?>(
    "columns", .list(of: .text("COL")), "The systems to compare; all columns without it.")
  private static let isLowerBetter = Flag("lower-is-better", "Rank low scores first.")
  private static let values = Flag("p", .text("COL"), "The column of p-values.", default: "p")

  private static func correction(
    _ name: String, _ summary: String, _ correct: @escaping @Sendable ([Double]) -> [Double]
  ) -> Verb {
    Verb(
      name, for: .compareModels, summary, arguments: [StatsWords.file], flags: [values],
      examples: [
        Example("ringtrue stats \(name) tests.csv", "Corrects the column p."),
        Example("ringtrue stats \(name) tests.csv --p value --json", "Another column, as data."),
      ]
    ) { call in
      let given = try NumberTable(file: call.values[StatsWords.file]).numbers(call.values[values])
      if let row = given.firstIndex(where: { !(0...1).contains($0) }) {
        throw Failure(.badData, "row \(row + 1) has \(given[row]), which is no p-value from 0 to 1")
      }
      let pairs = Array(zip(given, correct(given)))
      let table = TextTable(
        of: pairs, [.numbers("p") { "\($0.0)" }, .numbers(name) { "\($0.1)" }])
      return Answer(
        parts: [.table(table)],
        result: [
          "rows": .integer(given.count), "method": .string(name),
          "adjusted": .array(pairs.map { .number($0.1) }),
        ])
    }
  }
}

extension Friedman {
  /// All forms of the test, and each pair of systems.
  fileprivate func report(_ names: [String]) -> TestReport {
    var report = TestReport(rows: datasets)
    report.add("friedman", chiSquare)
    report.add("friedman", demsar)
    report.add("friedman") { () throws(Undefined) in try imanDavenport(correctedForTies: true) }
    report.add("friedman") { () throws(Undefined) in try imanDavenport(correctedForTies: false) }
    for first in names.indices {
      for second in names.indices where second > first {
        report.add("\(names[first]) – \(names[second])") { () throws(Undefined) in
          let pair = try nemenyi(first, second)
          return TestResult(
            test: "nemenyi", method: pair.method, statistic: pair.statistic, pValue: pair.pValue,
            details: [
              .init(names[first], meanRanks[first]), .init(names[second], meanRanks[second]),
              .init("critical-difference", try criticalDifference()),
            ])
        }
      }
    }
    return report
  }
}
