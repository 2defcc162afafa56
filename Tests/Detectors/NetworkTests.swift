import Foundation
import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

/// A network in Double, row by row, as slow and plain as can be: what gradients are checked against.
struct SlowNetwork {
  var weights: [Double]

  /// The outputs for a row, those between multiplied by a factor of their layer and place.
  func run(
    _ stack: Stack, on row: [Double], times factor: (Int, Int) -> Double = { _, _ in 1 }
  ) -> [Double] {
    stack.layers.enumerated().reduce(row) { x, next in
      let (place, layer) = next
      return (0..<layer.outputs).map { output in
        let bias = layer.isBiased ? weights[layer.biases + output] : 0
        let sum = (0..<layer.inputs).reduce(bias) {
          $0 + weights[layer.place(output: output, input: $1)] * x[$1]
        }
        return place + 1 < stack.layers.count ? max(sum, 0) * factor(place, output) : sum
      }
    }
  }

  /// The largest difference between given slopes and those of finite differences, relative to the
  /// largest slope.
  func worstSlope(_ given: [Float], loss: (SlowNetwork) -> Double) -> Double {
    let step = 1e-6
    var (worst, largest) = (0.0, 0.0)
    for place in weights.indices {
      var (up, down) = (self, self)
      up.weights[place] += step
      down.weights[place] -= step
      let slope = (loss(up) - loss(down)) / (2 * step)
      worst = max(worst, abs(slope - Double(given[place])))
      largest = max(largest, abs(slope))
    }
    return worst / largest
  }
}

private func squaredDistance(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
}

/// How far a normal law of independent coordinates lies from the standard one.
private func divergence(_ means: [Double], _ logarithms: [Double]) -> Double {
  zip(means, logarithms).map { 0.5 * ($0 * $0 + exp($1) - 1 - $1) }.reduce(0, +)
}

@Suite struct `The slopes of a network` {
  static let rows = 9
  let table: [Float] = {
    let stream = RandomStream(seed: 3, name: "rows")
    return (0..<45).map { Float(stream[UInt64($0)].unit * 4 - 2) }
  }()
  let places = (0..<9).map { UInt32($0) }

  func row(_ place: Int) -> [Double] { (0..<5).map { Double(table[place * 5 + $0]) } }

  @Test func `are those of finite differences for an autoencoder`() {
    let stack = Stack([5, 7, 3, 7, 5])
    var model = AutoencoderModel(stack, table: table, batch: 16)
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let loss = model.learn(places.span, step: 0)
    let slow = SlowNetwork(weights: model.weights.values.map { Double($0) })
    let slowLoss = { (network: SlowNetwork) in
      places.indices.reduce(0.0) { sum, place in
        let x = row(place)
        return sum + squaredDistance(network.run(stack, on: x), x)
      }
    }
    #expect(abs(loss - slowLoss(slow)) < 1e-5 * loss)
    let worst = slow.worstSlope(model.weights.gradient) { slowLoss($0) / 9 }
    #expect(worst < 1e-3)
  }

  @Test func `are those of finite differences where hidden numbers are silenced`() throws {
    let stack = Stack([5, 7, 3, 7, 5])
    let dropout = try #require(Dropout(share: 0.4, RandomStream(seed: 5, name: "dropout")))
    let masks = stack.layers.dropLast().enumerated().map { place, layer in
      var mask = Activations(features: layer.outputs, rows: 16)
      for output in 0..<layer.outputs { for row in 0..<9 { mask[output, row] = 1 } }
      dropout.silence(&mask, ofLayer: place, step: 7)
      return mask
    }
    let kept = masks[0].values.filter { $0 > 0 }
    #expect(kept.allSatisfy { abs($0 - 1 / (1 - 102.0 / 256)) < 1e-6 })
    #expect((20...55).contains(kept.count))
    var model = AutoencoderModel(stack, table: table, batch: 16, dropout: dropout)
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let loss = model.learn(places.span, step: 7)
    let slow = SlowNetwork(weights: model.weights.values.map { Double($0) })
    let slowLoss = { (network: SlowNetwork) in
      places.indices.reduce(0.0) { sum, place in
        let x = row(place)
        let y = network.run(stack, on: x) { Double(masks[$0][$1, place]) }
        return sum + squaredDistance(y, x)
      }
    }
    #expect(abs(loss - slowLoss(slow)) < 1e-5 * loss)
    #expect(slow.worstSlope(model.weights.gradient) { slowLoss($0) / 9 } < 1e-3)
    #expect(model.loss(places.span) != loss)
    #expect(Dropout(share: 0, RandomStream(seed: 5, name: "dropout")) == nil)
  }

  @Test func `are those of finite differences for a variational autoencoder`() {
    let shape = VAEModel.Shape(features: 5, hidden: 6, inner: 7, latent: 3)
    let chance = RandomStream(seed: 2, name: "noise")
    var model = VAEModel(shape, beta: 0.7, table: table, batch: 16, chance: chance)
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let loss = model.learn(places.span, step: 4)
    var noise = Activations(features: 3, rows: 16)
    chance.entity(4).fillNormal(&noise, features: 3)
    let slow = SlowNetwork(weights: model.weights.values.map { Double($0) })
    let slowLoss = { (network: SlowNetwork) in
      places.indices.reduce(0.0) { sum, place in
        let x = row(place)
        let law = network.run(shape.encoder, on: x)
        let z = (0..<3).map { law[$0] + Double(noise[$0, place]) * exp(law[4 + $0] / 2) }
        let error = squaredDistance(network.run(shape.decoder, on: z), x)
        return sum + error + 0.7 * divergence(Array(law[0..<3]), Array(law[4..<7]))
      }
    }
    #expect(abs(loss - slowLoss(slow)) < 1e-5 * loss)
    // The filling of the latent laws must never move, so its slopes count as wrong unless 0.
    let worst = slow.worstSlope(model.weights.gradient) { slowLoss($0) / 9 }
    #expect(worst < 1e-3)
  }
}

/// Rows on a bent line of three features, and one off it that is ordinary in each.
private let bend: Observations = {
  let stream = RandomStream(seed: 8, name: "bend")
  let t = (0..<300).map { Float(stream[UInt64($0)].unit * 2 - 1) }
  return Observations(
    FeatureMatrix(
      names: ["t", "square", "minus"], rowCount: 301,
      values: t + [0.9] + t.map { $0 * $0 } + [0.1] + t.map { -$0 * 3 + 5 } + [6]))
}()

private func fitted<D: Detector>(_ kind: D.Type, _ settings: String) throws -> D.Fitted {
  try D(Settings(of: D.card.knobs, parsing: settings)).fit(bend, under: Conditions())
}

@Suite struct `An autoencoder` {
  let settings = "hidden=16,inner=2,dropout=0,epochs=60,batch=16,rate=0.005,patience=0"

  @Test func `finds strangest what it cannot rebuild, though each cell is ordinary`() throws {
    let scores = try fitted(Autoencoder.self, settings).scores(bend, under: Conditions())
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 300)
  }

  @Test func `rebuilds rows in their own units, and errors of cells add up to scores`() throws {
    let model = try fitted(Autoencoder.self, settings)
    let rebuilt = try model.reconstruction(bend, under: Conditions())
    for row in 0..<20 { #expect(abs(rebuilt[row, 2] - bend.features[row, 2]) < 1) }
    let scores = try model.scores(bend, under: Conditions())
    let cells = try model.cellErrors(bend, under: Conditions())
    for row in [0, 7, 300] {
      let sum = cells.row(row).reduce(0, +)
      #expect(abs(Double(sum) - scores[row]) < 1e-4 * scores[row])
    }
    #expect(try model.contributions(bend, under: Conditions()) == cells)
  }

  @Test func `stays finite for rows that lie anywhere`() throws {
    let model = try fitted(Autoencoder.self, "epochs=1")
    let wild = Observations(
      FeatureMatrix(
        names: bend.features.names, rowCount: 2,
        values: [3e38, -3e38, 0, 1e-30, -3e38, 3e38]))
    #expect(try model.scores(wild, under: Conditions()).allSatisfy { $0.isFinite })
    let rebuilt = try model.reconstruction(wild, under: Conditions())
    #expect(rebuilt.values.allSatisfy { $0.isFinite })
  }
}

@Suite struct `A variational autoencoder` {
  let settings = "hidden=16,inner=8,latent=2,epochs=60,batch=16,rate=0.005,beta=0.05,patience=0"

  @Test(arguments: ["error", "nll"])
  func `finds strangest what it cannot rebuild, though each cell is ordinary`(
    _ score: String
  ) throws {
    let model = try fitted(VAE.self, settings + ",score=" + score)
    let scores = try model.scores(bend, under: Conditions())
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 300)
    let chances = try model.pValues(bend, under: Conditions())
    #expect(chances[300] == chances.min() && chances[300] < 0.01)
    #expect(chances.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test func `knows where rows lie in its latent space, and how sure it is of each cell`() throws {
    let model = try fitted(VAE.self, settings)
    let latent = try model.coordinates(bend, under: Conditions())
    #expect(latent.names == ["latent-1", "latent-2"] && latent.rowCount == 301)
    let variances = try model.predictiveVariances(bend, under: Conditions(width: 2))
    #expect(variances.names == bend.features.names)
    #expect(variances.values.allSatisfy { $0 > 0 && $0.isFinite })
    let likelihoods = try model.negativeLogLikelihoods(bend, under: Conditions())
    #expect(likelihoods.indices.max { likelihoods[$0] < likelihoods[$1] } == 300)
  }

  @Test func `foretells bounds that hold about as many cells as they promise`() throws {
    let model = try fitted(VAE.self, settings)
    var widths: [Float] = []
    for coverage in [0.5, 0.9, 0.99] {
      let (low, high) = try model.intervals(bend, coverage: coverage, under: Conditions())
      let cells = bend.features.values
      let held = cells.indices.count { low.values[$0] <= cells[$0] && cells[$0] <= high.values[$0] }
      // Errors have longer tails than a normal law, and crowd closer about 0.
      #expect(Double(held) / Double(cells.count) > coverage - 0.1, "\(coverage)")
      widths.append(high.values[7] - low.values[7])
    }
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
    let expected = try model.reconstruction(bend, under: Conditions())
    let (low, high) = try model.intervals(bend, coverage: 0, under: Conditions())
    #expect(low.values == expected.values && high.values == expected.values)
  }

  @Test func `stops early where rows held back no longer gain`() throws {
    let long = try fitted(VAE.self, "epochs=400,patience=1,rate=0.1,batch=16,hidden=4,inner=4")
    let longer = try fitted(VAE.self, "epochs=500,patience=1,rate=0.1,batch=16,hidden=4,inner=4")
    #expect(long.archive == longer.archive)
  }
}
