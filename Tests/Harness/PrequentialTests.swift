import RingtrueCore
import RingtrueWorlds
import Testing

@testable import RingtrueHarness

@Suite struct `The prequential protocol` {
  private func data(_ retrainDays: Int) throws -> TrialData {
    let rows = 1000
    let table = try Table(columns: [
      Column("when", .days((0..<rows).map { Day(Int32($0 / 5)) })),
      Column("amount", .integers((0..<rows).map { Int64($0 * 7919 % 100) })),
    ])
    var truth = GroundTruth(Labels((0..<rows).map { $0 % 20 == 7 ? .anomalous : .normal }))
    for row in truth.rows.indices {
      // Labels come in ten days late.
      truth.rows[row].labelKnown = Instant(Day(Int32(row / 5 + 10)))
    }
    return TrialData(
      name: "t", table: table, roles: ColumnRoles(time: "when", amount: "amount"), truth: truth,
      parts: (0..<rows).map { $0 < 500 ? .train : $0 < 650 ? .calibration : .test },
      split: .prequential, retrainDays: retrainDays)
  }

  @Test func `measures each row once, after learning from rows before it alone`() throws {
    let data = try data(30)
    let stages = Stage.all(of: data)
    #expect(stages.map(\.measured.count) == [150, 150, 50])
    #expect(stages.flatMap(\.measured) == data.measured)
    for stage in stages {
      let learned = stage.train + stage.calibration
      #expect(learned.max().map { $0 < stage.measured[0] } == true)
      #expect(learned.count == stage.measured[0])
    }
  }

  @Test func `keeps the latest rows before a round apart, for its threshold`() throws {
    let stages = Stage.all(of: try data(30))
    for stage in stages {
      #expect(stage.train.max().map { $0 < stage.calibration[0] } == true)
      #expect((29...30).contains(stage.calibration.count * 100 / stage.train.count))
    }
  }

  @Test func `knows a label when it has come in, and not before`() throws {
    let data = try data(30)
    let stage = Stage.all(of: data)[1]
    let known = data.labelsKnown(of: stage.calibration, before: stage.begin)
    // Ten days of five rows are not told yet.
    #expect(known.unlabelledCount == 50)
    #expect(known.rows.suffix(50).allSatisfy { $0 == .unlabelled })
  }

  @Test func `is one round where a model is never renewed`() throws {
    #expect(Stage.all(of: try data(3660)).count == 1)
  }

  @Test func `runs from plan to measures`() async throws {
    let scenario = try smallScenario(
      split: "prequential", systems: "\"hbos\"", more: "retrain_days: 60,")
    var planner = Planner()
    planner.without = Set(SystemChoice.controls + ["oracle"])
    let run = try await collected(try planner.plan([(scenario, nil)]))
    #expect(run.reports.map(\.outcome.word) == ["scored"])
    #expect(run.reports[0].scores?.scores.count == run.datasets[0].measured.count)
  }
}
