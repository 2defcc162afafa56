import Foundation
import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueDetectors

/// Two clients whose rows alternate between two kinds, each on a day of its own; one row breaks the
/// rhythm, though it is of an ordinary kind.
private struct Rhythm {
  static let broken = 151
  let rows: Observations

  init(_ order: [Int] = Array(0..<240)) {
    let stream = RandomStream(seed: 5, name: "rhythm")
    let kinds = (0..<240).map { row in
      let isHigh = row / 2 % 2 == 0
      return (row == Self.broken ? !isHigh : isHigh) ? 1.0 : -1.0
    }
    let values = kinds.enumerated().map { Float($1 + 0.2 * stream[UInt64($0)].unit) }
    let features = FeatureMatrix(
      names: ["kind", "flat"], rowCount: 240, values: values + Array(repeating: 7, count: 240))
    let columns = [
      Column("day", .days((0..<240).map { Day(Int32($0)) })),
      Column("client_id", .integers((0..<240).map { Int64($0 % 2) })),
    ]
    let table = (try? Table(columns: columns)) ?? .empty
    rows = Observations(
      features: features, table: table, roles: ColumnRoles(time: "day", entity: "client_id")
    ).gathering(order)
  }
}

private let fitted: Result<LSTM.Fitted, any Error> = Result {
  try detector.fit(Rhythm().rows, under: Conditions())
}

private var detector: LSTM {
  get throws {
    let text = "hidden=8,steps=4,epochs=40,batch=16,rate=0.01,patience=0"
    return LSTM(try Settings(of: LSTM.card.knobs, parsing: text))
  }
}

@Suite struct `A network that foretells rows` {
  @Test func `finds strangest the row that breaks a rhythm, though each cell is ordinary`() throws {
    let scores = try fitted.get().scores(Rhythm().rows, under: Conditions())
    // Rows that had nothing before them cannot be foretold.
    let known = scores.indices.dropFirst(8)
    #expect(known.max { scores[$0] < scores[$1] } == Rhythm.broken)
    let chances = try fitted.get().pValues(Rhythm().rows, under: Conditions())
    #expect(chances[Rhythm.broken] < 0.05 && chances.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test func `learns and scores by time, in whatever order rows stand`() throws {
    let order = (0..<240).map { ($0 * 77 + 5) % 240 }
    let rows = Rhythm(order).rows
    let straight = try fitted.get().scores(Rhythm().rows, under: Conditions())
    let other = try detector.fit(rows, under: Conditions())
    #expect(other.archive == (try fitted.get().archive))
    #expect(try other.scores(rows, under: Conditions(width: 2)) == order.map { straight[$0] })
  }

  @Test func `says what it foretold, within which bounds, and which cell was off`() throws {
    let (model, rows) = (try fitted.get(), Rhythm().rows)
    let expected = try model.reconstruction(rows, under: Conditions())
    #expect(expected.names == ["kind", "flat"])
    #expect(expected[150, 0] < 0 && expected[151, 0] < 0 && expected[152, 0] > 0)
    let cells = try model.contributions(rows, under: Conditions())
    let scores = try model.scores(rows, under: Conditions())
    for row in [9, Rhythm.broken] {
      #expect(abs(Double(cells.row(row).reduce(0, +)) - scores[row]) < 1e-4 * scores[row])
    }
    #expect(cells[Rhythm.broken, 0] > 10 * cells[Rhythm.broken, 1])
    let (low, high) = try model.intervals(rows, coverage: 0.95, under: Conditions())
    let inside = (0..<240).count {
      low[$0, 0] <= rows.features[$0, 0] && rows.features[$0, 0] <= high[$0, 0]
    }
    #expect(inside >= 200 && inside < 240)
    #expect(rows.features[Rhythm.broken, 0] > high[Rhythm.broken, 0])
  }
}

@Suite struct `Windows of rows` {
  @Test func `hold an entity's rows by time, and nothing where there is none yet`() throws {
    let columns = [
      Column("ts", .integers([30, 10, 20, 10, 40, 0]), missing: RowSet([5])),
      Column("account_id", .categories(Categories(["b", "a", "b", "b", "b", "a"]))),
    ]
    let rows = Observations(
      features: FeatureMatrix(
        names: ["x"], rowCount: 6, values: Array(repeating: 0, count: 6)),
      table: try Table(columns: columns))
    let windows = try Windows(rows, steps: 2, for: "lstm", under: Conditions())
    #expect(windows.rows == [1, 5, 3, 2, 0, 4], "a's rows, the undated last; then b's")
    let places: [UInt32] = [0, 1, 2, 3, 4, 5]
    let steps: [[UInt32]] = [[6, 6, 6, 6, 3, 2], [6, 1, 6, 3, 2, 0], windows.rows]
    #expect(windows.rows(before: places.span) == steps.flatMap(\.self))
  }
}

@Suite struct `The slopes of a network that foretells rows` {
  @Test func `are those of finite differences`() {
    let shape = LSTMModel.Shape(features: 3, hidden: 5, steps: 3)
    let stream = RandomStream(seed: 3, name: "rows")
    let table = (0..<30).map { Float(stream[UInt64($0)].unit * 4 - 2) } + [0, 0, 0]
    var model = LSTMModel(
      shape, windows: Windows(rows: 10, steps: 3), table: table, batch: 16)
    model.initialize(from: RandomStream(seed: 1, name: "start"))
    let places: [UInt32] = [7, 0, 2, 9, 5]
    let loss = model.learn(places.span, step: 0)
    let slow = SlowNetwork(weights: model.weights.values.map { Double($0) })
    let cell = { (row: Int, feature: Int) in row < 0 ? 0 : Double(table[row * 3 + feature]) }
    let slowLoss = { (network: SlowNetwork) in
      places.reduce(0.0) { sum, place in
        let row = Int(place)
        let window = (row - 3..<row).map { row in (0..<3).map { cell(row, $0) } }
        let given = network.remember(shape.memory, window)
        let expected = network.apply(shape.head, to: given)
        return sum
          + (0..<3).reduce(0.0) {
            $0 + (expected[$1] - cell(row, $1)) * (expected[$1] - cell(row, $1))
          }
      }
    }
    #expect(abs(loss - slowLoss(slow)) < 1e-5 * loss)
    #expect(slow.worstSlope(model.weights.gradient) { slowLoss($0) / 5 } < 1e-3)
  }
}

extension SlowNetwork {
  /// What a layer gives.
  fileprivate func apply(_ layer: DenseLayer, to x: [Double]) -> [Double] {
    (0..<layer.outputs).map { output in
      x.indices.reduce(weights[layer.biases + output]) {
        $0 + weights[layer.place(output: output, input: $1)] * x[$1]
      }
    }
  }

  /// What the last step of a memory gives.
  fileprivate func remember(_ layer: LSTMLayer, _ sequence: [[Double]]) -> [Double] {
    var given = [Double](repeating: 0, count: layer.hidden)
    var memory = given
    for x in sequence {
      let before = given
      for hidden in 0..<layer.hidden {
        let told = (0..<4).map { gate in
          let inputs = x.indices.reduce(weights[layer.bias(gate: gate, hidden: hidden)]) {
            $0 + weights[layer.place(gate: gate, hidden: hidden, input: $1)] * x[$1]
          }
          return before.indices.reduce(inputs) {
            $0 + weights[layer.place(gate: gate, hidden: hidden, given: $1)] * before[$1]
          }
        }
        let open = told.map { 1 / (1 + exp(-$0)) }
        memory[hidden] = open[1] * memory[hidden] + open[0] * tanh(told[2])
        given[hidden] = open[3] * tanh(memory[hidden])
      }
    }
    return given
  }
}
