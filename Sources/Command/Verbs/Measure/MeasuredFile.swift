internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData

/// The file of one call of `measure`, with what every mode asks of it.
struct MeasuredFile {
  let call: Call
  let table: Table
  /// The labels, where a column of them was named.
  let labels: Labels
  /// Which rows are drawn together.
  let clusters: Clusters?
  /// How intervals are wanted.
  let request: IntervalRequest

  /// Reads a file; the columns of `words` hold words, whatever they look like.
  init(_ call: Call, label: String? = nil, words: [String] = []) throws {
    let values = call.values
    var options = ReadingOptions()
    options.label = label
    options.threads = values[MeasureFlags.threads]
    // A score of NaN is told apart from one that is missing, and no category is called by a gap.
    options.nulls = words.isEmpty ? options.nulls.filter { $0 != "NaN" } : [""]
    for name in words { options.kinds[name] = .texts }
    let read = try TableReader(options: options).read(file: values[MeasureFlags.file])
    self.call = call
    table = read.table
    labels = read.labels ?? Labels([])
    clusters = try values[MeasureFlags.cluster].map { name in
      let column = try read.table.column(name)
      return Clusters((0..<read.table.rowCount).map { column.text($0) })
    }
    request = IntervalRequest(
      confidence: values[MeasureFlags.level], resamples: values[MeasureFlags.resamples],
      seed: Seed(UInt64(values[MeasureFlags.seed])), width: values[MeasureFlags.threads],
      isStratified: values[MeasureFlags.stratified], bounds: values[MeasureFlags.bounds])
  }

  var values: Values { call.values }

  /// The metrics that were asked for; the usual ones if none was.
  var metrics: [Metric] {
    let asked = values[MeasureFlags.metrics].compactMap(Metrics.named)
    if values[MeasureFlags.all] {
      let known = Set(Metrics.all.map(\.id))
      return Metrics.all + asked.filter { !known.contains($0.id) }
    }
    return asked.isEmpty ? Metrics.headline : asked
  }

  /// The measures that evidence gives; those that it says nothing of only if they were asked for.
  func measures(_ evidence: Evidence, of metrics: [Metric]? = nil) -> [Measure] {
    let measures = Metrics.measure(metrics ?? self.metrics, evidence, request)
    guard values[MeasureFlags.metrics].isEmpty else { return measures }
    return measures.filter { measure in
      guard case .failure(let reason) = measure.value else { return true }
      return reason.code != Undefined.notGiven("").code
    }
  }

  /// The clusters of some of the rows.
  func clusters(of rows: [Int]) -> Clusters? {
    clusters.map { clusters in Clusters(rows.map { clusters.rows[$0] }) }
  }
}
