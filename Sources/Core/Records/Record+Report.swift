// The parts of a trial's record: threshold, slices, times and usage.

extension JSON {
  init(encoding threshold: Threshold) {
    self = .object([
      ("score", .real(threshold.score)), ("from", .string(threshold.provenance.rawValue)),
      ("rule", .string(threshold.rule)),
    ])
  }

  /// A slice; where one reason keeps all its measures from having a value, it is told once, with the
  /// names of the metrics. Of small datasets, most slices are such.
  init(encoding slice: Slice) {
    let lacking = slice.measures.commonReason
    let measures = slice.measures.lazy.map { Record.V1.Measure(encoding: $0).json }
    self = .object([
      ("dimension", .string(slice.dimension)), ("value", .string(slice.value)),
      ("rows", .integer(slice.rows)), ("anomalies", .integer(slice.anomalies)),
      ("lacking", lacking.map { .init(encoding: $0) }),
      (
        "metrics",
        lacking.map { _ in
          .array(slice.measures.map { [.string($0.metric), .integer($0.version)] })
        }
      ),
      ("measures", lacking == nil ? .array(Array(measures)) : nil),
    ])
  }

  init(encoding times: StageTime) {
    let buckets = times.buckets.map { bucket -> JSON in
      [.integer(bucket.nanoseconds), .integer(bucket.count)]
    }
    self = .object([
      ("stage", .string(times.stage.rawValue)), ("rows", .integer(times.rows)),
      ("nanoseconds_and_counts", .array(buckets)),
    ])
  }

  init(encoding usage: Usage) {
    self = .object([
      ("processor_seconds", usage.processorSeconds.map { .number($0) }),
      ("wall_seconds", .number(usage.wallSeconds)),
      ("peak_bytes", usage.peakBytes.map { .integer($0) }),
    ])
  }
}

extension FieldReader {
  mutating func threshold() -> Threshold? {
    guard let json = json("threshold") else { return nil }
    return nested { () throws(Problems) in
      var fields = FieldReader(json)
      let score = fields.require("score", fields.real("score"), else: 0)
      let provenance = fields.require(
        "from", fields.choice("from", of: Threshold.Provenance.allCases.map(\.rawValue)), else: "")
      let rule = fields.text("rule")
      try fields.finish()
      return Threshold(score, from: Threshold.Provenance(rawValue: provenance) ?? .given, by: rule)
    }
  }

  mutating func slices() -> [Slice] {
    list("slices") { json throws(Problems) in
      var fields = FieldReader(json)
      let slice = Slice(
        dimension: fields.text("dimension"), value: fields.text("value"),
        rows: fields.require("rows", fields.count("rows"), else: 0),
        anomalies: fields.require("anomalies", fields.count("anomalies"), else: 0),
        measures: fields.lackingMeasures() ?? fields.measures("measures"))
      try fields.finish()
      return slice
    } ?? []
  }

  /// Measures that all lack a value for one reason; nil where they are told one by one.
  private mutating func lackingMeasures() -> [Measure]? {
    guard let why = undefined("lacking") else { return nil }
    return list("metrics") { pair throws(Problems) in
      guard let name = pair.elements?.first?.string, pair.elements?.count == 2,
        let version = pair.elements?.last?.integer
      else {
        throw Problems(
          Problem("a metric is its name and its version, not \(pair.text)", at: pair.place))
      }
      return Measure(
        metric: name, version: Int(version), value: .failure(why), interval: .failure(why))
    }
  }

  mutating func times() -> [StageTime] {
    list("times") { json throws(Problems) in
      var fields = FieldReader(json)
      let stage = fields.require(
        "stage", fields.choice("stage", of: StageTime.Stage.allCases.map(\.rawValue)), else: "")
      let rows = fields.require("rows", fields.count("rows"), else: 0)
      let buckets = fields.list("nanoseconds_and_counts") { pair throws(Problems) in
        try StageTime.Bucket(reading: pair)
      }
      try fields.finish()
      return StageTime(StageTime.Stage(rawValue: stage) ?? .fit, rows: rows, buckets: buckets ?? [])
    } ?? []
  }

  mutating func usage() -> Usage? {
    guard let json = json("usage") else { return nil }
    return nested { () throws(Problems) in
      var fields = FieldReader(json)
      let seconds = 0...Double.greatestFiniteMagnitude
      let usage = Usage(
        processorSeconds: fields.number("processor_seconds", in: seconds),
        wallSeconds: fields.number("wall_seconds", in: seconds) ?? 0,
        peakBytes: fields.count("peak_bytes"))
      try fields.finish()
      return usage
    }
  }
}

extension StageTime.Bucket {
  fileprivate init(reading pair: JSON) throws(Problems) {
    let numbers = (pair.elements ?? []).compactMap(\.integer)
    guard numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }) else {
      throw Problems(
        Problem("a range of times is a pair of whole numbers, not \(pair.text)", at: pair.place))
    }
    self.init(nanoseconds: Int(numbers[0]), count: Int(numbers[1]))
  }
}

extension [Measure] {
  /// The reason why none of the measures has a value, if it is the same for all.
  fileprivate var commonReason: Undefined? {
    guard let why = first?.value.reason else { return nil }
    return allSatisfy { $0.value.reason == why && $0.interval.reason == why } ? why : nil
  }
}
