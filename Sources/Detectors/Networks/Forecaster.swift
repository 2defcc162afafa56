internal import RingtrueCore
internal import RingtrueKernels

/// A trained network that says what an entity's next row will be, and how wrong it usually is.
struct Forecaster: Sendable {
  /// The features that it learned.
  let names: [String]
  /// How they are scaled.
  let scaling: Scaling
  /// The layers.
  let shape: LSTMModel.Shape
  /// The weights of all layers.
  let weights: [Float]
  /// For each feature, the variance of what could not be foretold, scaled.
  private(set) var noise: [Float]

  /// How many windows go through the network at once.
  private static let batch = 64
  /// How many go through one room for them.
  private static let chunk = 4096
  /// The least variance that noise may have.
  private static let leastNoise: Float = 1e-6

  /// A network as trained; learns the noise from the rows that it learned from.
  init(
    names: [String], scaling: Scaling, shape: LSTMModel.Shape, weights: Weights,
    learnedFrom rows: Observations, under conditions: Conditions
  ) throws {
    self.names = names
    self.scaling = scaling
    self.shape = shape
    self.weights = weights.values
    noise = names.map { _ in 1 }
    let squares = try overBatches(rows, under: conditions) { found, expected, count in
      names.indices.map { found.squares(from: expected, feature: $0, rows: count) }
    }.runs
    noise = names.indices.map { feature in
      let total = squares.reduce(0) { $0 + $1[feature] }
      return max(Float(total / Double(rows.rowCount)), Self.leastNoise)
    }
  }

  /// How many bytes scoring takes on so many threads' rooms, the scaled rows aside.
  static func bytes(_ shape: LSTMModel.Shape) -> Int { shape.bytes(rows: batch) }

  /// One result for every batch of windows, in the order of their places.
  private func overBatches<Result: Sendable>(
    _ rows: Observations, under conditions: Conditions,
    _ body: @Sendable (_ found: Activations, _ expected: Activations, _ count: Int) -> Result
  ) throws -> (windows: Windows, runs: [Result]) {
    try rows.checkScorable(names)
    let windows = try Windows(
      rows, steps: shape.memory.steps, for: LSTM.card.id, under: conditions)
    let table = try scaling.table(rows.features, emptyRows: 1, under: conditions)
    let runs = try parallelMap(Chunks(rows.rowCount, of: Self.chunk), width: conditions.width) {
      range in
      var pass = LSTMModel.Pass(shape, windows: windows, table: table, batch: Self.batch)
      let places = range.map { UInt32($0) }
      return try stride(from: 0, to: places.count, by: Self.batch).map { start in
        try conditions.checkCancelled()
        let end = min(start + Self.batch, places.count)
        pass.run(shape, weights, places.span.extracting(start..<end))
        return body(pass.found, pass.expected, end - start)
      }
    }
    return (windows, runs.flatMap(\.self))
  }

  /// One value for every row, in the order of the rows.
  private func overRows<Value: Sendable>(
    _ rows: Observations, under conditions: Conditions,
    _ value: @Sendable (_ found: Activations, _ expected: Activations, _ lane: Int) -> Value
  ) throws -> [Value] {
    let (windows, runs) = try overBatches(rows, under: conditions) { found, expected, count in
      (0..<count).map { value(found, expected, $0) }
    }
    var places = [Int](repeating: 0, count: rows.rowCount)
    for (place, row) in windows.rows.enumerated() { places[Int(row)] = place }
    return try conditions.map(rows.rowCount) {
      runs[places[$0] / Self.batch][places[$0] % Self.batch]
    }
  }

  /// The squared deviations of each row's cells from what was expected, summed up.
  func deviations(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try overRows(rows, under: conditions) { found, expected, lane in
      var sum = 0.0
      for feature in noise.indices {
        let error = Double(found[feature, lane] - expected[feature, lane])
        sum += error * error / Double(noise[feature])
      }
      return sum
    }
  }

  /// A number for every cell, made of the scaled cell and the expected one.
  func cells(
    _ rows: Observations, under conditions: Conditions,
    _ value: @Sendable (_ found: Float, _ expected: Float, _ feature: Int) -> Float
  ) throws -> FeatureMatrix {
    let cells = try overRows(rows, under: conditions) { found, expected, lane in
      names.indices.map { value(found[$0, lane], expected[$0, lane], $0) }
    }
    return FeatureMatrix(
      names: names, rowCount: rows.rowCount,
      values: names.indices.flatMap { feature in cells.map { $0[feature] } },
      lineage: rows.features.lineage)
  }
}

extension Forecaster {
  /// The features, their scaling, the layers and the noise as plain data.
  var pieces: [String: Archive.Entry] {
    let sizes = [Int64(shape.memory.hidden), Int64(shape.memory.steps)]
    return scaling.pieces.merging([
      "names": .strings(names), "weights": .floats(weights), "noise": .floats(noise),
      "sizes": .integers(sizes),
    ]) { $1 }
  }

  /// What was learned, from plain data.
  init(_ archive: Archive) throws(ArchiveError) {
    names = try archive.strings("names")
    guard !names.isEmpty else { throw .inconsistent("names") }
    scaling = try Scaling(archive, features: names.count)
    let sizes = try archive.sizes("sizes", count: 2)
    shape = LSTMModel.Shape(features: names.count, hidden: sizes[0], steps: sizes[1])
    weights = try archive.weights("weights", count: shape.head.end)
    noise = try archive.floats("noise", count: names.count)
    guard noise.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .inconsistent("noise") }
  }
}
