internal import CKernels

/// A layer in which every output hangs on every input: y = W x + b.
///
/// The layer knows only its shape; its weights lie among those of its network, output after output,
/// each with one weight an input, and the biases behind them. Widths are filled up to multiples of
/// 4; weights of the filling are 0 and stay so, since neither end of them ever moves.
package struct DenseLayer: Sendable, Equatable {
  /// How many numbers go in.
  package let inputs: Int

  /// How many come out.
  package let outputs: Int

  /// Whether outputs begin with a number of their own.
  package let isBiased: Bool

  /// Where its weights begin among those of its network.
  package let start: Int

  /// A layer whose weights begin at a place.
  package init(_ inputs: Int, _ outputs: Int, isBiased: Bool = true, at start: Int = 0) {
    precondition(inputs > 0 && outputs > 0, "layer: \(inputs) inputs, \(outputs) outputs")
    self.inputs = inputs
    self.outputs = outputs
    self.isBiased = isBiased
    self.start = start
  }

  /// The inputs and what fills them up.
  package var inputWidth: Int { Activations.filled(inputs) }

  /// The outputs and what fills them up.
  package var outputWidth: Int { Activations.filled(outputs) }

  /// Where the biases begin.
  package var biases: Int { start + outputWidth * inputWidth }

  /// Where the next layer may begin.
  package var end: Int { biases + (isBiased ? outputWidth : 0) }

  /// Where the weight of an input for an output lies.
  package func place(output: Int, input: Int) -> Int { start + output * inputWidth + input }
}

extension DenseLayer {
  /// Computes the outputs of a batch; rectified, negative ones become 0. Features behind the inputs
  /// are passed over.
  ///
  /// Cost: O(inputs · outputs) a row. A row's outputs do not depend on the rest of the batch.
  package func apply(
    _ weights: [Float], to x: Activations, into y: inout Activations, isRectified: Bool = false,
    on isa: ISA = .active
  ) {
    check(weights.count, x, y)
    unsafe weights.withUnsafeBufferPointer { weights in
      var task = unsafe ck_dense(
        outputs: outputWidth, inputs: inputs, lanes: x.lanes,
        m: weights.baseAddress.map { unsafe $0 + start }, row: inputWidth, column: 1,
        bias: isBiased ? weights.baseAddress.map { unsafe $0 + biases } : nil,
        rectify: isRectified, gate: ck_batch())
      unsafe x.reading { x in unsafe y.writing { y in unsafe ck_apply(isa.path, &task, x, y) } }
    }
  }

  /// Computes the slopes of a loss by the inputs from those by the outputs.
  ///
  /// Where the inputs came from a rectifier, `gate` is what it gave: slopes vanish where it is 0.
  package func slopes(
    _ weights: [Float], from dy: Activations, into dx: inout Activations,
    gate: Activations? = nil, on isa: ISA = .active
  ) {
    check(weights.count, dx, dy)
    precondition(gate.map { $0.count == dx.count } ?? true, "layer: another gate")
    unsafe weights.withUnsafeBufferPointer { weights in
      var task = unsafe ck_dense(
        outputs: inputWidth, inputs: outputs, lanes: dy.lanes,
        m: weights.baseAddress.map { unsafe $0 + start }, row: 1, column: inputWidth, bias: nil,
        rectify: false, gate: ck_batch())
      unsafe dy.reading { dy in
        unsafe dx.writing { dx in
          guard let gate else { return unsafe ck_apply(isa.path, &task, dy, dx) }
          unsafe gate.reading { gate in
            unsafe task.gate = unsafe gate
            unsafe ck_apply(isa.path, &task, dy, dx)
          }
        }
      }
    }
  }

  /// Computes the slopes of a loss by the weights, at their places, from those by the outputs.
  package func gradient(
    from dy: Activations, at x: Activations, into gradient: inout [Float],
    on isa: ISA = .active
  ) {
    check(gradient.count, x, dy)
    let all = ck_blocks(count: 1, lanes: x.lanes, dy: 0, x: 0)
    unsafe gradient.withUnsafeMutableBufferPointer { gradient in
      let weights = unsafe gradient.baseAddress.map { unsafe $0 + start }
      let biases = unsafe isBiased ? gradient.baseAddress.map { unsafe $0 + self.biases } : nil
      unsafe dy.reading { dy in
        unsafe x.reading { x in
          unsafe ck_dense_gradient(
            isa.path, outputWidth, inputWidth, all, dy, x, weights, inputWidth, biases)
        }
      }
    }
  }

  private func check(_ weights: Int, _ x: Activations, _ y: Activations) {
    precondition(
      end <= weights && x.features >= inputWidth && y.features == outputWidth && x.lanes == y.lanes,
      "layer: \(inputs) to \(outputs) for \(x.features) to \(y.features) in \(x.lanes), \(y.lanes)"
    )
  }
}
