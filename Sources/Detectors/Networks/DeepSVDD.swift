public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far a network that gathers ordinary rows around one point puts it from there.
///
/// The point is the mean of what the network gives at first; its layers have no biases, so that it
/// cannot put every row there whatever it is. Features are scaled to mean 0 and deviation 1.
/// Cost: O(weights) a row and pass in training, O(weights) a row in scoring.
/// Ruff et al., "Deep One-Class Classification", ICML 2018 (one-class objective).
public struct DeepSVDD: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "deep-svdd",
    summary: "The distance from the point around which a network gathers ordinary rows.",
    assumes: "Ordinary rows can be drawn together by a smooth map that leaves strange ones behind.",
    cost: "fit O(n·w) a pass with w = d·hidden + hidden·inner weights, score O(w) a row",
    avoid: "A row must be explained, or strange rows are many: they are drawn in as well.",
    paper: "Ruff et al., Deep One-Class Classification, ICML 2018",
    traits: [.stochastic],
    knobs: [
      .integer("hidden", 64, in: 1...1024, "How wide the hidden layer is."),
      .integer("inner", 32, in: 1...1024, "How many numbers a row is mapped to."),
      .number("decay", 1e-6, in: 0...1, "How much weights are drawn to 0."),
    ] + Training.knobs(epochs: 30))

  private let hidden: Int
  private let inner: Int
  private let decay: Double
  private let training: Training

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    hidden = settings.integer("hidden")
    inner = settings.integer("inner")
    decay = settings.number("decay")
    training = Training(settings)
  }

  private static func stack(_ features: Int, hidden: Int, inner: Int) -> Stack {
    Stack([features, hidden, inner], isBiased: false)
  }

  /// The scaled rows once, a batch at every layer, four numbers a weight, and the scores.
  public func memory(rows: Int, features: Int) -> Int {
    let stack = Self.stack(features, hidden: hidden, inner: inner)
    return rows * (features * 4 + 8) + training.bytes(rows: rows)
      + 2 * stack.bytes(rows: max(training.batch(of: rows), TrainedNetwork.chunk))
      + Weights.bytes(count: stack.end)
  }

  /// Finds the point, then trains the network.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let features = rows.features.featureCount
    try conditions.checkMemory(memory(rows: rows.rowCount, features: features))
    try conditions.checkCancelled()
    let scaling = try Scaling(rows.features, under: conditions)
    var model = GatheringModel(
      Self.stack(features, hidden: hidden, inner: inner), decay: decay,
      table: try scaling.table(rows.features, under: conditions),
      batch: training.batch(of: rows.rowCount))
    model.initialize(from: RandomStream(seed: conditions.seed.rawValue, name: "deep-svdd.start"))
    try model.findCenter(rows: rows.rowCount, under: conditions)
    let course = try training.train(
      &model, rows: rows.rowCount, name: "deep-svdd", under: conditions)
    let network = TrainedNetwork(
      names: rows.features.names, scaling: scaling, stacks: [model.stack], weights: model.weights,
      course: course)
    return Fitted(network, center: model.center)
  }
}

extension DeepSVDD {
  /// The network as trained, and the point.
  public struct Fitted: FittedDetector, Recounting {
    private let network: TrainedNetwork
    private let center: [Float]

    fileprivate init(_ network: TrainedNetwork, center: [Float]) {
      self.network = network
      self.center = center
    }

    /// The squared distance at which each row is put from the point.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try network.overRows(rows, under: conditions) { batch, sums in
        let given = network.outputs(batch)
        for lane in sums.indices {
          for (place, coordinate) in center.enumerated() {
            let distance = Double(given[place, lane] - coordinate)
            sums[lane] += distance * distance
          }
        }
      }
    }

    /// How its training went.
    public var course: LearningCourse { network.course }

    /// The features, their scaling, the network and the point.
    public var archive: Archive {
      let sizes = network.stacks[0].layers.map { Int64($0.outputs) }
      return Archive(
        detector: DeepSVDD.card.id,
        network.pieces.merging(["sizes": .integers(sizes), "center": .floats(center)]) { $1 })
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(DeepSVDD.card.id)
      let sizes = try archive.sizes("sizes", count: 2)
      network = try TrainedNetwork(archive) { features in
        [DeepSVDD.stack(features, hidden: sizes[0], inner: sizes[1])]
      }
      center = try archive.floats("center", count: sizes[1])
      guard center.allSatisfy({ $0.isFinite }) else { throw .inconsistent("center") }
    }
  }
}
