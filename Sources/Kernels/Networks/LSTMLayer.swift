internal import CKernels

/// A long short-term memory: reads a sequence step by step, and keeps of it what it has learned to.
///
/// Weights lie gate by gate (input, forget, candidate, output), a row of inputs and of what was
/// given before for each hidden number, and the biases behind them; widths are filled up to
/// multiples of 4. Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; forget gate of
/// Gers, Schmidhuber & Cummins 2000, doi:10.1162/089976600300015015.
package struct LSTMLayer: Sendable, Equatable {
  /// How many numbers a step takes.
  package let inputs: Int

  /// How many numbers are remembered, and given.
  package let hidden: Int

  /// How many steps a sequence has.
  package let steps: Int

  /// Where its weights begin among those of its network.
  package let start: Int

  /// A layer whose weights begin at a place.
  package init(inputs: Int, hidden: Int, steps: Int, at start: Int = 0) {
    precondition(inputs > 0 && hidden > 0 && steps > 0, "lstm: \(inputs), \(hidden), \(steps)")
    self.inputs = inputs
    self.hidden = hidden
    self.steps = steps
    self.start = start
  }

  /// The inputs and what fills them up.
  package var inputWidth: Int { Activations.filled(inputs) }

  /// The hidden numbers and what fills them up.
  package var hiddenWidth: Int { Activations.filled(hidden) }

  /// Where the biases begin.
  package var biases: Int { start + 4 * hiddenWidth * (inputWidth + hiddenWidth) }

  /// Where the next layer may begin.
  package var end: Int { biases + 4 * hiddenWidth }

  /// Where the weight of an input lies, for a hidden number's gate.
  package func place(gate: Int, hidden: Int, input: Int) -> Int {
    start + (gate * hiddenWidth + hidden) * (inputWidth + hiddenWidth) + input
  }

  /// Where the weight of what another hidden number gave before lies.
  package func place(gate: Int, hidden: Int, given: Int) -> Int {
    place(gate: gate, hidden: hidden, input: inputWidth + given)
  }

  /// Where the bias of a hidden number's gate lies.
  package func bias(gate: Int, hidden: Int) -> Int { biases + gate * hiddenWidth + hidden }

  /// What goes through the layer with a batch of sequences, step after step.
  package struct Pass: Sendable {
    /// How many sequences there is room for, the filling among them.
    package var lanes: Int { taken.lanes }
    /// What each step takes, below it what the step before gave, and so behind the last step.
    package var taken: Activations
    var gates: Activations
    var cells: Activations
    var squashed: Activations
    var cellSlopes: Activations

    /// Room for so many sequences.
    package init(_ layer: LSTMLayer, rows: Int) {
      let (steps, width) = (layer.steps, layer.inputWidth + layer.hiddenWidth)
      taken = Activations(features: (steps + 1) * width, rows: rows)
      gates = Activations(features: 4 * steps * layer.hiddenWidth, rows: rows)
      cells = Activations(features: (steps + 1) * layer.hiddenWidth, rows: rows)
      squashed = Activations(features: steps * layer.hiddenWidth, rows: rows)
      cellSlopes = Activations(features: layer.hiddenWidth, rows: rows)
    }

    /// Lays the first rows that places name into a step, and sends for the others; places that name
    /// the row behind the table's last must find zeros there.
    package mutating func take(
      _ layer: LSTMLayer, _ rows: Int, at places: Span<UInt32>, of table: [Float], in step: Int,
      on isa: ISA = .active
    ) {
      precondition(
        rows <= lanes && rows <= places.count, "lstm: \(rows) rows for \(lanes) lanes")
      let (lanes, features) = (lanes, layer.inputs)
      let start = step * (layer.inputWidth + layer.hiddenWidth) * taken.row
      unsafe places.withUnsafeBufferPointer { places in
        unsafe table.withUnsafeBufferPointer { table in
          unsafe taken.writing { batch in
            let block = unsafe ck_batch(at: batch.at + start, row: batch.row)
            unsafe ck_gather(
              isa.path, table.baseAddress, features, places.baseAddress, places.count, rows,
              features, lanes, block)
          }
        }
      }
    }

    /// Copies what the last step gave.
    package func copyGiven(_ layer: LSTMLayer, into given: inout Activations) {
      precondition(
        given.features == layer.hiddenWidth && given.lanes == lanes, "lstm: another shape")
      let width = layer.inputWidth + layer.hiddenWidth
      let start = (layer.steps * width + layer.inputWidth) * taken.row
      taken.reading { (taken: Span<Float>) in
        given.writing { (given: inout MutableSpan<Float>) in
          for place in given.indices { given[place] = taken[start + place] }
        }
      }
    }
  }

  /// How many bytes a pass takes.
  package func bytes(rows: Int) -> Int {
    let moving = (steps + 1) * (inputWidth + 2 * hiddenWidth) + 5 * steps * hiddenWidth
    return Activations.bytes(features: moving + hiddenWidth, rows: rows)
  }
}

extension LSTMLayer {
  /// Runs all steps from an empty memory. Cost: O(hidden · (inputs + hidden)) a step and sequence.
  package func run(_ weights: [Float], in pass: inout Pass, on isa: ISA = .active) {
    unsafe withNet(weights, &pass) { net, _ in unsafe ck_lstm_run(isa.path, net) }
  }

  /// Computes the slopes of a loss by the weights from those by what the last step gave, which are
  /// used up, as is the pass.
  package func gradient(
    _ weights: [Float], from dh: inout Activations, in pass: inout Pass,
    into gradient: inout [Float], on isa: ISA = .active
  ) {
    precondition(
      end <= gradient.count && dh.features == hiddenWidth && dh.lanes == pass.lanes,
      "lstm: slopes of another shape")
    pass.cellSlopes.clear()
    let (start, biases) = (start, biases)
    unsafe withNet(weights, &pass) { net, cellSlopes in
      unsafe dh.writing { dh in
        unsafe gradient.withUnsafeMutableBufferPointer { gradient in
          guard let base = gradient.baseAddress else { return }
          unsafe ck_lstm_run_back(isa.path, net, dh, cellSlopes, base + start, base + biases)
        }
      }
    }
  }

  /// Shows weights and pass to a kernel, and the slopes by the memory apart.
  private func withNet(
    _ weights: [Float], _ pass: inout Pass,
    _ body: (UnsafePointer<ck_lstm>, ck_batch) -> Void
  ) {
    precondition(end <= weights.count, "lstm: \(weights.count) weights of \(end)")
    let lanes = pass.lanes
    unsafe weights.withUnsafeBufferPointer { weights in
      guard let base = weights.baseAddress else { return }
      unsafe pass.taken.writing { taken in
        unsafe pass.gates.writing { gates in
          unsafe pass.cells.writing { cells in
            unsafe pass.squashed.writing { squashed in
              unsafe pass.cellSlopes.writing { cellSlopes in
                var net = unsafe ck_lstm(
                  inputs: inputWidth, hidden: hiddenWidth, steps: steps, lanes: lanes,
                  weights: base + start, bias: base + biases, taken: taken, gates: gates,
                  cells: cells, squashed: squashed)
                unsafe body(&net, cellSlopes)
              }
            }
          }
        }
      }
    }
  }
}
