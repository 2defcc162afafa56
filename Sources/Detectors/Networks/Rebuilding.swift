public import RingtrueCore
internal import RingtrueKernels

/// A fitted network that gives rows back as it would expect them; what it cannot give back is
/// strange.
public protocol Rebuilding: Reconstructing, Attributing {
  /// The network.
  var rebuilder: Rebuilder { get }
}

extension Rebuilding {
  /// The rows as the network expects them, in their own units.
  public func reconstruction(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    let scaling = rebuilder.scaling
    return try rebuilder.cells(rows, under: conditions) { scaling.unscaled($1, $2) }
  }

  /// The squared error of each cell, in squared deviations of its feature.
  public func cellErrors(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try rebuilder.cells(rows, under: conditions) { given, expected, _ in
      (given - expected) * (given - expected)
    }
  }

  /// What each cell adds to its row's error.
  public func contributions(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try cellErrors(rows, under: conditions)
  }
}

/// A trained network that rebuilds rows, and the scaling of their features.
public struct Rebuilder: Sendable {
  /// The features that it learned.
  let names: [String]
  /// How they are scaled.
  let scaling: Scaling
  /// One after another; each reads the first outputs of the one before, as many as it needs.
  let stacks: [Stack]
  /// The weights of all stacks.
  let weights: [Float]

  /// How many rows go through a network at once where they are only scored.
  static let chunk = 512

  /// A batch of scaled rows as the network expects them, scaled.
  func rebuilt(_ batch: Activations) -> Activations {
    stacks.reduce(batch) { x, stack in
      var pass = Stack.Pass(stack, rows: x.lanes)
      stack.run(weights, on: x, in: &pass)
      return pass.result
    }
  }

  /// One result for every run of rows; the runs do not depend on the number of threads.
  func overBatches<Result: Sendable>(
    _ rows: Observations, under conditions: Conditions,
    _ body: @Sendable (_ batch: Activations, _ rows: Range<Int>) -> Result
  ) throws -> [Result] {
    try rows.checkScorable(names)
    let features = rows.features
    return try parallelMap(Chunks(rows.rowCount, of: Self.chunk), width: conditions.width) {
      range in
      try conditions.checkCancelled()
      return body(scaling.batch(features, range), range)
    }
  }

  /// The squared errors of each row's scaled cells, summed up.
  func errors(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try overBatches(rows, under: conditions) { batch, range in
      let expected = rebuilt(batch)
      let (given, rebuilt) = (batch.values.span, expected.values.span)
      var sums = [Double](repeating: 0, count: range.count)
      var span = sums.mutableSpan
      for feature in names.indices {
        for lane in 0..<range.count {
          let place = feature * batch.lanes + lane
          let error = Double(given[place] - rebuilt[place])
          span[lane] += error * error
        }
      }
      return sums
    }.flatMap(\.self)
  }

  /// For each feature, the squared errors of a batch's scaled cells, summed up over the first rows.
  func squares(_ batch: Activations, rows: Int) -> [Double] {
    let expected = rebuilt(batch)
    let (given, rebuilt) = (batch.values.span, expected.values.span)
    return names.indices.map { feature in
      var sum = 0.0
      for place in feature * batch.lanes..<feature * batch.lanes + rows {
        let error = Double(given[place] - rebuilt[place])
        sum += error * error
      }
      return sum
    }
  }

  /// A number for every cell, made of the scaled cell and the expected one.
  func cells(
    _ rows: Observations, under conditions: Conditions,
    _ value: @Sendable (_ given: Float, _ expected: Float, _ feature: Int) -> Float
  ) throws -> FeatureMatrix {
    let runs = try overBatches(rows, under: conditions) { batch, range in
      let expected = rebuilt(batch)
      return names.indices.map { feature in
        (0..<range.count).map { value(batch[feature, $0], expected[feature, $0], feature) }
      }
    }
    return FeatureMatrix(
      names: names, rowCount: rows.rowCount,
      values: names.indices.flatMap { feature in runs.flatMap { $0[feature] } },
      lineage: rows.features.lineage)
  }
}

// MARK: - Archive

extension Rebuilder {
  /// The features, their scaling and the weights as plain data.
  var pieces: [String: Archive.Entry] {
    scaling.pieces.merging(["names": .strings(names), "weights": .floats(weights)]) { $1 }
  }

  /// What was learned, from plain data; the stacks follow from the number of features.
  init(_ archive: Archive, stacks: (Int) -> [Stack]) throws(ArchiveError) {
    names = try archive.strings("names")
    guard !names.isEmpty else { throw .inconsistent("names") }
    scaling = try Scaling(archive, features: names.count)
    self.stacks = stacks(names.count)
    weights = try archive.weights("weights", count: self.stacks[self.stacks.count - 1].end)
  }

  /// A network as trained.
  init(names: [String], scaling: Scaling, stacks: [Stack], weights: Weights) {
    self.names = names
    self.scaling = scaling
    self.stacks = stacks
    self.weights = weights.values
  }
}

extension Archive {
  /// The widths of layers.
  func sizes(_ name: String, count: Int) throws(ArchiveError) -> [Int] {
    let sizes = try integers(name, count: count)
    guard sizes.allSatisfy({ 1...65_536 ~= $0 }) else { throw .inconsistent(name) }
    return sizes
  }

  /// The weights of a network that has so many, filled up to a multiple of 16.
  func weights(_ name: String, count: Int) throws(ArchiveError) -> [Float] {
    let weights = try floats(name, count: (count + 15) / 16 * 16)
    guard weights.allSatisfy({ $0.isFinite }) else { throw .inconsistent(name) }
    return weights
  }
}
