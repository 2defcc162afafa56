internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData

extension Verb {
  /// Tests whether systems differ, from files of their outcomes.
  static let stats = Verb(
    "stats", for: .compareModels, "Test whether systems differ, on files of their outcomes.",
    discussion: "Every result names its test and the exact form of it. What a test cannot say is "
      + "shown with the reason, and is no error.",
    examples: [
      Example(
        "ringtrue stats mcnemar results.csv --first champion --second challenger",
        "Is the challenger right on more rows?"),
      Example("ringtrue stats friedman scores.csv", "Do several systems differ over datasets?"),
    ],
    verbs: Verbs.stats)
}

/// What the tests have in common: a file, and two columns of it.
enum StatsWords {
  static let file = Argument("FILE", .file, "A CSV or TSV file, plain or gzip.")
  static let first = Flag(required: "first", .text("COL"), "The column of the first system.")
  static let second = Flag(required: "second", .text("COL"), "The column of the second system.")
}

/// The columns of a file as numbers.
struct NumberTable {
  let table: Table

  /// A table that is read already.
  init(table: Table) { self.table = table }

  init(file: String) throws {
    table = try TableReader().read(file: file).table
  }

  /// The numbers of a column; one that lacks a number cannot be tested.
  func numbers(_ name: String) throws -> [Double] {
    let column = try table.column(name)
    return try (0..<table.rowCount).map { row in
      guard !column.missing.contains(row), let number = column.cells.number(row) else {
        throw Failure(
          .badData, "column '\(name)' has no number in row \(row + 1); mend or leave out the row")
      }
      return number
    }
  }

  /// The truth values of a column of 0 and 1.
  func flags(_ name: String) throws -> [Bool] {
    try numbers(name).enumerated().map { row, number in
      guard number == 0 || number == 1 else {
        throw Failure(
          .badData,
          "column '\(name)' has \(number) in row \(row + 1); write 1 for right, 0 for wrong")
      }
      return number == 1
    }
  }
}

/// The results of tests, in the order in which they are shown.
struct TestReport {
  private struct Line {
    let name: String
    let outcome: Result<TestResult, Undefined>
  }

  private let rows: Int
  private var lines: [Line] = []

  init(rows: Int) { self.rows = rows }

  /// Adds a test, or the reason why it says nothing.
  mutating func add(_ name: String, _ test: () throws(Undefined) -> TestResult) {
    lines.append(Line(name: name, outcome: Result { () throws(Undefined) in try test() }))
  }

  var answer: Answer {
    let table = TextTable(
      of: lines,
      [
        .words("test", .name) { $0.name },
        .words("method") { (try? $0.outcome.get().method) ?? "–" },
        .numbers("statistic") { (try? $0.outcome.get())?.statistic.short ?? "–" },
        .numbers("p") { (try? $0.outcome.get())?.pValue.short ?? "–" },
        .words("more") { $0.outcome.more },
      ])
    return Answer(
      parts: [.table(table)],
      result: .object([
        ("rows", .integer(rows)), ("tests", .array(lines.map { $0.outcome.json($0.name) })),
      ]))
  }
}

extension Result<TestResult, Undefined> {
  /// Bounds and details of a test, or why it says nothing.
  fileprivate var more: String {
    switch self {
    case .success(let test):
      let bounds = test.interval.map { ["\($0.method) \($0.low.short)…\($0.high.short)"] } ?? []
      return (bounds + test.details.map { "\($0.name) \($0.value.short)" }).joined(separator: ", ")
    case .failure(let reason): return "undefined: \(reason)"
    }
  }

  fileprivate func json(_ name: String) -> JSON {
    switch self {
    case .failure(let reason):
      return ["test": .string(name), "undefined": .string(reason.code), "p": .null]
    case .success(let test):
      return .object([
        ("test", .string(test.test)), ("method", .string(test.method)),
        ("statistic", .number(test.statistic)), ("p", .number(test.pValue)),
        ("low", test.interval.map { .number($0.low) }),
        ("high", test.interval.map { .number($0.high) }),
        ("interval", test.interval.map { .string($0.method) }),
        ("details", .object(test.details.map { ($0.name, .number($0.value)) })),
      ])
    }
  }
}
