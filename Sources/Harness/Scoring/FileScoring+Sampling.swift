internal import RingtrueCore
internal import RingtrueData
internal import RingtrueDetectors
internal import RingtrueFeatures
internal import RingtrueKernels

extension FileScoring {
  /// Rows to learn from.
  struct Sample {
    /// The rows.
    let table: Table
    /// Which rows of the file they are, in rising order; nil if they are all of it.
    let places: [Int]?
    /// Which of them are anomalies, if they were read with a label.
    let labels: Labels?
    /// How many rows the file has.
    let rowCount: Int
    /// What is odd about the file.
    let warnings: [Warning]

    /// Whether they are all rows of the file.
    var isWhole: Bool { places == nil }
  }

  /// Up to `fitRows` rows of the file to learn from, in its order, each set of that size equally
  /// likely.
  func sample(by rule: ThresholdRule, _ conditions: Conditions) throws -> Sample {
    let options = options(for: rule)
    var chunks = try trainChunks(options)
    let rowCount = chunks.rowCount
    var chance = RandomStream(seed: conditions.seed.rawValue, name: "fit-rows")
    let wanted = rowCount > fitRows ? chance.sample(fitRows, of: rowCount) : nil
    var picked: [Table] = []
    var labels: [Label] = []
    try walk(&chunks, conditions) { chunk, range in
      let places = wanted.map { $0[...].within(range) }
      picked.append(places.map(chunk.table.gathering) ?? chunk.table)
      if let all = chunk.labels?.rows { labels += places.map { $0.map { all[$0] } } ?? all }
    }
    return Sample(
      table: try Table(joining: picked), places: wanted,
      labels: options.label == nil ? nil : Labels(labels), rowCount: rowCount,
      warnings: chunks.warnings)
  }

  /// The sampled rows as a detector sees them, and the recipe once it has followed all rows.
  ///
  /// Where features tell of rows before, all rows of the file are followed again: a sampled row was
  /// not preceded by sampled ones alone.
  func observations(
    of sample: Sample, by recipe: any FittedRecipe, _ conditions: Conditions
  ) throws -> (followed: any FittedRecipe, rows: Observations) {
    var recipe = recipe
    guard recipe.remembers, let places = sample.places else {
      let features = try recipe.follow(sample.table)
      return (recipe, Observations(features: features, table: sample.table, roles: roles))
    }
    var parts: [FeatureMatrix] = []
    var chunks = try trainChunks(options())
    try walk(&chunks, conditions) { chunk, range in
      parts.append(try recipe.follow(chunk.table).gathering(places[...].within(range)))
    }
    let features = FeatureMatrix(joining: parts)
    return (recipe, Observations(features: features, table: sample.table, roles: roles))
  }

  /// How the rows to learn from are read. Those of a file of their own may lack names, and labels too
  /// unless a threshold is chosen by them; where they have them all the same, both are left out.
  private func options(for rule: ThresholdRule? = nil) -> ReadingOptions {
    var options = reading
    if train != nil {
      options.id = nil
      if rule?.needsLabels != true { options.label = nil }
    }
    return options
  }

  private func trainChunks(_ options: ReadingOptions) throws -> TableChunks {
    try TableReader(options: options).chunks(file: train ?? file)
  }

  private func walk(
    _ chunks: inout TableChunks, _ conditions: Conditions,
    _ body: (_ chunk: LabelledTable, _ range: Range<Int>) throws -> Void
  ) throws {
    var first = 0
    while let chunk = try chunks.next() {
      try conditions.checkCancelled()
      let range = first..<first + chunk.table.rowCount
      try body(chunk, range)
      first = range.upperBound
    }
  }
}

extension ArraySlice<Int> {
  /// Of sorted rows, those in a range, counted from its start.
  fileprivate func within(_ range: Range<Int>) -> [Int] {
    let start = partition(below: range.lowerBound)
    let end = partition(below: range.upperBound)
    return self[start..<end].map { $0 - range.lowerBound }
  }

  /// The place of the first row that is not below a bound, by halving.
  private func partition(below bound: Int) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
