internal import RingtrueCore

extension Verb {
  /// Measures whatever the columns of a file tell.
  static let measure = Verb(
    "measure", for: .tryOneThing,
    "Measure what a file tells: scores, flags, categories, events, latencies and more.",
    discussion: """
      The flags name columns, and say by it what is measured: the usual metrics of all that they \
      give evidence for, and with --all every one. Every number comes with an interval, or with the reason why it has none. Rows \
      without a label do not count. A threshold chosen by --budget or --contamination looks at the \
      scores alone; metrics at a threshold are left out when neither that nor --flag is given.
      """,
    arguments: [MeasureFlags.file], groups: MeasureFlags.groups,
    examples: MeasureMode.all.flatMap(\.examples)
  ) { call in try MeasureMode.meant(by: call.values).measure(call) }
}

/// One kind of thing that can be measured, and the flags that tell of it.
struct MeasureMode: Sendable {
  /// Any of these says that this is meant.
  let marks: [any FlagDeclaration]
  /// All of these must be given with it.
  let needs: [any FlagDeclaration]
  /// These may be given with it.
  let takes: [any FlagDeclaration]
  /// Lines to copy.
  let examples: [Example]
  /// The work.
  let measure: @Sendable (Call) throws -> Answer

  /// A mode, told by its marks.
  init(
    _ marks: [any FlagDeclaration], needs: [any FlagDeclaration] = [],
    takes: [any FlagDeclaration] = [], examples: [Example],
    measure: @escaping @Sendable (Call) throws -> Answer
  ) {
    self.marks = marks
    self.needs = needs
    self.takes = takes
    self.examples = examples
    self.measure = measure
  }

  /// Every mode; where flags tell of several, the first is meant.
  static let all: [MeasureMode] = [
    .scores, .comparison, .categories, .repetitions, .groupings, .events, .latency, .forecasts,
    .reconstruction, .explanations, .shift,
  ]

  /// The mode that the flags tell of; complains of flags that lack, or that it has no use for.
  static func meant(by values: Values) throws(Failure) -> MeasureMode {
    // Scores are told by flags that others use too, so they come last.
    guard let mode = (all.dropFirst() + all.prefix(1)).first(where: { $0.isMeant(by: values) })
    else {
      throw Failure(
        .usage,
        "nothing says what to measure; give --label COL --score COL for scores, --truth COL "
          + "--predicted COL for categories, --events --truth COL --flag COL for events, or "
          + "--latency COL; 'ringtrue help measure' tells of all")
    }
    try mode.check(values)
    return mode
  }

  private func isMeant(by values: Values) -> Bool { marks.contains(where: values.isGiven) }

  private func check(_ values: Values) throws(Failure) {
    let mark = marks.first(where: values.isGiven)?.shape.spelling ?? ""
    var problems = Problems()
    for flag in needs where !values.isGiven(flag) {
      problems.add(
        Problem("\(mark) needs \(flag.shape.spelling) too; add it: \(flag.shape.summary)"))
    }
    let known = Set((marks + needs + takes + MeasureFlags.common).map(\.shape.name))
    for setting in values.settings where setting.origin == .flag {
      let name = setting.name
      guard MeasureFlags.names.contains(name), !known.contains(name) else { continue }
      problems.add(Problem("--\(name) has no meaning beside \(mark); leave one of them out"))
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
  }
}

extension Values {
  /// Whether someone has set a flag.
  func isGiven(_ flag: any FlagDeclaration) -> Bool { setting(of: flag).origin != .standard }
}
