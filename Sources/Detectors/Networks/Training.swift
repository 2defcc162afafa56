internal import RingtrueCore
package import RingtrueKernels

/// A network that can say how wrong it is about some rows, and how to be less so.
package protocol Trainable {
  /// What it learns.
  var weights: Weights { get set }

  /// The sum of the losses of rows named by their places; leaves the slopes of their mean in the
  /// weights. The step keys whatever chance it needs.
  mutating func learn(_ places: Span<UInt32>, step: Int) -> Double

  /// The sum of the losses of rows.
  mutating func loss(_ places: Span<UInt32>) -> Double
}

/// How a network is trained: some passes over the rows in small batches, in an order drawn anew for
/// each pass, until rows held back no longer gain.
struct Training: Sendable {
  let epochs: Int
  let batch: Int
  let rate: Double
  let patience: Int

  /// The settings that users may turn.
  static func knobs(epochs: Int) -> [Knob] {
    [
      .integer("epochs", epochs, in: 1...100_000, "How many passes over the rows, at the most."),
      .integer("batch", 64, in: 1...65_536, "How many rows a step learns from."),
      .number("rate", 0.001, in: 1e-6...1, "How far a step goes."),
      .integer(
        "patience", 10, in: 0...100_000,
        "Passes without gain on the rows held back after which it stops; 0 holds none back."),
    ]
  }

  init(_ settings: Settings) {
    epochs = settings.integer("epochs")
    batch = settings.integer("batch")
    rate = settings.number("rate")
    patience = settings.integer("patience")
  }

  /// How many rows a batch of so many has.
  func batch(of rows: Int) -> Int { min(batch, rows) }

  /// How many bytes the order of the rows takes.
  func bytes(rows: Int) -> Int { rows * 4 }

  /// Trains, and tells how it went; the weights end as they were when the rows held back fared best.
  func train<Model: Trainable>(
    _ model: inout Model, rows: Int, name: String, under conditions: Conditions
  ) throws -> LearningCourse {
    var order = (0..<rows).map { UInt32($0) }
    let orders = RandomStream(seed: conditions.seed.rawValue, name: name + ".order")
    try orders.shuffle(&order, first: rows, under: conditions)
    let held = patience == 0 || rows < Self.fewest ? 0 : rows / 10
    let learned = rows - held
    var best = (loss: Double.infinity, epoch: 0, values: model.weights.values)
    var course = LearningCourse()
    var step = 0
    for epoch in 0..<epochs {
      try orders.entity(epoch + 1).shuffle(&order, first: learned, under: conditions)
      var sum = 0.0
      for start in stride(from: 0, to: learned, by: batch) {
        try conditions.checkCancelled()
        let places = order.span.extracting(start..<min(start + batch, learned))
        sum += model.learn(places, step: step)
        model.weights.descend(rate: Float(rate))
        step += 1
      }
      let mean = sum / Double(learned)
      guard held > 0 else {
        course.add(learned: mean, held: nil)
        continue
      }
      let loss = try loss(model: &model, order.span.extracting(learned..<rows), conditions)
      course.add(learned: mean, held: loss / Double(held))
      if loss < best.loss { best = (loss, epoch, model.weights.values) }
      if epoch - best.epoch >= patience { break }
    }
    if held > 0 { model.weights.values = best.values }
    return course
  }

  /// Fewer rows than this are too few to hold any back.
  private static let fewest = 100

  private func loss<Model: Trainable>(
    model: inout Model, _ places: Span<UInt32>, _ conditions: Conditions
  ) throws -> Double {
    var total = 0.0
    for start in stride(from: 0, to: places.count, by: batch) {
      try conditions.checkCancelled()
      total += model.loss(places.extracting(start..<min(start + batch, places.count)))
    }
    return total
  }
}

extension RandomStream {
  /// Puts the first elements in a random order, four of them a block of the stream.
  ///
  /// A place is drawn as the high half of a product, uneven by less than one in 2³². Durstenfeld,
  /// CACM 7(7), 1964, doi:10.1145/364520.364540.
  func shuffle(
    _ elements: inout [UInt32], first count: Int, under conditions: Conditions
  ) throws {
    var last = count - 1
    var (draws, pulse) = (self, Pulse(conditions))
    while last > 0 {
      try pulse.beat()
      let words = draws.draw().words()
      for word in [words.0, words.1, words.2, words.3] where last > 0 {
        elements.swapAt(last, Int(word.multipliedFullWidth(by: UInt64(last + 1)).high))
        last -= 1
      }
    }
  }
}
