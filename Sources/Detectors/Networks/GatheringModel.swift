internal import RingtrueCore
package import RingtrueKernels

/// A network while it learns to put ordinary rows near one point.
package struct GatheringModel: Trainable {
  let stack: Stack
  package var weights: Weights
  private let decay: Float
  private let table: [Float]
  private var x: Activations
  private var pass: Stack.Pass
  private var target: Activations

  /// A network of zeros whose point is 0, and the rows to learn from, row after row.
  package init(_ stack: Stack, decay: Double, table: [Float], batch: Int) {
    self.stack = stack
    self.decay = Float(decay)
    self.table = table
    weights = Weights(count: stack.end)
    x = Activations(features: stack.layers[0].inputs, rows: batch)
    pass = Stack.Pass(stack, rows: batch)
    target = pass.result
  }

  /// The point.
  package var center: [Float] {
    (0..<stack.layers[stack.layers.count - 1].outputs).map { target[$0, 0] }
  }

  /// Draws the weights.
  package mutating func initialize(from stream: RandomStream) {
    stack.initialize(&weights.values, from: stream)
  }

  /// Makes the mean of what the network gives the point. A coordinate too near 0 is moved away:
  /// weights of 0 would put every row there.
  mutating func findCenter(rows: Int, under conditions: Conditions) throws {
    var sums = center.map { _ in 0.0 }
    for start in stride(from: 0, to: rows, by: x.lanes) {
      try conditions.checkCancelled()
      let places = (start..<min(start + x.lanes, rows)).map { UInt32($0) }
      run(places.span)
      for output in sums.indices {
        for lane in places.indices { sums[output] += Double(pass.result[output, lane]) }
      }
    }
    setCenter(
      sums.map { sum in
        let mean = Float(sum / Double(rows))
        return abs(mean) >= Self.nearest ? mean : mean < 0 ? -Self.nearest : Self.nearest
      })
  }

  /// Sets the point.
  package mutating func setCenter(_ center: [Float]) {
    for (output, value) in center.enumerated() {
      for lane in 0..<target.lanes { target[output, lane] = value }
    }
  }

  /// How near 0 a coordinate of the point may be.
  private static let nearest: Float = 0.1

  /// The sum of squared distances; leaves the slopes of their mean and of the decay.
  package mutating func learn(_ places: Span<UInt32>, step: Int) -> Double {
    let loss = loss(places)
    stack.runBack(weights.values, from: x, in: &pass, gradient: &weights.gradient)
    for place in weights.values.indices {
      weights.gradient[place] += decay * weights.values[place]
    }
    return loss
  }

  /// The sum of squared distances from the point.
  package mutating func loss(_ places: Span<UInt32>) -> Double {
    run(places)
    let last = pass.slopes.count - 1
    return squaredLoss(
      of: pass.result, against: target, rows: places.count, scale: 2 / Float(places.count),
      slopes: &pass.slopes[last])
  }

  private mutating func run(_ places: Span<UInt32>) {
    x.gather(places, of: table, features: stack.layers[0].inputs)
    stack.run(weights.values, on: x, in: &pass)
  }
}
