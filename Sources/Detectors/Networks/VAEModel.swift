package import RingtrueKernels

/// A variational autoencoder while it learns.
///
/// The encoder gives each row a normal law of latent coordinates, the decoder rebuilds the row from
/// a point drawn of it; the loss is the squared error and β times the law's divergence from the
/// standard one. Kingma & Welling 2014, arXiv:1312.6114; Higgins et al., "β-VAE", ICLR 2017.
package struct VAEModel: Trainable {
  /// The widths of its layers.
  package struct Shape: Sendable, Equatable {
    /// From features to laws.
    package let encoder: Stack
    /// From points to features; its weights follow those of the encoder.
    package let decoder: Stack
    /// How many latent coordinates there are.
    package let latent: Int

    /// A shape; decoders mirror encoders.
    package init(features: Int, hidden: Int, inner: Int, latent: Int) {
      self.latent = latent
      // Means and variances begin at multiples of 4, as kernels want them.
      let law = 2 * LatentLaw(latent: latent).width
      encoder = Stack([features, hidden, inner, law])
      decoder = Stack([latent, inner, hidden, features], at: encoder.end)
    }

    /// How many bytes a batch takes, slopes and noise included.
    func bytes(rows: Int) -> Int {
      encoder.bytes(rows: rows) + decoder.bytes(rows: rows)
        + 4 * Activations.bytes(features: latent, rows: rows)
    }
  }

  /// The widths of its layers.
  package let shape: Shape
  /// What it learns.
  package var weights: Weights
  private let beta: Float
  private let law: LatentLaw
  private let table: [Float]
  private let chance: RandomStream
  private var x: Activations
  private var encoding: Stack.Pass
  private var decoding: Stack.Pass
  private var noise: Activations
  private var z: Activations
  private var dz: Activations

  /// A network of zeros, and the rows to learn from, row after row; noise is drawn from a stream.
  package init(
    _ shape: Shape, beta: Double, table: [Float], batch: Int, chance: RandomStream
  ) {
    self.shape = shape
    self.beta = Float(beta)
    self.table = table
    self.chance = chance
    law = LatentLaw(latent: shape.latent)
    weights = Weights(count: shape.decoder.end)
    x = Activations(features: shape.encoder.layers[0].inputs, rows: batch)
    encoding = Stack.Pass(shape.encoder, rows: batch)
    decoding = Stack.Pass(shape.decoder, rows: batch)
    noise = Activations(features: shape.latent, rows: batch)
    z = noise
    dz = noise
  }

  /// Draws the weights; those of the filling stay 0.
  package mutating func initialize(from stream: RandomStream) {
    shape.encoder.initialize(&weights.values, from: stream.entity(0))
    shape.decoder.initialize(&weights.values, from: stream.entity(1))
    clearFilling()
  }

  /// Laws of coordinates that only fill up have no weights, so that they stay standard.
  private mutating func clearFilling() {
    let head = shape.encoder.layers[shape.encoder.layers.count - 1]
    for output in 0..<head.outputs where output % law.width >= shape.latent {
      for input in 0..<head.inputs {
        weights.values[head.place(output: output, input: input)] = 0
      }
      weights.values[head.biases + output] = 0
    }
  }

  /// Noise for a step, the same for the same step whatever came before.
  package mutating func draw(_ step: Int) {
    chance.entity(step).fillNormal(&noise, features: shape.latent)
  }

  /// The sum of losses with fresh noise, and the slopes of its mean.
  package mutating func learn(_ places: Span<UInt32>, step: Int) -> Double {
    draw(step)
    let error = forward(places)
    let share = beta / Float(places.count)
    shape.decoder.runBack(weights.values, from: z, in: &decoding, gradient: &weights.gradient)
    shape.decoder.inputSlopes(weights.values, of: decoding, into: &dz)
    let last = encoding.slopes.count - 1
    let divergence = law.divergence(
      encoding.result, noise: noise, dz: dz, rows: places.count, scale: share,
      slopes: &encoding.slopes[last])
    shape.encoder.runBack(weights.values, from: x, in: &encoding, gradient: &weights.gradient)
    return error + Double(beta) * divergence
  }

  /// The sum of losses at the means of the laws.
  package mutating func loss(_ places: Span<UInt32>) -> Double {
    noise = Activations(features: shape.latent, rows: noise.lanes)
    let error = forward(places)
    let last = encoding.slopes.count - 1
    let divergence = law.divergence(
      encoding.result, noise: noise, dz: dz, rows: places.count, scale: 0,
      slopes: &encoding.slopes[last])
    return error + Double(beta) * divergence
  }

  /// Runs a batch through; the slopes by what comes out are left in the decoder's pass.
  private mutating func forward(_ places: Span<UInt32>) -> Double {
    x.gather(places, of: table, features: shape.encoder.layers[0].inputs)
    shape.encoder.run(weights.values, on: x, in: &encoding)
    law.sample(encoding.result, noise: noise, into: &z)
    shape.decoder.run(weights.values, on: z, in: &decoding)
    let last = decoding.slopes.count - 1
    return squaredLoss(
      of: decoding.result, against: x, rows: places.count, scale: 2 / Float(places.count),
      slopes: &decoding.slopes[last])
  }
}
