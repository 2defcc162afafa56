internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

extension MeasureMode {
  /// Scores, flags, chances or p-values against labels.
  static let scores = MeasureMode(
    [
      MeasureFlags.label, MeasureFlags.score, MeasureFlags.flag, MeasureFlags.probability,
      MeasureFlags.pValue,
    ],
    needs: [MeasureFlags.label],
    takes: MeasureFlags.thresholds + MeasureFlags.operations + MeasureFlags.resampling + [
      MeasureFlags.nonFinite, MeasureFlags.null,
    ],
    examples: [
      Example(
        "ringtrue measure scores.csv --label is_fraud --score score --null 1000",
        "How well are the rows ranked, and is it better than chance?"),
      Example(
        "ringtrue measure scores.csv --label is_fraud --score score --budget 100 --amount amount",
        "What would a hundred alerts find, and how much money?"),
      Example(
        "ringtrue measure alerts.csv --label is_fraud --flag alert --event case --time booked "
          + "--day booked", "Which events are noticed, and when?"),
      Example(
        "ringtrue measure chances.csv --label is_fraud --probability p", "Do the chances hold?"),
    ]
  ) { call in try ScoredRows(call).answer() }
}

/// Rows with labels, and what systems said of them.
private struct ScoredRows {
  let file: MeasuredFile
  let labels: Labels
  /// The scores, if a column of them was named.
  let scores: [Double]?
  let threshold: Threshold?
  /// Which rows are flagged, if that is told.
  let flags: [Bool]?
  let amounts: (minor: [Int64], perMajor: Double)?
  let costs: AlertCosts?

  init(_ call: Call) throws {
    let values = call.values
    let file = try MeasuredFile(call, label: values[MeasureFlags.label])
    self.file = file
    let ignored = try values[MeasureFlags.ignore].map { try file.flags($0, missing: false) }
    labels = file.labels.ignoring(ignored)
    let scores = try values[MeasureFlags.score].map(file.numbers)
    self.scores = scores
    threshold = try scores.flatMap(file.threshold)
    flags = try Self.flags(file, scores, threshold)
    amounts = try values[MeasureFlags.amount].map(file.amounts)
    costs = try values[MeasureFlags.costs].map(AlertCosts.init(file:))
    try check()
  }

  /// Which rows are flagged, by a column or by a threshold.
  private static func flags(
    _ file: MeasuredFile, _ scores: [Double]?, _ threshold: Threshold?
  ) throws -> [Bool]? {
    guard let name = file.values[MeasureFlags.flag] else {
      return threshold.flatMap { threshold in scores?.map(threshold.flags) }
    }
    guard threshold == nil else {
      throw Failure(
        .usage, "--flag says what is flagged, and so does a threshold; leave one of them")
    }
    return try file.flags(name)
  }

  /// Complains of flags that lack what they speak of.
  private func check() throws {
    var problems = Problems()
    func require(_ isThere: Bool, _ flags: [any FlagDeclaration], _ what: String) {
      guard !isThere, let flag = flags.first(where: file.values.isGiven) else { return }
      problems.add(Problem("--\(flag.shape.name) needs \(what)"))
    }
    let values = file.values
    require(
      scores != nil, MeasureFlags.thresholds + [MeasureFlags.null, MeasureFlags.account],
      "scores; name their column with --score")
    require(
      flags != nil, [MeasureFlags.amount, MeasureFlags.event, MeasureFlags.decoy],
      "to know what is flagged; give --threshold, --budget, --contamination or --flag")
    require(amounts != nil, [MeasureFlags.costs], "amounts; name their column with --amount")
    require(values.isGiven(MeasureFlags.day), [MeasureFlags.account], "days; add --day COL")
    require(values.isGiven(MeasureFlags.time), [MeasureFlags.event], "times; add --time COL")
    require(values.isGiven(MeasureFlags.event), [MeasureFlags.knowable], "events; add --event COL")
    guard problems.isEmpty else { throw Failure(.usage, problems) }
  }

  func answer() throws -> Answer {
    let evidence = try evidence()
    var report = MeasureReport(rows: file.table.rowCount, labels: labels, threshold: threshold)
    report.measures = file.measures(evidence)
    if let draws = file.values[MeasureFlags.null], let ranking = evidence.ranking {
      report.chances = file.chances(of: report.measures, ranking, draws: draws)
    }
    report.exhibits = try exhibits(evidence)
    var answer = report.answer
    if file.values.isGiven(MeasureFlags.null), file.clusters != nil {
      answer.warnings.add(
        Problem("--null deals labels row by row; rows that belong together make chance look rarer"))
    }
    return answer
  }

  private func evidence() throws -> Evidence {
    let values = file.values
    var evidence = Evidence()
    if let scores {
      evidence.ranking = try Ranking(
        scores: scores, labels: labels, clusters: file.clusters,
        nonFinite: values[MeasureFlags.nonFinite])
    }
    evidence.probabilities = try values[MeasureFlags.probability].map {
      try Probabilities(
        predicted: file.wholeNumbers($0), labels: labels, clusters: file.clusters)
    }
    evidence.pValues = try values[MeasureFlags.pValue].map {
      try PValues(file.wholeNumbers($0), labels: labels, clusters: file.clusters)
    }
    try addFlags(to: &evidence)
    try addDays(to: &evidence)
    return evidence
  }

  /// What is known of flags, and of money and events with them.
  private func addFlags(to evidence: inout Evidence) throws {
    guard let flags else { return }
    let decoys = try file.values[MeasureFlags.decoy].map { name in
      let isDecoy = try file.flags(name, missing: false)
      return RowSet(isDecoy.indices.filter { isDecoy[$0] })
    }
    if let scores, let threshold {
      evidence.decisions = try Decisions(
        scores: scores, labels: labels, threshold: threshold, decoys: decoys,
        clusters: file.clusters)
    } else {
      evidence.decisions = try Decisions(
        flags: flags, labels: labels, decoys: decoys, clusters: file.clusters)
    }
    if let amounts {
      evidence.losses = try Losses(
        amountsMinor: amounts.minor, flags: flags, labels: labels, costs: costs,
        minorPerMajor: amounts.perMajor, clusters: file.clusters)
    }
    if let event = file.values[MeasureFlags.event], let time = file.values[MeasureFlags.time] {
      evidence.campaigns = try Campaigns(
        CampaignRows(
          names: file.words(event), times: file.instants(time),
          knowable: file.values[MeasureFlags.knowable].map(file.instantsIfAny), flags: flags,
          amounts: amounts, labels: labels, decoys: decoys, clusters: file.clusters))
    }
  }

  /// What is known of the alerts of each day.
  private func addDays(to evidence: inout Evidence) throws {
    guard let name = file.values[MeasureFlags.day] else { return }
    let days = try file.days(name)
    if let scores {
      let accounts = try file.values[MeasureFlags.account].map { Clusters(try file.words($0)) }
      evidence.workload = try Workload(
        scores: scores, labels: labels, days: days, accounts: accounts)
    }
    if let flags {
      let periods = Dictionary(grouping: days.indices, by: { days[$0] }).sorted { $0.key < $1.key }
      evidence.alertRates = try AlertRates(
        periods.map { AlertRates.Period(rows: $1.count, alerts: $1.count { flags[$0] }) })
    }
  }

  private func exhibits(_ evidence: Evidence) throws -> [Exhibit] {
    var exhibits = evidence.probabilities.map { [Exhibit.reliability($0)] } ?? []
    if let scores, let amounts, let costs {
      exhibits.append(
        .costCurve(
          try CostCurve(
            scores: scores, labels: labels, amountsMinor: amounts.minor, costs: costs,
            minorPerMajor: amounts.perMajor)))
    }
    return exhibits
  }
}

extension Labels {
  /// The labels without those of some rows.
  fileprivate func ignoring(_ ignored: [Bool]?) -> Labels {
    guard let ignored else { return self }
    return Labels(zip(rows, ignored).map { $1 ? .unlabelled : $0 })
  }
}

extension AlertCosts {
  /// Reads costs from a file: `{perAlert: 8, perMiss: 20, lossShare: 0.9}`.
  fileprivate init(file: String) throws {
    var fields = FieldReader(try JSON.read(try Files.readText(file), file: file), file: file)
    let any = 0...Double.greatestFiniteMagnitude
    let alert = fields.number("perAlert", in: any)
    let miss = fields.number("perMiss", in: any)
    let share = fields.number("lossShare", in: 0...1)
    let perAlert = fields.require("perAlert", alert, else: 0)
    try fields.finish()
    self.init(perAlert: perAlert, perMiss: miss ?? 0, lossShare: share ?? 1)
  }
}
