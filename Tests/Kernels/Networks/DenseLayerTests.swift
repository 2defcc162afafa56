import Testing

@testable import RingtrueKernels

/// Inputs, outputs, rows: around the edges of quads, vectors and tiles.
private let shapes: [[Int]] = {
  let edges = [[1, 1, 1], [3, 2, 16], [4, 8, 17], [11, 5, 64], [12, 9, 80], [7, 16, 65]]
  #if DEBUG
    return edges
  #else
    return edges + [[30, 64, 256], [64, 32, 100], [5, 130, 33]]
  #endif
}()

@Suite struct `A dense layer` {
  /// A layer behind other weights, rows of a batch, and slopes by what the layer gives.
  private struct Setting {
    let layer: DenseLayer
    let weights: [Float]
    let x: Activations
    let dy: Activations

    init(_ shape: [Int], isBiased: Bool = true) {
      var numbers = Numbers(seed: 31)
      layer = DenseLayer(shape[0], shape[1], isBiased: isBiased, at: 16)
      var weights = [Float](repeating: 0, count: layer.end + 3)
      for output in 0..<shape[1] {
        for input in 0..<shape[0] {
          weights[layer.place(output: output, input: input)] = numbers.floats(1)[0]
        }
        if isBiased { weights[layer.biases + output] = numbers.floats(1)[0] }
      }
      self.weights = weights
      x = Self.batch(shape[0], shape[2], &numbers)
      dy = Self.batch(shape[1], shape[2], &numbers)
    }

    static func batch(_ features: Int, _ rows: Int, _ numbers: inout Numbers) -> Activations {
      var batch = Activations(features: features, rows: rows)
      for feature in 0..<features {
        for row in 0..<rows { batch[feature, row] = numbers.floats(1)[0] }
      }
      return batch
    }
  }

  @Test(arguments: shapes, ISA.available)
  func `gives the chain from its bias over the inputs, rectified where asked, to the bit`(
    _ shape: [Int], _ isa: ISA
  ) {
    let setting = Setting(shape)
    let layer = setting.layer
    var y = Activations(features: shape[1], rows: shape[2])
    for isRectified in [false, true] {
      layer.apply(setting.weights, to: setting.x, into: &y, isRectified: isRectified, on: isa)
      for output in 0..<shape[1] {
        for row in 0..<shape[2] {
          let chain = (0..<shape[0]).reduce(setting.weights[layer.biases + output]) {
            isa.multiplyAdd(
              setting.weights[layer.place(output: output, input: $1)], setting.x[$1, row], $0)
          }
          #expect(y[output, row] == (isRectified ? max(chain, 0) : chain))
        }
      }
    }
    #expect(y.values[(shape[1] * y.lanes)...].allSatisfy { $0 == 0 }, "what fills up stays 0")
  }

  @Test(arguments: shapes, ISA.available)
  func `hands slopes back by its transpose, and none where the gate is shut`(
    _ shape: [Int], _ isa: ISA
  ) {
    let setting = Setting(shape)
    let layer = setting.layer
    for gate in [nil, setting.x] {
      var dx = Activations(features: shape[0], rows: shape[2])
      layer.slopes(setting.weights, from: setting.dy, into: &dx, gate: gate, on: isa)
      for input in 0..<shape[0] {
        for row in 0..<shape[2] {
          let chain = (0..<shape[1]).reduce(Float(0)) {
            isa.multiplyAdd(
              setting.weights[layer.place(output: $1, input: input)], setting.dy[$1, row], $0)
          }
          #expect(dx[input, row] == (gate.map { $0[input, row] > 0 } ?? true ? chain : 0))
        }
      }
    }
  }

  @Test(arguments: shapes, ISA.available)
  func `finds the slopes by its weights, and writes no others`(_ shape: [Int], _ isa: ISA) {
    for isBiased in [true, false] {
      let setting = Setting(shape, isBiased: isBiased)
      let layer = setting.layer
      var gradient = setting.weights.map { _ in Float(7) }
      layer.gradient(from: setting.dy, at: setting.x, into: &gradient, on: isa)
      var exact = gradient.map { _ in 0.0 }
      for row in 0..<shape[2] {
        for output in 0..<shape[1] {
          let slope = Double(setting.dy[output, row])
          if isBiased { exact[layer.biases + output] += slope }
          for input in 0..<shape[0] {
            exact[layer.place(output: output, input: input)] +=
              slope * Double(setting.x[input, row])
          }
        }
      }
      let error = zip(gradient, exact)[16..<layer.end].map { abs(Double($0) - $1) }.max() ?? 0
      #expect(error < Double(shape[2]) * 0x1p-23)
      #expect(
        gradient[..<16].allSatisfy { $0 == 7 } && gradient[layer.end...].allSatisfy { $0 == 7 })
    }
  }

  @Test func `has the same bits on all paths that fuse`() {
    let setting = Setting([30, 20, 100])
    let paths = ISA.available.filter(\.fuses)
    let results = paths.map { isa in
      var y = Activations(features: 20, rows: 100)
      var gradient = setting.weights
      setting.layer.apply(setting.weights, to: setting.x, into: &y, on: isa)
      setting.layer.gradient(from: setting.dy, at: setting.x, into: &gradient, on: isa)
      return y.values + gradient
    }
    for result in results.dropFirst() { #expect(result == results[0]) }
  }

  @Test func `refuses batches of another shape`() async {
    await #expect(processExitsWith: .failure) {
      var y = Activations(features: 4, rows: 16)
      DenseLayer(8, 4).apply(
        [Float](repeating: 0, count: 64), to: Activations(features: 4, rows: 16), into: &y)
    }
  }
}

extension Zip2Sequence where Sequence1 == [Float], Sequence2 == [Double] {
  /// The pairs at some places.
  fileprivate subscript(places: Range<Int>) -> ArraySlice<(Float, Double)> { Array(self)[places] }
}
