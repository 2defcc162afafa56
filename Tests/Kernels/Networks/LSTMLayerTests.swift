import Foundation
import Testing

@testable import RingtrueKernels

/// A memory in Double, one sequence at a time, as slow and plain as can be.
private struct SlowMemory {
  let layer: LSTMLayer
  var weights: [Double]

  /// What the last step gives.
  func run(_ sequence: [[Double]]) -> [Double] {
    var (given, memory) = ([Double](repeating: 0, count: layer.hidden), [Double]())
    memory = given
    for x in sequence {
      let told = (0..<4).map { gate in
        (0..<layer.hidden).map { hidden in
          let inputs = x.indices.reduce(weights[layer.bias(gate: gate, hidden: hidden)]) {
            $0 + weights[layer.place(gate: gate, hidden: hidden, input: $1)] * x[$1]
          }
          return given.indices.reduce(inputs) {
            $0 + weights[layer.place(gate: gate, hidden: hidden, given: $1)] * given[$1]
          }
        }
      }
      for hidden in 0..<layer.hidden {
        let open = [0, 1, 3].map { 1 / (1 + exp(-told[$0][hidden])) }
        memory[hidden] = open[1] * memory[hidden] + open[0] * tanh(told[2][hidden])
        given[hidden] = open[2] * tanh(memory[hidden])
      }
    }
    return given
  }
}

@Suite struct `A long short-term memory` {
  /// Weights, sequences, and slopes by what the last step gives.
  private struct Setting {
    let layer: LSTMLayer
    var weights: [Float]
    let table: [Float]
    let rows: Int

    init(inputs: Int, hidden: Int, steps: Int, rows: Int) {
      var numbers = Numbers(seed: 51)
      layer = LSTMLayer(inputs: inputs, hidden: hidden, steps: steps, at: 16)
      weights = [Float](repeating: 0, count: layer.end)
      for gate in 0..<4 {
        for here in 0..<hidden {
          for input in 0..<inputs {
            weights[layer.place(gate: gate, hidden: here, input: input)] = numbers.floats(1)[0]
          }
          for given in 0..<hidden {
            weights[layer.place(gate: gate, hidden: here, given: given)] = numbers.floats(1)[0]
          }
          weights[layer.bias(gate: gate, hidden: here)] = numbers.floats(1)[0]
        }
      }
      table = numbers.floats(rows * steps * inputs)
      self.rows = rows
    }

    /// The sequence of a row, a step after the other.
    func sequence(_ row: Int) -> [[Double]] {
      (0..<layer.steps).map { step in
        let start = (step * rows + row) * layer.inputs
        return table[start..<start + layer.inputs].map { Double($0) }
      }
    }

    func pass(on isa: ISA) -> LSTMLayer.Pass {
      var pass = LSTMLayer.Pass(layer, rows: rows)
      for step in 0..<layer.steps {
        let places = (0..<rows).map { UInt32(step * rows + $0) }
        pass.take(layer, places.count, at: places.span, of: table, in: step, on: isa)
      }
      layer.run(weights, in: &pass, on: isa)
      return pass
    }
  }

  private static let settings = [
    Setting(inputs: 1, hidden: 1, steps: 1, rows: 1),
    Setting(inputs: 5, hidden: 6, steps: 4, rows: 17),
    Setting(inputs: 8, hidden: 4, steps: 7, rows: 32),
  ]

  @Test(arguments: 0..<3, ISA.available)
  func `gives what a plain one gives`(_ place: Int, _ isa: ISA) {
    let setting = Self.settings[place]
    let layer = setting.layer
    let pass = setting.pass(on: isa)
    var given = Activations(features: layer.hidden, rows: setting.rows)
    pass.copyGiven(layer, into: &given)
    let slow = SlowMemory(layer: layer, weights: setting.weights.map { Double($0) })
    for row in 0..<setting.rows {
      for (hidden, exact) in slow.run(setting.sequence(row)).enumerated() {
        #expect(abs(Double(given[hidden, row]) - exact) < 1e-6)
      }
    }
    #expect(
      given.values[(layer.hidden * given.lanes)...].allSatisfy { $0 == 0 }, "what fills up stays 0")
  }

  /// The loss is a sum of what is given, weighed by given slopes; the last lanes pull nowhere.
  @Test(arguments: ISA.available)
  func `has the slopes of finite differences, and none for what fills it up`(_ isa: ISA) {
    let setting = Self.settings[1]
    let layer = setting.layer
    var numbers = Numbers(seed: 52)
    var dh = Activations(features: layer.hidden, rows: setting.rows)
    for hidden in 0..<layer.hidden {
      for row in 0..<setting.rows { dh[hidden, row] = numbers.floats(1)[0] }
    }
    let loss = { [dh] (weights: [Double]) in
      let slow = SlowMemory(layer: layer, weights: weights)
      return (0..<setting.rows).reduce(0.0) { sum, row in
        let given = slow.run(setting.sequence(row))
        return given.indices.reduce(sum) { $0 + given[$1] * Double(dh[$1, row]) }
      }
    }
    var pass = setting.pass(on: isa)
    var gradient = setting.weights
    layer.gradient(setting.weights, from: &dh, in: &pass, into: &gradient, on: isa)
    let exact = setting.weights.map { Double($0) }
    var (worst, largest) = (0.0, 0.0)
    for place in layer.start..<layer.end {
      var (up, down) = (exact, exact)
      up[place] += 1e-6
      down[place] -= 1e-6
      // No weight of the filling counts in the plain memory, so its slope is 0.
      let slope = (loss(up) - loss(down)) / 2e-6
      worst = max(worst, abs(slope - Double(gradient[place])))
      largest = max(largest, abs(slope))
    }
    #expect(worst < 1e-5 * largest)
    #expect(gradient[..<layer.start] == setting.weights[..<layer.start], "others are left alone")
  }

  @Test func `has the same bits on all paths that fuse`() {
    let results = ISA.available.filter(\.fuses).map { isa in
      let setting = Self.settings[2]
      var pass = setting.pass(on: isa)
      var (dh, gradient) = (Activations(features: 4, rows: 32), setting.weights)
      pass.copyGiven(setting.layer, into: &dh)
      setting.layer.gradient(setting.weights, from: &dh, in: &pass, into: &gradient, on: isa)
      return gradient
    }
    for result in results.dropFirst() { #expect(result == results[0]) }
  }
}
