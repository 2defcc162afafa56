import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

@Suite struct `A network that gathers rows` {
  @Test func `has the slopes of finite differences, those of the decay among them`() {
    let stream = RandomStream(seed: 3, name: "rows")
    let table = (0..<45).map { Float(stream[UInt64($0)].unit * 4 - 2) }
    let stack = Stack([5, 7, 3], isBiased: false)
    var model = GatheringModel(stack, decay: 0.3, table: table, batch: 16)
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let center: [Float] = [0.5, -0.25, 1]
    model.setCenter(center)
    #expect(model.center == center)
    let places = (0..<9).map { UInt32($0) }
    let loss = model.learn(places.span, step: 0)
    let slow = SlowNetwork(weights: model.weights.values.map { Double($0) })
    let slowLoss = { (network: SlowNetwork) in
      places.reduce(0.0) { sum, place in
        let row = (0..<5).map { Double(table[Int(place) * 5 + $0]) }
        return zip(network.run(stack, on: row), center).reduce(sum) {
          $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1))
        }
      }
    }
    #expect(abs(loss - slowLoss(slow)) < 1e-5 * loss)
    let worst = slow.worstSlope(model.weights.gradient) { network in
      let squares = network.weights.reduce(0) { $0 + $1 * $1 }
      return slowLoss(network) / 9 + 0.15 * squares
    }
    #expect(worst < 1e-3)
  }

  @Test func `leaves strange rows behind, and draws ordinary ones nearer than at first`() throws {
    let stream = RandomStream(seed: 8, name: "ring")
    let turns = (0..<300).map { stream[UInt64($0)].unit * 2 * Double.pi }
    // A ring and its middle: ordinary in each feature.
    let values =
      turns.map { Float(Elementary.cos($0)) } + [0]
      + turns.map { Float(Elementary.sin($0)) } + [0]
    let rows = Observations(FeatureMatrix(names: ["x", "y"], rowCount: 301, values: values))
    let scores = { (epochs: Int) in
      let settings = try Settings(
        of: DeepSVDD.card.knobs, parsing: "epochs=\(epochs),batch=16,rate=0.003,patience=0")
      return try DeepSVDD(settings).fit(rows, under: Conditions()).scores(
        rows, under: Conditions())
    }
    let (early, late) = (try scores(1), try scores(40))
    #expect(late.indices.max { late[$0] < late[$1] } == 300)
    #expect(late[..<300].reduce(0, +) < early[..<300].reduce(0, +))
  }
}
