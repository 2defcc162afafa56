public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how badly a variational autoencoder gives it back, or by how unlikely it holds it.
///
/// An encoder gives each row a normal law of a few latent coordinates, a decoder rebuilds the row
/// from them. Features are scaled to mean 0 and deviation 1.
/// Cost: O(weights) a row and pass in training; scoring O(weights) a row, times the draws for `nll`.
/// Kingma & Welling, "Auto-Encoding Variational Bayes", ICLR 2014, arXiv:1312.6114;
/// An & Cho, "Variational Autoencoder based Anomaly Detection using Reconstruction Probability",
/// SNU Data Mining Center, 2015.
public struct VAE: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "vae",
    summary: "The error with which a network rebuilds a row from a law of a few numbers.",
    assumes: "Ordinary rows are noise around a smooth sheet of few dimensions; strange ones rare.",
    cost: "fit O(n·w) a pass with w = 2·(d·hidden + hidden·inner + inner·latent) weights;"
      + " score O(w) a row, times draws for nll",
    avoid: "There are fewer than some hundred rows, or strange rows are many and alike.",
    paper: "Kingma & Welling, ICLR 2014, arXiv:1312.6114; An & Cho, SNU, 2015; β: Higgins et al.,"
      + " ICLR 2017",
    traits: [.stochastic],
    knobs: [
      .integer("hidden", 64, in: 1...1024, "How wide the outer hidden layers are."),
      .integer("inner", 32, in: 1...1024, "How wide the inner hidden layers are."),
      .integer("latent", 4, in: 1...256, "How many latent coordinates there are."),
      .number(
        "beta", 1, in: 0...1000,
        "How much laws are drawn to the standard one, beside the mean error of a cell."),
      .choice(
        "score", of: ["error", "nll"],
        "The squared error of the expected row, or the negative logarithm of the likelihood."),
      .integer("draws", 16, in: 1...1000, "How many latent points a likelihood is made of."),
    ] + Training.knobs(epochs: 30))

  private let hidden: Int
  private let inner: Int
  private let latent: Int
  private let beta: Double
  private let judging: Judging
  private let training: Training

  /// What a score is, and of how many draws.
  struct Judging: Sendable, Equatable {
    let isLikelihood: Bool
    let draws: Int
  }

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    hidden = settings.integer("hidden")
    inner = settings.integer("inner")
    latent = settings.integer("latent")
    beta = settings.number("beta")
    judging = Judging(
      isLikelihood: settings.choice("score") == "nll", draws: settings.integer("draws"))
    training = Training(settings)
  }

  private func shape(_ features: Int) -> VAEModel.Shape {
    VAEModel.Shape(features: features, hidden: hidden, inner: inner, latent: latent)
  }

  /// The scaled rows once, a batch at every layer, four numbers a weight, and the scores.
  public func memory(rows: Int, features: Int) -> Int {
    let shape = shape(features)
    return rows * (features * 4 + 24) + training.bytes(rows: rows)
      + 2 * shape.bytes(rows: max(training.batch(of: rows), TrainedNetwork.chunk))
      + Weights.bytes(count: shape.decoder.end)
  }

  /// Trains the network, then measures how wrong it stays and how high ordinary rows score.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let features = rows.features.featureCount
    try conditions.checkMemory(memory(rows: rows.rowCount, features: features))
    try conditions.checkCancelled()
    let seed = conditions.seed.rawValue
    let scaling = try Scaling(rows.features, under: conditions)
    var model = VAEModel(
      shape(features), beta: beta * Double(features),
      table: try scaling.table(rows.features, under: conditions),
      batch: training.batch(of: rows.rowCount), chance: RandomStream(seed: seed, name: "vae.noise"))
    model.initialize(from: RandomStream(seed: seed, name: "vae.start"))
    let course = try training.train(&model, rows: rows.rowCount, name: "vae", under: conditions)
    let network = TrainedNetwork(
      names: rows.features.names, scaling: scaling,
      stacks: [model.shape.encoder, model.shape.decoder], weights: model.weights, course: course)
    return try Fitted(network, latent: latent, judging, learnedFrom: rows, under: conditions)
  }
}

extension VAE {
  /// The network as trained, and what it knows of its own errors.
  public struct Fitted: Rebuilding, Forecasting, Probabilistic, Embedding {
    /// The network.
    public let network: TrainedNetwork
    /// How it sees the chances of rows.
    let likelihood: LatentLikelihood
    private let judging: Judging
    private let tail: ScoreTail

    fileprivate init(
      _ network: TrainedNetwork, latent: Int, _ judging: Judging, learnedFrom rows: Observations,
      under conditions: Conditions
    ) throws {
      self.network = network
      self.judging = judging
      likelihood = try LatentLikelihood(
        network, latent: latent, draws: judging.draws, learnedFrom: rows, under: conditions)
      tail = try ScoreTail(
        Self.scores(network, likelihood, judging, rows, under: conditions), under: conditions)
    }

    private static func scores(
      _ network: TrainedNetwork, _ likelihood: LatentLikelihood, _ judging: Judging,
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try judging.isLikelihood
        ? likelihood.negativeLogarithms(network, rows, under: conditions)
        : network.errors(rows, under: conditions)
    }

    /// The squared error with which each row is rebuilt, or how unlikely it is.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try Self.scores(network, likelihood, judging, rows, under: conditions)
    }

    /// The share of training rows that score at least as high.
    public func pValue(of score: Double) -> Double { tail.pValue(score) }

    /// The bounds around what is expected that a normal law of the predictive variance keeps.
    public func intervals(
      _ rows: Observations, coverage: Double, under conditions: Conditions
    ) throws -> (low: FeatureMatrix, high: FeatureMatrix) {
      precondition(coverage >= 0 && coverage <= 1, "coverage: \(coverage)")
      let reach = Float(Elementary.normalQuantile((1 + coverage) / 2))
      let expected = try reconstruction(rows, under: conditions)
      let variances = try predictiveVariances(rows, under: conditions)
      let bounds = [-reach, reach].map { reach in
        FeatureMatrix(
          names: expected.names, rowCount: expected.rowCount,
          values: zip(expected.values, variances.values).map { $0 + reach * $1.squareRoot() },
          lineage: expected.lineage)
      }
      return (bounds[0], bounds[1])
    }

    /// Where each row lies in the latent space: the means of its law, a column a coordinate.
    public func coordinates(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try likelihood.coordinates(network, rows, under: conditions)
    }

    /// How far each cell may well lie from what is expected: the variance over latent points, and
    /// that of the noise.
    public func predictiveVariances(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try likelihood.variances(network, rows, under: conditions)
    }

    /// The negative logarithm of each row's likelihood, over latent points of its law.
    public func negativeLogLikelihoods(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try likelihood.negativeLogarithms(network, rows, under: conditions)
    }

    /// The features, their scaling, the network, and what it knows of its errors.
    public var archive: Archive {
      let widths = network.stacks[0].layers.prefix(2).map { Int64($0.outputs) }
      let settings = [Int64(judging.draws), judging.isLikelihood ? 1 : 0]
      let own: [String: Archive.Entry] = [
        "sizes": .integers(widths + [Int64(likelihood.latent)]), "judging": .integers(settings),
        "noise": .floats(likelihood.noise),
      ]
      return Archive(
        detector: VAE.card.id,
        network.pieces.merging(own) { $1 }.merging(tail.pieces) { $1 })
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(VAE.card.id)
      let sizes = try archive.sizes("sizes", count: 3)
      network = try TrainedNetwork(archive) { features in
        let shape = VAEModel.Shape(
          features: features, hidden: sizes[0], inner: sizes[1], latent: sizes[2])
        return [shape.encoder, shape.decoder]
      }
      let settings = try archive.integers("judging", count: 2)
      guard 1...1000 ~= settings[0], 0...1 ~= settings[1] else { throw .inconsistent("judging") }
      judging = Judging(isLikelihood: settings[1] == 1, draws: settings[0])
      let noise = try archive.floats("noise", count: network.names.count)
      guard noise.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .inconsistent("noise") }
      likelihood = LatentLikelihood(latent: sizes[2], draws: judging.draws, noise: noise)
      tail = try ScoreTail(archive)
    }
  }
}
