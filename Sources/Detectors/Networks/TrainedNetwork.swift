internal import RingtrueCore
internal import RingtrueKernels

/// A trained network, and the scaling of the features that it takes.
public struct TrainedNetwork: Sendable {
  /// The features that it learned.
  let names: [String]
  /// How they are scaled.
  let scaling: Scaling
  /// One after another; each reads the first outputs of the one before, as many as it needs.
  let stacks: [Stack]
  /// The weights of all stacks.
  let weights: [Float]
  /// How its training went; nothing where it was read from a file.
  let course: LearningCourse

  /// How many rows go through a network at once where they are only scored.
  static let chunk = 512

  /// What the last stack gives for a batch of scaled rows.
  func outputs(_ batch: Activations) -> Activations {
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

  /// A number for every row, a run of rows at a time.
  func overRows(
    _ rows: Observations, under conditions: Conditions,
    _ body: @Sendable (_ batch: Activations, _ values: inout MutableSpan<Double>) -> Void
  ) throws -> [Double] {
    try rows.checkScorable(names)
    let features = rows.features
    var values = try conditions.filled(with: 0.0, count: rows.rowCount)
    try parallelFill(&values, Chunks(rows.rowCount, of: Self.chunk), width: conditions.width) {
      range, part in
      try conditions.checkCancelled()
      body(scaling.batch(features, range), &part)
    }
    return values
  }
}

// MARK: - Archive

extension TrainedNetwork {
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
    course = LearningCourse()
  }

  /// A network as trained.
  init(
    names: [String], scaling: Scaling, stacks: [Stack], weights: Weights, course: LearningCourse
  ) {
    self.names = names
    self.scaling = scaling
    self.stacks = stacks
    self.weights = weights.values
    self.course = course
  }
}

extension Activations {
  /// The squared differences of a feature from that of another batch, summed up over the first rows.
  func squares(from other: Activations, feature: Int, rows: Int) -> Double {
    var sum = 0.0
    eachDifference(from: other, feature: feature, rows: rows) { sum += $1 * $1 }
    return sum
  }

  /// Says of the first rows how far a feature lies from that of another batch.
  func eachDifference(
    from other: Activations, feature: Int, rows: Int,
    _ body: (_ lane: Int, _ difference: Double) -> Void
  ) {
    reading { (these: Span<Float>) in
      other.reading { (others: Span<Float>) in
        for lane in 0..<rows {
          body(lane, Double(these[feature * row + lane] - others[feature * other.row + lane]))
        }
      }
    }
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
