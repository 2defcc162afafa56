import RingtrueCore
import RingtrueDetectors
import RingtrueFeatures
import RingtrueHarness
import Testing

@Suite struct `A planner` {
  private func plan(_ set: (inout Planner) -> Void = { _ in }) throws -> Plan {
    var planner = Planner()
    set(&planner)
    return try planner.plan([(try smallScenario(seeds: "1, 2"), nil)])
  }

  @Test func `tries each system, each control and the oracle on each seed`() throws {
    let plan = try plan()
    #expect(plan.datasets.map(\.name) == ["small/1", "small/2"])
    let systems = plan.datasets[0].trials.map(\.trial.system)
    #expect(systems == ["robust-z", "hbos"] + SystemChoice.controls + ["oracle"])
    #expect(plan.whole == 2 * systems.count)
    #expect(plan.datasets[0].trials.count { $0.isReference } == systems.count - 2)
  }

  @Test func `leaves out what is switched off by name, settings or not`() throws {
    let plan = try plan { planner in
      planner.without = ["oracle", "random", "hbos"]
      planner.systems = ["hbos:bins=5", "robust-z"]
    }
    let systems = Set(plan.trials.map(\.trial.system))
    #expect(systems.isDisjoint(with: ["oracle", "random", "hbos:bins=5"]))
    #expect(systems.contains("robust-z") && systems.contains("constant"))
  }

  @Test func `cuts a plan into shards that together are the whole`() throws {
    let whole = try plan().trials.map(\.trial)
    let shards = try (0..<3).map { place in
      try plan { $0.shard = Shard(place, of: 3) }
    }
    #expect(Set(shards.flatMap { $0.trials.map(\.trial) }) == Set(whole))
    #expect(shards.reduce(0) { $0 + $1.trials.count } == whole.count)
    #expect(shards.allSatisfy { $0.whole == whole.count })
    #expect(Set(shards.map(\.digest)) == [try plan().digest])
    #expect(try plan { $0.rows = 900 }.digest != shards[0].digest)
  }

  @Test func `repeats only what draws on chance`() throws {
    let scenario = try smallScenario(
      systems: #""robust-z", "isolation-forest""#, more: "replicates: 3,")
    let trials = try Planner().plan([(scenario, nil)]).trials.map(\.trial)
    #expect(trials.count { $0.system == "robust-z" } == 1)
    #expect(trials.filter { $0.system == "isolation-forest" }.map(\.replicate) == [0, 1, 2])
  }

  @Test func `reads features and threshold behind the detector`() throws {
    let choice = try SystemChoice(parsing: "knn:k=3@raw@pot:risk=0.01")
    #expect(choice.features.kind.card.id == "raw" && choice.rule.id == "pot")
    let usual = try SystemChoice(parsing: "knn", usual: .init(features: "standard"))
    #expect(usual.featuresName == "standard" && usual.rule.id == "contamination")
  }

  @Test func `tells everything that is wrong at once`() throws {
    let error = #expect(throws: Problems.self) {
      try plan { planner in
        planner.systems = ["robustz", "knn:k=x", "lof@nothing"]
        planner.without = ["rondom"]
      }
    }
    #expect(error?.count == 4)
    #expect(error?.description.contains("did you mean 'random'") == true, "\(error!)")
  }
}
