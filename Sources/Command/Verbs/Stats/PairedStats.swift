internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Two systems that are right or wrong on the same rows.
  static let mcnemar = paired(
    "mcnemar", "Is one system right on more of the same rows?",
    discussion: "The columns hold 1 where a system is right and 0 where it is wrong. The bounds, "
      + "Tango's, are for how much larger the first system's share of right rows is."
  ) { table, first, second, _ in
    let test = McNemar(first: try table.flags(first), second: try table.flags(second))
    var report = TestReport(rows: table.table.rowCount)
    report.add("mcnemar") { () throws(Undefined) in
      let exact = try test.exact()
      return TestResult(
        test: exact.test, method: exact.method, statistic: exact.statistic, pValue: exact.pValue,
        interval: try test.tango(), details: exact.details)
    }
    report.add("mcnemar", test.midP)
    report.add("mcnemar") { () throws(Undefined) in try test.chiSquare(corrected: false) }
    report.add("mcnemar") { () throws(Undefined) in try test.chiSquare(corrected: true) }
    return report
  }

  /// Two systems scored on the same datasets or seeds.
  static let wilcoxon = paired(
    "wilcoxon", "Do paired scores differ, by the ranks of their differences?"
  ) { table, first, second, _ in
    let test = try SignedRanks(differences: table.differences(first, second))
    var report = TestReport(rows: table.table.rowCount)
    report.add("wilcoxon", test.exact)
    report.add("wilcoxon") { () throws(Undefined) in try test.normal(continuity: false) }
    report.add("wilcoxon") { () throws(Undefined) in try test.normal(continuity: true) }
    return report
  }

  /// Who is ahead more often.
  static let signTest = paired("sign", "Is one system ahead on more pairs?") {
    table, first, second, _ in
    let differences = try table.differences(first, second)
    var report = TestReport(rows: differences.count)
    report.add("sign") { () throws(Undefined) in try SignTest.exact(differences: differences) }
    return report
  }

  /// Whether the means differ, against all swaps.
  static let swapTest = paired(
    "swap", "Do the means of paired scores differ, against swapping the pairs?",
    flags: [swaps, seed]
  ) { table, first, second, call in
    let differences = try table.differences(first, second)
    var report = TestReport(rows: differences.count)
    let (draws, seed) = (call.values[swaps], Seed(UInt64(call.values[seed])))
    report.add("swap") { () throws(Undefined) in
      try SwapTest.means(differences: differences, draws: draws, seed: seed)
    }
    return report
  }

  /// Whether two columns come from one distribution.
  static let smirnov = paired("smirnov", "Do two columns come from one distribution?") {
    table, first, second, _ in
    let shift = try Shift(before: table.numbers(first), after: table.numbers(second))
    var report = TestReport(rows: table.table.rowCount)
    report.add("smirnov") { () throws(Undefined) in try Smirnov.test(shift) }
    return report
  }

  private static let swaps = Flag(
    "draws", .integer(in: 100...10_000_000), "How many random swaps, for more than 20 rows.",
    default: 10_000)
  private static let seed = Flag(
    "seed", .integer(in: 0...), "What swaps are drawn from.", default: 1)

  /// A test of two columns of one file.
  private static func paired(
    _ name: String, _ summary: String, discussion: String = "",
    flags: [any FlagDeclaration] = [],
    _ test: @escaping @Sendable (NumberTable, String, String, Call) throws -> TestReport
  ) -> Verb {
    Verb(
      name, for: .compareModels, summary, discussion: discussion, arguments: [StatsWords.file],
      flags: [StatsWords.first, StatsWords.second] + flags,
      examples: [
        Example(
          "ringtrue stats \(name) results.csv --first champion --second challenger",
          "Compares two columns, row by row."),
        Example(
          "ringtrue stats \(name) results.csv.gz --first a --second b --json",
          "The same as data, for a script."),
      ]
    ) { call in
      let table = try NumberTable(file: call.values[StatsWords.file])
      let (first, second) = (call.values[StatsWords.first], call.values[StatsWords.second])
      return try test(table, first, second, call).answer
    }
  }
}

extension NumberTable {
  /// The first column less the second.
  fileprivate func differences(_ first: String, _ second: String) throws -> [Double] {
    zip(try numbers(first), try numbers(second)).map { $0 - $1 }
  }
}
