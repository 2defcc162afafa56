import Foundation
import Testing

@testable import RingtrueKernels

@Suite struct `What training does between layers` {
  /// Numbers in all lanes, those of the filling among them.
  private func noise(_ features: Int, _ rows: Int, seed: UInt64) -> Activations {
    var numbers = Numbers(seed: seed)
    var batch = Activations(features: features, rows: rows)
    let given = numbers.floats(batch.count)
    for (place, number) in given.enumerated() {
      batch[place / batch.lanes, place % batch.lanes] = number
    }
    return batch
  }

  @Test(arguments: [1, 15, 16, 17, 40], ISA.available)
  func `gathers rows into lanes, and clears the others`(_ count: Int, _ isa: ISA) {
    var numbers = Numbers(seed: 32)
    let table = numbers.floats(5 * 50)
    let places = (0..<count).map { UInt32($0 * 7 % 50) }
    var x = noise(5, 48, seed: 33)
    x.gather(places.span, of: table, features: 5, on: isa)
    for feature in 0..<x.features {
      for lane in 0..<x.lanes {
        let filled = feature < 5 && lane < count
        #expect(x[feature, lane] == (filled ? table[Int(places[lane]) * 5 + feature] : 0))
      }
    }
  }

  @Test(arguments: [1, 16, 21], ISA.available)
  func `sums squares over the filled lanes, and lets the others pull nowhere`(
    _ rows: Int, _ isa: ISA
  ) {
    let (y, x) = (noise(4, 32, seed: 34), noise(4, 32, seed: 35))
    var slopes = noise(4, 32, seed: 36)
    let loss = squaredLoss(of: y, against: x, rows: rows, scale: 0.25, slopes: &slopes, on: isa)
    var exact = 0.0
    for feature in 0..<4 {
      for lane in 0..<32 {
        let error = lane < rows ? y[feature, lane] - x[feature, lane] : 0
        exact += Double(error) * Double(error)
        #expect(slopes[feature, lane] == 0.25 * error)
      }
    }
    #expect(abs(loss - exact) < 1e-5 * exact)
  }

  @Test(arguments: ISA.available)
  func `draws points of laws, and measures how far laws are from the standard one`(_ isa: ISA) {
    let laws = LatentLaw(latent: 3)
    let (law, e, dz) = (
      noise(8, 16, seed: 37), noise(3, 16, seed: 38), noise(3, 16, seed: 39)
    )
    var z = noise(3, 16, seed: 40)
    var slopes = noise(8, 16, seed: 41)
    laws.sample(law, noise: e, into: &z, on: isa)
    let divergence = laws.divergence(
      law, noise: e, dz: dz, rows: 10, scale: 0.5, slopes: &slopes, on: isa)
    var exact = 0.0
    for feature in 0..<4 {
      for lane in 0..<16 {
        let (mean, log) = (Double(law[feature, lane]), Double(law[4 + feature, lane]))
        let (deviation, pull) = (exp(log / 2), lane < 10 ? 0.5 : 0)
        let (slope, noise) = (Double(dz[feature, lane]), Double(e[feature, lane]))
        #expect(abs(Double(z[feature, lane]) - (mean + noise * deviation)) < 1e-6)
        #expect(abs(Double(slopes[feature, lane]) - (slope + pull * mean)) < 1e-6)
        let second = 0.5 * (slope * noise * deviation + pull * (deviation * deviation - 1))
        #expect(abs(Double(slopes[4 + feature, lane]) - second) < 1e-6)
        if lane < 10 { exact += 0.5 * (mean * mean + deviation * deviation - 1 - log) }
      }
    }
    #expect(abs(divergence - exact) < 1e-5 * exact)
  }

  /// A wild variance counts as e²⁰, so that one bad row cannot make the weights infinite.
  @Test(arguments: ISA.available)
  func `keeps variances within bounds`(_ isa: ISA) {
    let laws = LatentLaw(latent: 4)
    var law = Activations(features: 8, rows: 16)
    for lane in 0..<16 { law[4, lane] = 1000 }
    var z = Activations(features: 4, rows: 16)
    laws.sample(law, noise: noise(4, 16, seed: 42), into: &z, on: isa)
    #expect(z.values.allSatisfy { $0.isFinite })
  }

  /// The first step goes by the rate against the sign of the slope, whatever its size.
  @Test(arguments: ISA.available)
  func `steps as Adam does`(_ isa: ISA) {
    var numbers = Numbers(seed: 43)
    var weights = Weights(count: 20)
    weights.values = numbers.floats(32)
    var (mean, square) = ([Double](repeating: 0, count: 32), [Double](repeating: 0, count: 32))
    var exact = weights.values.map { Double($0) }
    for step in 1...5 {
      weights.gradient = numbers.floats(32)
      weights.descend(rate: 0.01, on: isa)
      for i in 0..<32 {
        let slope = Double(weights.gradient[i])
        mean[i] = 0.9 * mean[i] + 0.1 * slope
        square[i] = 0.999 * square[i] + 0.001 * slope * slope
        let unbiased = mean[i] / (1 - pow(0.9, Double(step)))
        let root = (square[i] / (1 - pow(0.999, Double(step)))).squareRoot()
        exact[i] -= 0.01 * unbiased / (root + 1e-8)
      }
    }
    #expect(zip(weights.values, exact).allSatisfy { abs(Double($0) - $1) < 1e-5 })
  }

  @Test func `draws the same noise for the same step, and leaves the filling alone`() {
    let stream = RandomStream(seed: 5, name: "noise")
    var (first, again) = (Activations(features: 6, rows: 20), Activations(features: 6, rows: 20))
    var other = first
    stream.entity(3).fillNormal(&first, features: 6)
    stream.entity(4).fillNormal(&other, features: 6)
    stream.entity(3).fillNormal(&again, features: 6)
    #expect(first.values == again.values && first.values != other.values)
    #expect(first.values[(6 * 32)...].allSatisfy { $0 == 0 })
    let moments = Moments(of: first.values.span.extracting(0..<6 * 32))
    #expect(abs(moments.mean) < 0.3 && abs(moments.variance - 1) < 0.4)
  }

  /// Philox4x32-10 in single words, for comparison.
  private func philox(_ counter: [UInt32], key: UInt64) -> [UInt32] {
    var words = counter
    var keys = (UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32))
    for _ in 0..<10 {
      let a = words[0].multipliedFullWidth(by: 0xD251_1F53)
      let b = words[2].multipliedFullWidth(by: 0xCD9E_8D57)
      words = [b.high ^ words[1] ^ keys.0, b.low, a.high ^ words[3] ^ keys.1, a.low]
      keys = (keys.0 &+ 0x9E37_79B9, keys.1 &+ 0xBB67_AE85)
    }
    return words
  }

  @Test func `has a cipher in single words that gives its authors' known answers`() {
    #expect(philox([0, 0, 0, 0], key: 0) == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
    #expect(
      philox([.max, .max, .max, .max], key: .max)
        == [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD])
  }

  @Test(arguments: ISA.available)
  func `makes noise of that cipher, keyed by one draw of the stream`(isa: ISA) {
    let stream = RandomStream(seed: 9, name: "noise").entity(2)
    let key = stream[0].words()
    let words = stream.noiseWords(1040, on: isa)
    for (place, word) in words.enumerated() {
      let (block, lane) = (place / 64, place % 16)
      let counter = [
        UInt32(16 * block + lane), 0, UInt32(truncatingIfNeeded: key.1),
        UInt32(truncatingIfNeeded: key.1 >> 32),
      ]
      #expect(word == philox(counter, key: key.0)[place % 64 / 16])
    }
  }

  @Test func `makes the same noise on all paths that fuse`() {
    let stream = RandomStream(seed: 9, name: "noise")
    let paths = ISA.available.filter(\.fuses)
    let noises = paths.map { path in
      var noise = Activations(features: 5, rows: 70)
      stream.fillNormal(&noise, features: 5, on: path)
      return noise.values
    }
    #expect(noises.allSatisfy { $0 == noises[0] })
  }

  @Test(arguments: ISA.available)
  func `makes the normals of Box and Muller of two words each`(isa: ISA) {
    let stream = RandomStream(seed: 9, name: "noise").entity(2)
    var noise = Activations(features: 20, rows: 40)
    stream.fillNormal(&noise, features: 17, on: isa)
    let (values, words) = (noise.values, stream.noiseWords(17 * 48, on: isa))
    for place in words.indices where place % 32 < 16 {
      let uniform = (Double(words[place] >> 9) + 0.5) / 8_388_608
      let radius = (-2 * log(uniform)).squareRoot()
      guard place + 16 < words.count else { continue }
      let turns = Double(Int32(bitPattern: words[place + 16]) >> 8) / 16_777_216
      #expect(abs(Double(values[place]) - radius * cos(2 * .pi * turns)) < 3e-6)
      #expect(abs(Double(values[place + 16]) - radius * sin(2 * .pi * turns)) < 3e-6)
    }
  }
}
