internal import Ringtrue
internal import RingtrueCore

extension MeasureMode {
  /// Cells as a model rebuilt them.
  static let reconstruction = MeasureMode(
    [MeasureFlags.rebuilt, MeasureFlags.given],
    needs: [MeasureFlags.given, MeasureFlags.rebuilt],
    takes: MeasureFlags.resampling + [MeasureFlags.clean],
    examples: [
      Example(
        "ringtrue measure cells.csv --given amount,fee --rebuilt amount_hat,fee_hat",
        "How far are rebuilt cells from those given?"),
      Example(
        "ringtrue measure cells.csv --given amount --rebuilt amount_hat --clean amount_true",
        "How much of the damage does rebuilding undo?"),
    ]
  ) { call in
    let file = try MeasuredFile(call)
    let values = call.values
    let names = [MeasureFlags.given, MeasureFlags.rebuilt, MeasureFlags.clean].map { values[$0] }
    let count = names[0]?.count ?? 0
    guard names.allSatisfy({ $0.map { $0.count == count } ?? true }) else {
      throw Failure(
        .usage, "--given, --rebuilt and --clean go together column by column; give as many of each")
    }
    let columns = try (0..<count).map { place in
      try Reconstruction.Column(
        name: names[0]?[place] ?? "", given: file.wholeNumbers(names[0]?[place] ?? ""),
        rebuilt: file.wholeNumbers(names[1]?[place] ?? ""),
        clean: names[2].map { try file.wholeNumbers($0[place]) })
    }
    var evidence = Evidence()
    evidence.reconstruction = Reconstruction(columns, clusters: file.clusters)
    var report = file.report(evidence)
    report.exhibits = [.columns(columns)]
    return report.answer
  }

  /// Features that were blamed, against those that were to blame.
  static let explanations = MeasureMode(
    [MeasureFlags.blamed, MeasureFlags.causes],
    needs: [MeasureFlags.blamed, MeasureFlags.causes],
    takes: MeasureFlags.resampling + [MeasureFlags.features],
    examples: [
      Example(
        "ringtrue measure reasons.csv --blamed reasons --causes cause --features 12",
        "Are the right features blamed, more than by chance?"),
      Example(
        "ringtrue measure reasons.csv --blamed reasons --causes cause --cluster account",
        "The same, accounts drawn as a whole."),
    ]
  ) { call in
    let names = [call.values[MeasureFlags.blamed] ?? "", call.values[MeasureFlags.causes] ?? ""]
    let file = try MeasuredFile(call, words: names)
    let (blamed, causes) = (try file.lists(names[0]), try file.lists(names[1]))
    let features = Clusters((blamed + causes).joined())
    var numbers: [String: Int] = [:]
    for (name, number) in zip((blamed + causes).joined(), features.rows) {
      numbers[name] = Int(number)
    }
    var evidence = Evidence()
    evidence.explanations = Explanations(
      zip(blamed, causes).map { blamed, causes in
        Explanations.Row(
          ranking: blamed.compactMap { numbers[$0] }, truth: Set(causes.compactMap { numbers[$0] }),
          features: call.values[MeasureFlags.features] ?? features.count)
      }, clusters: file.clusters)
    return file.report(evidence).answer
  }
}
