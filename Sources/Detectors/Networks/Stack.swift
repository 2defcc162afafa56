package import RingtrueKernels

/// Dense layers one on another, rectified between them.
package struct Stack: Sendable, Equatable {
  /// The layers, from the inputs on.
  package let layers: [DenseLayer]

  /// Layers between so many numbers each, their weights one behind another.
  package init(_ sizes: [Int], isBiased: Bool = true, at start: Int = 0) {
    var layers: [DenseLayer] = []
    for (inputs, outputs) in zip(sizes, sizes.dropFirst()) {
      layers.append(
        DenseLayer(inputs, outputs, isBiased: isBiased, at: layers.last?.end ?? start))
    }
    self.layers = layers
  }

  /// Where the weights end.
  package var end: Int { layers.last?.end ?? 0 }

  /// What the layers give for a batch, and the slopes of a loss by it.
  package struct Pass: Sendable {
    /// The outputs of each layer.
    package var outputs: [Activations]
    /// The slopes of the loss by them.
    package var slopes: [Activations]

    /// Room for so many rows.
    package init(_ stack: Stack, rows: Int) {
      outputs = stack.layers.map { Activations(features: $0.outputs, rows: rows) }
      slopes = outputs
    }

    /// The outputs of the last layer.
    package var result: Activations { outputs[outputs.count - 1] }
  }

  /// How many bytes a pass takes.
  package func bytes(rows: Int) -> Int {
    2 * layers.reduce(0) { $0 + Activations.bytes(features: $1.outputs, rows: rows) }
  }

  /// Computes the outputs of all layers, those between silenced in part by a dropout at a step.
  package func run(
    _ weights: [Float], on x: Activations, in pass: inout Pass,
    dropout: (law: Dropout, step: Int)? = nil
  ) {
    for (place, layer) in layers.enumerated() {
      let input = place == 0 ? x : pass.outputs[place - 1]
      let isLast = place + 1 == layers.count
      layer.apply(weights, to: input, into: &pass.outputs[place], isRectified: !isLast)
      guard !isLast else { return }
      dropout?.law.silence(&pass.outputs[place], ofLayer: place, step: dropout?.step ?? 0)
    }
  }

  /// Computes the slopes by all weights, given those by the last outputs.
  package func runBack(
    _ weights: [Float], from x: Activations, in pass: inout Pass, dropout: Dropout? = nil,
    gradient: inout [Float]
  ) {
    for place in layers.indices.reversed() {
      let input = place == 0 ? x : pass.outputs[place - 1]
      layers[place].gradient(from: pass.slopes[place], at: input, into: &gradient)
      guard place > 0 else { return }
      layers[place].slopes(
        weights, from: pass.slopes[place], into: &pass.slopes[place - 1], gate: input)
      dropout?.pass(back: &pass.slopes[place - 1])
    }
  }

  /// Computes the slopes by the inputs, once those by the outputs of the first layer are known.
  package func inputSlopes(_ weights: [Float], of pass: Pass, into dx: inout Activations) {
    layers[0].slopes(weights, from: pass.slopes[0], into: &dx)
  }

  /// Draws the weights evenly from ±1 ⁄ √inputs, biases too, as is usual for such layers.
  ///
  /// LeCun et al., "Efficient BackProp", 1998, doi:10.1007/3-540-49430-8_2.
  package func initialize(_ weights: inout [Float], from stream: RandomStream) {
    var draws = stream
    for layer in layers {
      let reach = 1 / Double(layer.inputs).squareRoot()
      for output in 0..<layer.outputs {
        for input in 0..<layer.inputs {
          weights[layer.place(output: output, input: input)] = draws.weight(within: reach)
        }
        if layer.isBiased { weights[layer.biases + output] = draws.weight(within: reach) }
      }
    }
  }
}

extension RandomStream {
  /// A number between ±reach.
  mutating func weight(within reach: Double) -> Float {
    Float((2 * draw().unit - 1) * reach)
  }
}
