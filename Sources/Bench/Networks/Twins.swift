internal import RingtrueCore
internal import RingtrueDetectors
internal import RingtrueKernels

/// Trains networks so that a peer can train twins of them: same start, same rows in the same order.
///
/// A twin is a line of JSON such as `{"network": "vae", "rows": [[0.1, …], …], "epochs": 5}`; the
/// answer is a line with the weights at the `start`, layer by layer, an output's weights one after
/// another and the biases behind them all, and with the mean loss of each pass in `losses`.
enum Twins {
  static func answer() {
    while let line = readLine() {
      guard let given = try? JSON.read(line), let rows = given["rows"]?.elements else { continue }
      let epochs = given["epochs"]?.integer.map { Int($0) } ?? 1
      let cells = rows.map { ($0.elements ?? []).map { Float($0.double ?? 0) } }
      let task = Task(rows: cells, epochs: epochs)
      print((given["network"]?.string == "lstm" ? task.lstm() : task.vae()).text)
    }
  }

  private struct Task {
    let rows: [[Float]]
    let epochs: Int

    private var features: Int { rows[0].count }

    /// Hidden 32 and 16 wide, 4 latent coordinates, β = 1, batches of 256.
    func vae() -> JSON {
      let shape = VAEModel.Shape(features: features, hidden: 32, inner: 16, latent: 4)
      var model = VAEModel(
        shape, beta: 1, table: rows.flatMap(\.self), batch: 256,
        chance: RandomStream(seed: 1, name: "noise"))
      model.initialize(from: RandomStream(seed: 1, name: "start"))
      let start = (shape.encoder.layers + shape.decoder.layers).flatMap {
        weights(of: $0, model.weights.values)
      }
      return answer(start, losses(&model, batch: 256))
    }

    /// 32 hidden numbers, 20 steps, batches of 64; the rows belong to one entity.
    func lstm() -> JSON {
      let shape = LSTMModel.Shape(features: features, hidden: 32, steps: 20)
      var model = LSTMModel(
        shape, windows: Windows(rows: rows.count, steps: 20),
        table: rows.flatMap(\.self) + Array(repeating: 0, count: features), batch: 64)
      model.initialize(from: RandomStream(seed: 1, name: "start"))
      let start =
        weights(of: shape.memory, model.weights.values)
        + weights(of: shape.head, model.weights.values)
      return answer(start, losses(&model, batch: 64))
    }

    private func losses<Model: Trainable>(_ model: inout Model, batch: Int) -> [Double] {
      let places = rows.indices.map { UInt32($0) }
      let starts = stride(from: 0, to: rows.count, by: batch)
      var step = 0
      return (0..<epochs).map { _ in
        var total = 0.0
        for start in starts {
          let end = min(start + batch, rows.count)
          total += model.learn(places.span.extracting(start..<end), step: step)
          model.weights.descend(rate: 0.001)
          step += 1
        }
        return total / Double(rows.count)
      }
    }

    private func weights(of layer: DenseLayer, _ values: [Float]) -> [Float] {
      (0..<layer.outputs).flatMap { output in
        (0..<layer.inputs).map { values[layer.place(output: output, input: $0)] }
      } + (0..<layer.outputs).map { values[layer.biases + $0] }
    }

    /// Those of the inputs, those of what was given, and the biases, gate by gate.
    private func weights(of layer: LSTMLayer, _ values: [Float]) -> [Float] {
      let gates = (0..<4).flatMap { gate in (0..<layer.hidden).map { (gate, $0) } }
      let inputs = gates.flatMap { gate, hidden in
        (0..<layer.inputs).map { values[layer.place(gate: gate, hidden: hidden, input: $0)] }
      }
      let given = gates.flatMap { gate, hidden in
        (0..<layer.hidden).map { values[layer.place(gate: gate, hidden: hidden, given: $0)] }
      }
      return inputs + given + gates.map { values[layer.bias(gate: $0, hidden: $1)] }
    }

    private func answer(_ start: [Float], _ losses: [Double]) -> JSON {
      .object([
        ("start", JSON(.array(start.map { .number(Double($0)) }))),
        ("losses", JSON(.array(losses.map { .number($0) }))),
      ])
    }
  }
}
