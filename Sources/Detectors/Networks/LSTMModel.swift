package import RingtrueKernels

/// A long short-term memory while it learns to say what an entity's next row will be.
///
/// It reads the rows before a row, scaled, and a dense layer makes of what it gives at last the row
/// that it expects; the loss is the squared error. Where an entity has fewer rows, those missing are
/// rows of means.
package struct LSTMModel: Trainable {
  /// Its layers.
  package struct Shape: Sendable, Equatable {
    /// What reads the rows.
    package let memory: LSTMLayer
    /// What makes a row of it; its weights follow.
    package let head: DenseLayer

    /// A shape.
    package init(features: Int, hidden: Int, steps: Int) {
      memory = LSTMLayer(inputs: features, hidden: hidden, steps: steps)
      head = DenseLayer(hidden, features, at: memory.end)
    }

    /// How many features a row has.
    package var features: Int { memory.inputs }

    /// How many bytes a batch takes, slopes included.
    func bytes(rows: Int) -> Int {
      memory.bytes(rows: rows)
        + 2 * Activations.bytes(features: memory.hidden, rows: rows)
        + 3 * Activations.bytes(features: features, rows: rows)
    }
  }

  /// What it learns.
  package var weights: Weights
  private var pass: Pass
  private var slopes: Activations
  private var givenSlopes: Activations
  private let shape: Shape

  /// A network of zeros, and the rows to learn from, row after row, with one of zeros behind them.
  package init(_ shape: Shape, windows: Windows, table: [Float], batch: Int) {
    self.shape = shape
    weights = Weights(count: shape.head.end)
    pass = Pass(shape, windows: windows, table: table, batch: batch)
    slopes = pass.expected
    givenSlopes = pass.given
  }

  /// Draws the weights evenly from ±1 ⁄ √hidden. Gates forget little at first, so that slopes reach
  /// far back: Jozefowicz, Zaremba & Sutskever, "An Empirical Exploration of Recurrent Network
  /// Architectures", ICML 2015.
  package mutating func initialize(from stream: RandomStream) {
    var draws = stream
    let (memory, head) = (shape.memory, shape.head)
    let reach = 1 / Double(memory.hidden).squareRoot()
    for gate in 0..<4 {
      for hidden in 0..<memory.hidden {
        for input in 0..<memory.inputs {
          let place = memory.place(gate: gate, hidden: hidden, input: input)
          weights.values[place] = draws.weight(within: reach)
        }
        for given in 0..<memory.hidden {
          let place = memory.place(gate: gate, hidden: hidden, given: given)
          weights.values[place] = draws.weight(within: reach)
        }
        let bias = draws.weight(within: reach)
        weights.values[memory.bias(gate: gate, hidden: hidden)] = gate == 1 ? bias + 1 : bias
      }
    }
    for output in 0..<head.outputs {
      for input in 0..<head.inputs {
        weights.values[head.place(output: output, input: input)] = draws.weight(within: reach)
      }
      weights.values[head.biases + output] = draws.weight(within: reach)
    }
  }

  /// The sum of squared errors, and the slopes of its mean.
  package mutating func learn(_ places: Span<UInt32>, step: Int) -> Double {
    let loss = loss(places)
    shape.head.gradient(from: slopes, at: pass.given, into: &weights.gradient)
    shape.head.slopes(weights.values, from: slopes, into: &givenSlopes)
    shape.memory.gradient(
      weights.values, from: &givenSlopes, in: &pass.memory, into: &weights.gradient)
    return loss
  }

  /// The sum of squared errors.
  package mutating func loss(_ places: Span<UInt32>) -> Double {
    pass.run(shape, weights.values, places)
    return squaredLoss(
      of: pass.expected, against: pass.found, rows: places.count,
      scale: 2 / Float(places.count), slopes: &slopes)
  }
}

extension LSTMModel {
  /// What goes through the network with a batch of windows.
  struct Pass {
    var memory: LSTMLayer.Pass
    /// What the memory gave at last.
    var given: Activations
    /// The rows as expected, scaled.
    var expected: Activations
    /// The rows as they are, scaled.
    var found: Activations
    private let windows: Windows
    private let table: [Float]

    /// Room for so many windows on a table of scaled rows, with one of zeros behind them.
    init(_ shape: Shape, windows: Windows, table: [Float], batch: Int) {
      memory = LSTMLayer.Pass(shape.memory, rows: batch)
      given = Activations(features: shape.memory.hidden, rows: batch)
      expected = Activations(features: shape.features, rows: batch)
      found = expected
      self.windows = windows
      self.table = table
    }

    /// Computes what is expected at some places.
    mutating func run(_ shape: Shape, _ weights: [Float], _ places: Span<UInt32>) {
      let (rows, count) = (windows.rows(before: places), places.count)
      for step in 0..<windows.steps {
        let later = rows.span.extracting((step * count)...)
        memory.take(shape.memory, count, at: later, of: table, in: step)
      }
      let last = rows.span.extracting((windows.steps * count)...)
      found.gather(last, of: table, features: shape.features)
      shape.memory.run(weights, in: &memory)
      memory.copyGiven(shape.memory, into: &given)
      shape.head.apply(weights, to: given, into: &expected)
    }
  }
}
