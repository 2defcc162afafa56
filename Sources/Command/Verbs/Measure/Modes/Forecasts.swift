internal import Ringtrue
internal import RingtrueCore

extension MeasureMode {
  /// Predicted intervals, and predicted chances of staying below what came true.
  static let forecasts = MeasureMode(
    [MeasureFlags.outcome, MeasureFlags.transform, MeasureFlags.low, MeasureFlags.high],
    takes: MeasureFlags.resampling + [MeasureFlags.nominal],
    examples: [
      Example(
        "ringtrue measure days.csv --outcome total --low lower --high upper --nominal 90%",
        "Do the intervals hold what they promise?"),
      Example("ringtrue measure days.csv --pit chance", "Are the predicted chances uniform?"),
    ]
  ) { call in
    let values = call.values
    let columns = [MeasureFlags.outcome, MeasureFlags.low, MeasureFlags.high]
    let names = columns.compactMap { values[$0] }
    guard names.isEmpty || names.count == 3 else {
      throw Failure(
        .usage, "intervals take --outcome COL, --low COL and --high COL; give all three")
    }
    let file = try MeasuredFile(call)
    var evidence = Evidence()
    if !names.isEmpty {
      let numbers = try names.map(file.wholeNumbers)
      evidence.predictiveIntervals = try PredictiveIntervals(
        low: numbers[1], high: numbers[2], outcomes: numbers[0],
        nominal: values[MeasureFlags.nominal], clusters: file.clusters)
    }
    evidence.transforms = try values[MeasureFlags.transform].map {
      try ProbabilityTransforms(file.wholeNumbers($0))
    }
    var report = file.report(evidence)
    report.exhibits = evidence.transforms.map { [.histogram($0)] } ?? []
    return report.answer
  }

  /// Values of two times.
  static let shift = MeasureMode(
    [MeasureFlags.before, MeasureFlags.after], needs: [MeasureFlags.before, MeasureFlags.after],
    examples: [
      Example(
        "ringtrue measure scores.csv --before may --after june", "Have the scores moved?"),
      Example(
        "ringtrue measure scores.csv --before may --after june --metrics psi@10 --json",
        "One number of it, as data."),
    ]
  ) { call in
    let file = try MeasuredFile(call)
    // Two times need not have as many values: one column may be longer.
    func values(_ flag: Flag<String?>) throws -> [Double] {
      try file.numbers(call.values[flag] ?? "").filter { !$0.isNaN }
    }
    var evidence = Evidence()
    evidence.shift = try Shift(
      before: values(MeasureFlags.before), after: values(MeasureFlags.after))
    return file.report(evidence).answer
  }
}
