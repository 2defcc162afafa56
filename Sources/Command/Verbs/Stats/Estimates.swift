internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// How much alike the rows of a cluster are, and what that does to an error.
  static let clustered = Verb(
    "clusters", for: .compareModels,
    "How much alike are the rows of a cluster, and does it matter?",
    discussion: "Rows of one account or day say less than rows at large: the robust error takes "
      + "clusters as a whole, and the design effect tells how many times as many rows it takes.",
    arguments: [StatsWords.file], flags: [value, cluster],
    examples: [
      Example(
        "ringtrue stats clusters rows.csv --value is_right --cluster account",
        "How sure is the share of right rows?"),
      Example(
        "ringtrue stats clusters rows.csv --value loss --cluster day --json", "The same as data."),
    ]
  ) { call in
    let table = try NumberTable(file: call.values[StatsWords.file])
    let values = try table.numbers(call.values[value])
    let column = try table.table.column(call.values[cluster])
    let names = (0..<values.count).map { column.text($0) }
    let clustered = try Clustered(values, clusters: names)
    return Estimates(
      facts: [
        ("rows", .integer(values.count)), ("clusters", .integer(Clusters(names).count)),
      ],
      [
        Estimate("mean") { () throws(Undefined) in
          guard !values.isEmpty else { throw .noRows }
          return values.reduce(0, +) / Double(values.count)
        },
        Estimate("standard-error", clustered.plainError),
        Estimate("robust-error") { () throws(Undefined) in try clustered.robustError() },
        Estimate("intraclass-correlation", clustered.intraclassCorrelation),
        Estimate("design-effect", clustered.designEffect),
      ]
    ).answer
  }

  /// What can be told from chance with so many rows.
  static let power = Verb(
    "power", for: .compareModels, "How many rows tell a difference, or what do they tell?",
    discussion: "Give the difference that matters, and what is known of its noise: its standard "
      + "error, the variance of one row's difference, how often two systems disagree on a row, or "
      + "the share that each finds on rows of its own.",
    flags: [difference, error, variance, discordance, share, alpha, powerWanted, isTwoSided],
    examples: [
      Example(
        "ringtrue stats power --difference 0.01 --discordance 8%",
        "How many rows tell one point, if two systems disagree on 8 % of them?"),
      Example(
        "ringtrue stats power --error 0.004 --two-sided", "How small a difference would be seen?"),
    ]
  ) { call in try estimates(of: call.values).answer }

  private static func estimates(of values: Values) throws -> Estimates {
    let plan = Power(
      alpha: values[alpha], power: values[powerWanted], isTwoSided: values[isTwoSided])
    var found: [Estimate] = []
    func add(_ name: String, _ number: Double) {
      found.append(Estimate(name) { () throws(Undefined) in number })
    }
    if let error = values[error] {
      add("detectable-difference", plan.detectableDifference(standardError: error))
    }
    if let difference = values[difference] {
      guard difference > 0 else { throw Failure(.usage, "--difference must be above 0") }
      if let error = values[error] {
        add("power", plan.power(ofFinding: difference, standardError: error))
      }
      if let variance = values[variance] {
        add("rows", Double(plan.rows(toFind: difference, variance: variance)))
      }
      if let discordance = values[discordance] {
        add("paired-rows", Double(plan.pairedRows(toFind: difference, discordance: discordance)))
      }
      if let share = values[share] {
        add("unpaired-rows-of-each", Double(plan.unpairedRows(toFind: difference, share: share)))
      }
    }
    guard !found.isEmpty else {
      throw Failure(
        .usage,
        "there is nothing to compute; give --error, or --difference with --error, --variance, "
          + "--discordance or --share")
    }
    return Estimates(
      facts: [
        ("alpha", .number(plan.alpha)), ("power", .number(plan.power)),
        ("twoSided", .bool(plan.isTwoSided)),
      ], found)
  }

  private static let value = Flag(required: "value", .text("COL"), "The column of values.")
  private static let cluster = Flag(
    required: "cluster", .text("COL"), "The column that says which rows belong together.")
  private static let difference = Flag<Double?>(
    "difference", .number(in: 0...(.greatestFiniteMagnitude)), "The difference that matters.")
  private static let error = Flag<Double?>(
    "error", .number(in: 1e-300...(.greatestFiniteMagnitude)), "The difference's standard error.")
  private static let variance = Flag<Double?>(
    "variance", .number(in: 0...(.greatestFiniteMagnitude)), "The variance of a row's difference.")
  private static let discordance = Flag<Double?>(
    "discordance", .percent, "The share of rows on which two systems disagree.")
  private static let share = Flag<Double?>(
    "share", .percent, "The share that each system finds, on rows of its own.")
  private static let alpha = Flag(
    "alpha", .number(in: 1e-9...0.5), "The chance of finding what is not there.", default: 0.05)
  private static let powerWanted = Flag(
    "power", .number(in: 0.5...0.9999), "The chance of finding what is there.", default: 0.8)
  private static let isTwoSided = Flag("two-sided", "Count differences either way.")
}

/// One number that is estimated, or why it is not.
private struct Estimate {
  let name: String
  let value: Result<Double, Undefined>

  init(_ name: String, _ value: () throws(Undefined) -> Double) {
    self.name = name
    self.value = Result { () throws(Undefined) in try value() }
  }

  var json: JSON {
    switch value {
    case .success(let number): ["id": .string(name), "value": .number(number)]
    case .failure(let reason):
      ["id": .string(name), "value": .null, "undefined": .string(reason.code)]
    }
  }
}

/// Numbers that are estimated, in the order in which they are shown.
private struct Estimates {
  let facts: [(String, JSON)]
  let estimates: [Estimate]

  init(facts: [(String, JSON)], _ estimates: [Estimate]) {
    self.facts = facts
    self.estimates = estimates
  }

  var answer: Answer {
    let table = TextTable(
      of: estimates,
      [
        .words("estimate", .name) { $0.name },
        .numbers("value") { (try? $0.value.get())?.short ?? "–" },
        .words("") { estimate in
          if case .failure(let reason) = estimate.value { "undefined: \(reason)" } else { "" }
        },
      ])
    return Answer(
      parts: [.table(table)],
      result: .object(
        facts.map { ($0.0, Optional($0.1)) } + [("estimates", .array(estimates.map(\.json)))]))
  }
}
