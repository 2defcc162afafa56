internal import RingtrueKernels

/// Every benchmark, in the order of the table.
enum Benchmarks {
  static let all: [@Sendable (Machine, ISA) -> [Measurement]] = [
    products, sorts, distances, vectors, reductions, searches, clusters, columns,
  ]

  static func noise(_ count: Int) -> [Float] {
    var state: UInt32 = 1
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 8) * 0x1p-24 + 0.1
    }
  }

  private static func products(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    [256, 512, 1024].map { size in
      let a = Matrix(rows: size, columns: size, elements: noise(size * size))
      let work = Double(size * size * size)
      let seconds = quickest(of: 10) { _ = a.times(a, on: isa) }
      return Measurement(
        kernel: "product \(size)", unit: "multiply-add", units: work, seconds: seconds,
        floor: machine.floor(multiplyAdds: work))
    }
  }

  /// The floor of a sort: each pass reads and writes every record once.
  private static func sorts(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    let keys = noise(1_000_000)
    let wide = keys.map { Double($0) * 1.1 }
    let count = Double(keys.count)
    return [
      Measurement(
        kernel: "argsort Float 1M", unit: "key", units: count,
        seconds: quickest(of: 10) { _ = argsort(keys.span) },
        floor: machine.floor(bytes: count * (4 + 3 * 16 + 4))),
      Measurement(
        kernel: "argsort Double 1M", unit: "key", units: count,
        seconds: quickest(of: 10) { _ = argsort(wide.span) },
        floor: machine.floor(bytes: count * (8 + 6 * 32 + 4))),
      Measurement(
        kernel: "sort Float 1M", unit: "key", units: count,
        seconds: quickest(of: 10) {
          var copy = keys
          radixSort(&copy)
        },
        floor: machine.floor(bytes: count * (4 + 3 * 8 + 4))),
    ]
  }

  /// The floor of a distance is a difference and a multiply-add a dimension.
  private static func distances(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    [11, 30].map { dimensions in
      let (queries, block) = (noise(64 * dimensions), noise(64 * dimensions))
      let repeats = 500
      var out = [Float](repeating: 0, count: 64 * 64)
      let seconds = quickest(of: 20) {
        var span = out.mutableSpan
        for _ in 0..<repeats {
          squaredDistances(
            from: queries.span, dimensions: dimensions, to: block.span, into: &span, on: isa)
        }
      }
      let count = Double(repeats * 64 * 64)
      return Measurement(
        kernel: "squared distance, \(dimensions) dimensions", unit: "distance", units: count,
        seconds: seconds,
        floor: machine.floor(
          multiplyAdds: count * Double(dimensions), others: count * Double(dimensions)))
    }
  }

  /// What a number takes, loads and stores aside: the instructions of the path for AVX-512.
  private typealias Work = (multiplyAdds: Int, others: Int)

  private static func floor(_ work: Work, _ count: Double, _ machine: Machine) -> Double {
    machine.floor(
      multiplyAdds: count * Double(work.multiplyAdds), others: count * Double(work.others))
  }

  private static func vectors(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    let x = noise(4096)
    return [
      elements("exp", x, work: (9, 14), machine) { exponentiate(&$0, on: isa) },
      elements("log", x, work: (13, 15), machine) { takeLogarithms(&$0, on: isa) },
      noise(work: (13, 50), machine, isa),
    ]
  }

  /// Noise: a quarter of ten rounds of Philox, and half of a logarithm, a root, a sine and a cosine.
  private static func noise(work: Work, _ machine: Machine, _ isa: ISA) -> Measurement {
    let stream = RandomStream(seed: 1, name: "bench")
    var out = Activations(features: 16, rows: 256)
    let seconds = quickest(of: 500) { stream.fillNormal(&out, features: 16, on: isa) }
    return Measurement(
      kernel: "normal noise", unit: "number", units: Double(out.count), seconds: seconds,
      floor: floor(work, Double(out.count), machine))
  }

  private static func elements(
    _ name: String, _ x: [Float], work: Work, _ machine: Machine,
    _ body: (inout MutableSpan<Float>) -> Void
  ) -> Measurement {
    var y = x
    var seconds = Double.infinity
    for _ in 0..<500 {
      y = x
      var span = y.mutableSpan
      seconds = min(seconds, quickest(of: 1) { body(&span) })
    }
    let count = Double(x.count)
    return Measurement(
      kernel: name, unit: "number", units: count, seconds: seconds,
      floor: floor(work, count, machine))
  }

  private static func reductions(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    let x = noise(16_000_000)
    let count = Double(x.count)
    return [
      Measurement(
        kernel: "dot Float 16M", unit: "number", units: count,
        seconds: quickest(of: 5) { _ = dot(x.span, x.span, on: isa) },
        floor: machine.floor(bytes: 4 * count)),
      Measurement(
        kernel: "moments Float 16M", unit: "number", units: count,
        seconds: quickest(of: 5) { _ = Moments(of: x.span, on: isa) },
        floor: machine.floor(bytes: 8 * count)),
    ]
  }

  /// What tail and histogram scores do with a column of a million cells.
  private static func columns(_ machine: Machine, _ isa: ISA) -> [Measurement] {
    let x = noise(1_000_000)
    let count = Double(x.count)
    let bins = Bins(0...1.2, count: 10, margin: 0.5)
    let (table, surprise) = ([Double](repeating: 1, count: 12), x.map { Double($0) } + [0])
    var sums = [Double](repeating: 0, count: x.count)
    var sorted = x
    radixSort(&sorted)
    var room = TailSums(count: x.count)
    let tails = Tails(left: 1, right: 0, own: 1, other: 0)
    return [
      Measurement(
        kernel: "bins counted 1M", unit: "cell", units: count,
        seconds: quickest(of: 10) { _ = bins.counts(x.span, on: isa) },
        floor: machine.floor(bytes: 4 * count)),
      Measurement(
        kernel: "bins added 1M", unit: "cell", units: count,
        seconds: quickest(of: 10) {
          var span = sums.mutableSpan
          bins.add(table, of: x.span, to: &span, on: isa)
        },
        floor: machine.floor(bytes: 20 * count)),
      Measurement(
        kernel: "tails added 1M", unit: "cell", units: count,
        seconds: quickest(of: 10) {
          var span = sums.mutableSpan
          room.add(
            tails, of: x.span, among: sorted.span, surprise: surprise.span, to: &span)
        },
        floor: machine.floor(bytes: count * (2 * 4 + 6 * 8 + 4 + 16 + 16))),
    ]
  }
}
