internal import RingtrueCore

extension BoardGuards {
  /// A trivial baseline is as good as the best system.
  static let triviality = Guard<ScoreBoard>("RT031", .warning) { board in
    let best = board.entries.filter { !$0.isControl }.max { $0.precision < $1.precision }
    let trivial = board.entries.filter(\.isControl).max { $0.precision < $1.precision }
    guard let best, let trivial, trivial.precision >= best.precision else { return nil }
    return "the control '\(trivial.system)' reaches an average precision of"
      + " \(figures(trivial.precision)), and no system more (best: '\(best.system)' with"
      + " \(figures(best.precision))); no claim can rest on these data"
  }

  /// A system is better than what can be known: labels leak, or the oracle knows too little.
  static let beatenOracle = Guard<ScoreBoard>("RT032", .warning) { board in
    guard let oracle = board.oracle,
      let best = board.entries.max(by: { $0.atLeast < $1.atLeast }), best.atLeast > oracle
    else { return nil }
    return "'\(best.system)' is better (\(figures(best.precision))) than what can be known"
      + " (\(figures(oracle))); look for labels that leak"
  }

  /// Two systems gave the same scores in every row: one of them may not be what was asked for. That
  /// one system gives the same again and again is no mistake.
  static let twins = Guard<ScoreBoard>("RT033", .notice) { board in
    let groups = Dictionary(grouping: board.entries.filter { !$0.isControl && $0.digest != nil }) {
      $0.digest ?? ""
    }
    let twins = groups.values.map { Set($0.map(\.system)).sorted() }.filter { $0.count > 1 }
      .sorted { $0[0] < $1[0] }
    guard !twins.isEmpty else { return nil }
    return twins.map { $0.joined(separator: " and ") }.joined(separator: "; ")
      + " gave the same score in every row; see whether they are different systems"
  }

  private static func figures(_ number: Double) -> String {
    "\((number * 1000).rounded() / 1000)"
  }
}
