internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

extension MeasureMode {
  /// Predicted categories against true ones.
  static let categories = MeasureMode(
    [MeasureFlags.predicted], needs: [MeasureFlags.truth],
    takes: MeasureFlags.resampling + [
      MeasureFlags.confidence, MeasureFlags.acceptable, MeasureFlags.taxonomy, MeasureFlags.open,
    ],
    examples: [
      Example(
        "ringtrue measure answers.csv --truth category --predicted answer",
        "How often is the category right, class by class?"),
      Example(
        "ringtrue measure answers.csv --truth category --predicted answer --confidence p "
          + "--open unknown --taxonomy categories.txt",
        "Is its confidence right too, and does it know what it cannot know?"),
    ]
  ) { call in try CategorizedRows(call).answer() }

  /// Several answers to the same rows.
  static let repetitions = MeasureMode(
    [MeasureFlags.repeated], takes: MeasureFlags.resampling,
    examples: [
      Example(
        "ringtrue measure answers.csv --repeated first,second,third",
        "Does it answer alike when asked again?"),
      Example(
        "ringtrue measure answers.csv --repeated may,june --cluster payee --json",
        "The same as data, rows of one payee drawn as a whole."),
    ]
  ) { call in
    let names = call.values[MeasureFlags.repeated] ?? []
    guard names.count > 1 else {
      throw Failure(.usage, "--repeated takes two columns or more; put commas between them")
    }
    let file = try MeasuredFile(call, words: names)
    let answers = try names.map(file.words)
    var evidence = Evidence()
    evidence.repetitions = Repetitions(
      (0..<file.table.rowCount).map { row in answers.map { $0[row] } }, clusters: file.clusters)
    return file.report(evidence).answer
  }

  /// Groups that were found, against the causes that they should tell apart.
  static let groupings = MeasureMode(
    [MeasureFlags.grouped], needs: [MeasureFlags.truth], takes: MeasureFlags.resampling,
    examples: [
      Example(
        "ringtrue measure breaks.csv --truth cause --grouped cluster",
        "Do the clusters tell the causes apart?"),
      Example(
        "ringtrue measure breaks.csv --truth cause --grouped cluster --metrics adjusted-rand",
        "One number of it."),
    ]
  ) { call in
    let (truth, grouped) = (
      call.values[MeasureFlags.truth] ?? "", call.values[MeasureFlags.grouped] ?? ""
    )
    let file = try MeasuredFile(call, words: [truth, grouped])
    let (causes, groups) = (try file.words(truth), try file.words(grouped))
    let rows = causes.indices.filter { causes[$0] != nil }
    var evidence = Evidence()
    evidence.clusters = try Clustering(
      clusters: rows.map { groups[$0] ?? "" }, causes: rows.compactMap { causes[$0] },
      groups: file.clusters(of: rows))
    return file.report(evidence, rows: rows.count).answer
  }
}

/// Rows with a true category, and what was predicted for them.
private struct CategorizedRows {
  let file: MeasuredFile
  /// The rows whose true category is known.
  let rows: [Int]
  let classified: Classified

  init(_ call: Call) throws {
    let values = call.values
    let names = [values[MeasureFlags.truth] ?? "", values[MeasureFlags.predicted] ?? ""]
    let file = try MeasuredFile(
      call, words: names + (values[MeasureFlags.acceptable].map { [$0] } ?? []))
    self.file = file
    let (truth, predicted) = (try file.words(names[0]), try file.words(names[1]))
    let rows = truth.indices.filter { truth[$0] != nil }
    self.rows = rows
    let confidence = try values[MeasureFlags.confidence].map(file.wholeNumbers)
    let acceptable = try values[MeasureFlags.acceptable].map(file.lists)
    classified = try Classified(
      truth: rows.compactMap { truth[$0] }, predicted: rows.map { predicted[$0] },
      confidence: confidence.map { confidence in rows.map { confidence[$0] } },
      taxonomy: try values[MeasureFlags.taxonomy].map(Self.taxonomy),
      acceptable: acceptable.map { acceptable in rows.map { acceptable[$0] } },
      open: values[MeasureFlags.open], clusters: file.clusters(of: rows))
  }

  /// The lines of a file that are not empty.
  private static func taxonomy(_ file: String) throws -> [String] {
    let lines = try Files.readText(file).split { $0.isNewline }.map(String.init)
    guard !lines.isEmpty else {
      throw Failure(.badData, "\(file) names no category; write one a line")
    }
    return lines
  }

  func answer() throws -> Answer {
    var evidence = Evidence()
    evidence.categories = classified
    if let confidence = classified.confidence {
      evidence.confidences = try Confidences(
        confidence,
        losses: zip(classified.truth, classified.predicted).map { $0 == $1 ? 0 : 1 },
        clusters: file.clusters(of: rows))
    }
    var report = file.report(evidence, rows: rows.count)
    report.lead.append("\(classified.confusion.correct) right")
    let unknown = file.table.rowCount - rows.count
    if unknown > 0 { report.lead.append("\(unknown) without a true category do not count") }
    if file.values[MeasureFlags.metrics].isEmpty {
      let names = classified.confusion.scores.map(\.category.name)
      let measures = file.measures(evidence, of: names.flatMap(Metric.ofClass))
      report.others = measures
      report.exhibits = [.classes(classified.confusion, measures)]
    }
    report.exhibits.append(.confusion(classified.confusion))
    return report.answer
  }
}
