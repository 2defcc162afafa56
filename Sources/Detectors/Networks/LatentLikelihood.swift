internal import RingtrueCore
internal import RingtrueKernels

/// How likely a variational autoencoder holds a row: a mixture of normal laws around what it would
/// rebuild from some points of the row's latent law.
///
/// The points are the same for every row, in deviations from the mean of its law, so that no row's
/// likelihood hangs on the others. Cost: O(weights · draws) a row.
struct LatentLikelihood: Sendable {
  /// How many latent coordinates there are.
  let latent: Int
  /// For each feature, the variance of what the network cannot rebuild, scaled.
  let noise: [Float]
  /// Where the points lie, in deviations: coordinate after coordinate of each point.
  private let points: [[Float]]

  /// The least variance that noise may have.
  private static let leastNoise: Float = 1e-6

  init(latent: Int, draws: Int, noise: [Float]) {
    self.latent = latent
    self.noise = noise
    let stream = RandomStream(seed: 0, name: "vae.points")
    points = (0..<draws).map { draw in
      var numbers = stream.entity(draw)
      return (0..<latent).map { _ in Float(numbers.next(Normal())) }
    }
  }

  /// Learns the noise from the rows that the network learned from.
  init(
    _ network: TrainedNetwork, latent: Int, draws: Int, learnedFrom rows: Observations,
    under conditions: Conditions
  ) throws {
    let squares = try network.overBatches(rows, under: conditions) { batch, range in
      network.squares(batch, rows: range.count)
    }
    self.init(
      latent: latent, draws: draws,
      noise: network.names.indices.map { feature in
        let total = squares.reduce(0) { $0 + $1[feature] }
        return max(Float(total / Double(rows.rowCount)), Self.leastNoise)
      })
  }

  /// The means of the latent laws, a column a coordinate.
  func coordinates(
    _ network: TrainedNetwork, _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    let runs = try network.overBatches(rows, under: conditions) { batch, range in
      let law = law(network, batch)
      return (0..<latent).map { place in (0..<range.count).map { law[place, $0] } }
    }
    return FeatureMatrix(
      names: (1...latent).map { "latent-\($0)" }, rowCount: rows.rowCount,
      values: (0..<latent).flatMap { coordinate in runs.flatMap { $0[coordinate] } })
  }

  /// For each cell, the variance over the points and that of the noise, in its own squared units.
  func variances(
    _ network: TrainedNetwork, _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    let runs = try network.overBatches(rows, under: conditions) { batch, range in
      let rebuilt = rebuilt(network, batch)
      return network.names.indices.map { feature in
        let scale = network.scaling.deviation(feature)
        return (0..<range.count).map { lane in
          let cells = rebuilt.map { $0[feature, lane] }
          let variance = Float(Moments(of: cells.span).variance) + noise[feature]
          return min(variance * scale * scale, .greatestFiniteMagnitude)
        }
      }
    }
    return FeatureMatrix(
      names: network.names, rowCount: rows.rowCount,
      values: network.names.indices.flatMap { feature in runs.flatMap { $0[feature] } },
      lineage: rows.features.lineage)
  }

  /// −ln of each row's likelihood, scaled.
  func negativeLogarithms(
    _ network: TrainedNetwork, _ rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    let constant = noise.reduce(0) { $0 + Elementary.log(2 * .pi * Double($1)) }
    return try network.overRows(rows, under: conditions) { batch, values in
      let rebuilt = rebuilt(network, batch)
      for lane in values.indices {
        let distances = rebuilt.map { distance(batch, $0, lane) }
        values[lane] = 0.5 * constant - logarithmOfMean(distances.map { -0.5 * $0 })
      }
    }
  }

  /// The squared distance of a row from what was rebuilt, in deviations of the noise.
  private func distance(_ given: Activations, _ rebuilt: Activations, _ lane: Int) -> Double {
    var sum = 0.0
    for feature in noise.indices {
      let error = Double(given[feature, lane] - rebuilt[feature, lane])
      sum += error * error / Double(noise[feature])
    }
    return sum
  }

  /// The logarithm of the mean of numbers whose logarithms are given, at least one.
  private func logarithmOfMean(_ logarithms: [Double]) -> Double {
    let greatest = logarithms.reduce(-.infinity, max)
    let sum = logarithms.reduce(0) { $0 + Elementary.exp($1 - greatest) }
    return greatest + Elementary.log(sum / Double(logarithms.count))
  }

  private func law(_ network: TrainedNetwork, _ batch: Activations) -> Activations {
    var pass = Stack.Pass(network.stacks[0], rows: batch.lanes)
    network.stacks[0].run(network.weights, on: batch, in: &pass)
    return pass.result
  }

  /// A batch as rebuilt from each of the points.
  private func rebuilt(_ network: TrainedNetwork, _ batch: Activations) -> [Activations] {
    let (law, laws) = (law(network, batch), LatentLaw(latent: latent))
    var noise = Activations(features: latent, rows: batch.lanes)
    var z = noise
    var pass = Stack.Pass(network.stacks[1], rows: batch.lanes)
    return points.map { point in
      for coordinate in 0..<latent {
        for lane in 0..<noise.lanes { noise[coordinate, lane] = point[coordinate] }
      }
      laws.sample(law, noise: noise, into: &z)
      network.stacks[1].run(network.weights, on: z, in: &pass)
      return pass.result
    }
  }
}
