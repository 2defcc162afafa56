public import RingtrueCore
package import RingtrueKernels

/// Scores a row by how badly a narrow network gives it back.
///
/// The network passes a row through a few numbers and rebuilds it from them; it can do so only for
/// rows of a kind that it has seen often. Features are scaled to mean 0 and deviation 1.
/// Cost: O(weights) a row and pass in training, O(weights) a row in scoring.
/// Hinton & Salakhutdinov, "Reducing the Dimensionality of Data with Neural Networks", Science 313,
/// 2006, doi:10.1126/science.1127647; dropout: Srivastava et al., JMLR 15, 2014.
public struct Autoencoder: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "autoencoder",
    summary: "The error with which a network rebuilds a row from a few numbers.",
    assumes: "Ordinary rows lie near a curved sheet of few dimensions; strange rows are rare.",
    cost: "fit O(n·w) a pass with w = 2·(d·hidden + hidden·inner) weights, score O(w) a row",
    avoid: "There are fewer than some hundred rows, or strange rows are many and alike.",
    paper: "Hinton & Salakhutdinov, Science 313, 2006, doi:10.1126/science.1127647",
    traits: [.stochastic],
    knobs: [
      .integer("hidden", 32, in: 1...1024, "How wide the outer hidden layers are."),
      .integer("inner", 8, in: 1...1024, "How many numbers a row passes through."),
      .number("dropout", 0.5, in: 0...0.9, "Which share of hidden numbers a step silences."),
    ] + Training.knobs(epochs: 30))

  private let hidden: Int
  private let inner: Int
  private let dropout: Double
  private let training: Training

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    hidden = settings.integer("hidden")
    inner = settings.integer("inner")
    dropout = settings.number("dropout")
    training = Training(settings)
  }

  private static func stack(_ features: Int, hidden: Int, inner: Int) -> Stack {
    Stack([features, hidden, inner, hidden, features])
  }

  private func stack(_ features: Int) -> Stack {
    Self.stack(features, hidden: hidden, inner: inner)
  }

  /// The scaled rows once, a batch at every layer, four numbers a weight, and the scores.
  public func memory(rows: Int, features: Int) -> Int {
    let stack = stack(features)
    return rows * (features * 4 + 8) + training.bytes(rows: rows)
      + stack.bytes(rows: max(training.batch(of: rows), TrainedNetwork.chunk))
      + Weights.bytes(count: stack.end)
  }

  /// Trains the network.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let features = rows.features.featureCount
    try conditions.checkMemory(memory(rows: rows.rowCount, features: features))
    try conditions.checkCancelled()
    let scaling = try Scaling(rows.features, under: conditions)
    let seed = conditions.seed.rawValue
    var model = AutoencoderModel(
      stack(features), table: try scaling.table(rows.features, under: conditions),
      batch: training.batch(of: rows.rowCount),
      dropout: Dropout(share: dropout, RandomStream(seed: seed, name: "autoencoder.dropout")))
    model.initialize(from: RandomStream(seed: seed, name: "autoencoder.start"))
    let course = try training.train(
      &model, rows: rows.rowCount, name: "autoencoder", under: conditions)
    return Fitted(
      TrainedNetwork(
        names: rows.features.names, scaling: scaling, stacks: [model.stack],
        weights: model.weights, course: course))
  }
}

/// An autoencoder while it learns.
package struct AutoencoderModel: Trainable {
  let stack: Stack
  package var weights: Weights
  private let table: [Float]
  private let dropout: Dropout?
  private var x: Activations
  private var pass: Stack.Pass

  /// A network of zeros, and the rows to learn from, row after row.
  package init(_ stack: Stack, table: [Float], batch: Int, dropout: Dropout? = nil) {
    self.stack = stack
    self.table = table
    self.dropout = dropout
    weights = Weights(count: stack.end)
    x = Activations(features: stack.layers[0].inputs, rows: batch)
    pass = Stack.Pass(stack, rows: batch)
  }

  /// Draws the weights.
  package mutating func initialize(from stream: RandomStream) {
    stack.initialize(&weights.values, from: stream)
  }

  /// The sum of squared errors with some hidden numbers silenced, and the slopes of its mean.
  package mutating func learn(_ places: Span<UInt32>, step: Int) -> Double {
    let loss = run(places, dropout.map { ($0, step) })
    stack.runBack(
      weights.values, from: x, in: &pass, dropout: dropout, gradient: &weights.gradient)
    return loss
  }

  /// The sum of squared errors.
  package mutating func loss(_ places: Span<UInt32>) -> Double { run(places, nil) }

  private mutating func run(
    _ places: Span<UInt32>, _ dropout: (law: Dropout, step: Int)?
  ) -> Double {
    x.gather(places, of: table, features: stack.layers[0].inputs)
    stack.run(weights.values, on: x, in: &pass, dropout: dropout)
    let last = pass.slopes.count - 1
    return squaredLoss(
      of: pass.result, against: x, rows: places.count, scale: 2 / Float(places.count),
      slopes: &pass.slopes[last])
  }
}

extension Autoencoder {
  /// The network as trained.
  public struct Fitted: Rebuilding {
    /// The network.
    public let network: TrainedNetwork

    fileprivate init(_ network: TrainedNetwork) { self.network = network }

    /// The squared error with which each row is rebuilt.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try network.errors(rows, under: conditions)
    }

    /// The features, their scaling, and the network.
    public var archive: Archive {
      let sizes = network.stacks[0].layers.prefix(2).map { Int64($0.outputs) }
      return Archive(
        detector: Autoencoder.card.id,
        network.pieces.merging(["sizes": .integers(sizes)]) { $1 })
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(Autoencoder.card.id)
      let sizes = try archive.sizes("sizes", count: 2)
      network = try TrainedNetwork(archive) { features in
        [Autoencoder.stack(features, hidden: sizes[0], inner: sizes[1])]
      }
    }
  }
}
