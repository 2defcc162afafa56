internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

private let files = Argument(several: "FILE", .file, "Files of data, or scenarios (.json5).")
private let label = Flag("label", .text("COLUMN"), "The column that says what is anomalous.")
private let id = Flag("id", .text("COLUMN"), "The column that names a row.")

extension Verb {
  /// Reads files and tells all that is wrong or odd about them.
  static let validate = Verb(
    "validate", for: .tryOneThing, "Check files of data or scenarios, and show what is in them.",
    discussion: """
      Tells everything that is wrong with a file at once, with line and column, and of a file that \
      can be read its columns, ranges, gaps, duplicate rows, and what looks suspicious. Every file is \
      looked at, also behind a bad one.
      """,
    arguments: [files], flags: [label, id],
    examples: [
      Example("ringtrue validate transactions.csv --label is_fraud", "Can this file be trusted?"),
      Example("ringtrue validate may.csv.gz june.csv --json", "Check two files in a script."),
    ]
  ) { call in
    var answer = Answer()
    var results: [JSON] = []
    var problems = Problems()
    var code = ExitCode.pass
    for file in call.values[files] {
      do {
        let (parts, json) = try Look(file: file, call: call).run(&answer.warnings)
        answer.parts += parts
        results.append(json)
      } catch {
        let failure = Failure(error)
        problems.add(failure.problems)
        code = code == .pass ? failure.code : code
      }
    }
    guard problems.isEmpty else { throw Failure(code, problems) }
    answer.result = .array(results)
    return answer
  }
}

/// The look at one file.
private struct Look {
  let file: String
  let call: Call

  func run(_ warnings: inout Problems) throws -> ([Answer.Part], JSON) {
    if file.hasSuffix(".json5") || file.hasSuffix(".json") { return try scenario() }
    var options = ReadingOptions()
    options.label = call.values[label]
    options.id = call.values[id]
    let profile = try Profile(file: file, options: options)
    for warning in profile.warnings { warnings.add(Problem(warning.description, file: file)) }
    return (parts(profile), profile.json(named: file))
  }

  private func scenario() throws -> ([Answer.Part], JSON) {
    let json = try JSON.read(try Files.readText(file), file: file)
    let (scenario, problems) = Scenario.draft(reading: json, file: file)
    _ = try Planner().plan([(scenario, file)], beside: problems)
    let line = "\(file): scenario '\(scenario.name)' can be read"
    return ([.lines([line])], ["file": .string(file), "scenario": .string(scenario.name)])
  }

  private func parts(_ profile: Profile) -> [Answer.Part] {
    let table = TextTable(
      of: profile.columns,
      [
        .words("column", .name) { $0.name },
        .words("kind") { $0.kind.description },
        .numbers("missing") { "\($0.missing)" },
        .numbers("distinct") { $0.distinctText },
        .numbers("least") { $0.shown($0.range?.lowerBound) },
        .numbers("mean") { $0.mean?.figures() ?? "" },
        .numbers("greatest") { $0.shown($0.range?.upperBound) },
        .words("such as") { $0.examples.joined(separator: ", ") },
        .words("look into") { profile in
          let remarks = profile.suspicions.map(\.remark).joined(separator: "; ")
          return TextTable.Cell(remarks, .warning)
        },
      ])
    return [.lines(head(profile)), .table(table)]
  }

  private func head(_ profile: Profile) -> [String] {
    let count = profile.columns.count
    var lines = ["\(file): \(profile.rowCount) rows, \(count) columns to compute with or group by"]
    switch profile.duplicateRowCount {
    case nil: lines.append("too many rows to look for duplicates")
    case 0: lines.append("no row repeats another")
    case let count?: lines.append("\(count) rows repeat an earlier one, cell by cell")
    }
    if let labels = profile.labels {
      lines.append(
        "labels: \(labels.anomalous) anomalous, \(labels.normal) normal,"
          + " \(labels.unlabelled) not labelled")
    }
    return lines
  }
}

extension ColumnProfile {
  /// A number of the column for people: whole ones whole.
  fileprivate func shown(_ number: Double?) -> String {
    number.map { kind == .integers ? $0.decimals(0) : $0.figures() } ?? ""
  }

  fileprivate var distinctText: String {
    distinct.isExact ? "\(distinct.count)" : "≥\(distinct.count)"
  }

  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("kind", .string(kind.description)), ("count", .integer(count)),
      ("missing", .integer(missing)), ("distinct", .integer(distinct.count)),
      ("distinctIsExact", .bool(distinct.isExact)),
      ("least", range.map { .number($0.lowerBound) }), ("mean", mean.map { .number($0) }),
      ("greatest", range.map { .number($0.upperBound) }),
      ("examples", .array(examples.map { .string($0) })),
      ("suspicions", .array(suspicions.map { .string($0.remark) })),
    ])
  }
}

extension ColumnProfile.Suspicion {
  /// What a careful person should ask.
  fileprivate var remark: String {
    switch self {
    case .allMissing: "empty"
    case .constant: "one value only"
    case .nearlyConstant: "nearly one value only"
    case .unique: "all different: an id?"
    case .labelLike: "two values: a label?"
    case .mixedKinds: "words among numbers or times"
    case .copy(let name): "the same as \(name)"
    }
  }
}

extension Profile {
  fileprivate func json(named file: String) -> JSON {
    .object([
      ("file", .string(file)), ("rows", .integer(rowCount)),
      ("duplicateRows", duplicateRowCount.map { .integer($0) }),
      (
        "labels",
        labels.map {
          [
            "anomalous": .integer($0.anomalous), "normal": .integer($0.normal),
            "unlabelled": .integer($0.unlabelled),
          ]
        }
      ),
      ("columns", .array(columns.map(\.json))),
    ])
  }
}
