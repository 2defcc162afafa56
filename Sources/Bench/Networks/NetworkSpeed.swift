internal import RingtrueDetectors
internal import RingtrueKernels

/// How long networks take to learn from a batch, at the sizes at which peers are measured.
enum NetworkSpeed {
  static func run() {
    let machine = Machine(.active)
    print("step\tours (µs)\tfloor (µs)\tratio")
    row("vae d=11", vae(11, hidden: 32, inner: 16, latent: 4), batch: 256, machine)
    row("vae d=30", vae(30, hidden: 64, inner: 32, latent: 8), batch: 256, machine)
    row("lstm d=11", lstm(11, hidden: 32, steps: 20), batch: 64, machine)
  }

  /// How many rows there are to learn from.
  private static let rows = 100_000

  /// A network, and how many multiply-adds a row takes forwards and backwards.
  private struct Task<Model: Trainable> {
    var model: Model
    let multiplyAdds: Int
  }

  private static func vae(
    _ features: Int, hidden: Int, inner: Int, latent: Int
  ) -> Task<VAEModel> {
    let shape = VAEModel.Shape(features: features, hidden: hidden, inner: inner, latent: latent)
    var model = VAEModel(
      shape, beta: 1, table: Benchmarks.noise(rows * features), batch: 256,
      chance: RandomStream(seed: 1, name: "noise"))
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let weights = (shape.encoder.layers + shape.decoder.layers).map { $0.inputs * $0.outputs }
    // Each weight once forwards, once for its slope, and once for that of what went in.
    return Task(model: model, multiplyAdds: 3 * weights.reduce(0, +) - weights[0])
  }

  private static func lstm(_ features: Int, hidden: Int, steps: Int) -> Task<LSTMModel> {
    var model = LSTMModel(
      LSTMModel.Shape(features: features, hidden: hidden, steps: steps),
      windows: Windows(rows: rows, steps: steps),
      table: Benchmarks.noise(rows * features) + Array(repeating: 0, count: features), batch: 64)
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let (inputs, given) = (4 * hidden * features, 4 * hidden * hidden)
    let work = steps * (2 * inputs + 3 * given) - given + 3 * hidden * features
    return Task(model: model, multiplyAdds: work)
  }

  private static func row<Model: Trainable>(
    _ name: String, _ task: Task<Model>, batch: Int, _ machine: Machine
  ) {
    var model = task.model
    let order = (0..<rows).map { UInt32($0 * 7919 % rows) }
    let steps = rows / batch
    let seconds = quickest(of: 5) {
      for step in 0..<steps {
        _ = model.learn(order.span.extracting(step * batch..<(step + 1) * batch), step: step)
        model.weights.descend(rate: 0.001)
      }
    }
    let floor = machine.floor(multiplyAdds: Double(batch * task.multiplyAdds))
    let columns = [seconds / Double(steps) * 1e6, floor * 1e6, seconds / Double(steps) / floor]
    print(([name] + columns.map { "\(($0 * 100).rounded() / 100)" }).joined(separator: "\t"))
  }
}
