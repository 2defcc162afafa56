internal import Ringtrue
internal import RingtrueCore

/// A plan for people and programs, before anything is tried.
struct PlanAnswer {
  private let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  var answer: Answer {
    let table = TextTable(
      of: plan.datasets,
      [
        .words("dataset", .name) { $0.name },
        .words("from") { $0.origin.words },
        .words("split") { $0.split.rawValue },
        .numbers("trials") { "\($0.trials.count)" },
        .words("systems") { $0.systems },
      ])
    let part = plan.shard.map { " (shard \($0) of \(plan.whole))" } ?? ""
    let count = "\(plan.trials.count) trials\(part) on \(plan.datasets.count) datasets."
    return Answer(parts: [.lines([count]), .table(table)], result: json)
  }

  private var json: JSON {
    .object([
      ("whole", .integer(plan.whole)), ("shard", plan.shard.map { .string($0.description) }),
      (
        "trials",
        .array(
          plan.trials.map {
            [
              "trial": .string($0.trial.description), "dataset": .string($0.trial.dataset),
              "system": .string($0.trial.system), "replicate": .integer($0.trial.replicate),
              "reference": .bool($0.isReference),
            ]
          })
      ),
    ])
  }
}

extension PlannedDataset {
  /// The systems by name, those that stand for comparison counted.
  fileprivate var systems: String {
    let own = trials.filter { !$0.isReference && $0.trial.replicate == 0 }.map(\.trial.system)
    let rest = trials.count { $0.isReference }
    return (own + (rest == 0 ? [] : ["and \(rest) to compare with"])).joined(separator: ", ")
  }
}

extension PlannedDataset.Origin {
  fileprivate var words: String {
    switch self {
    case .world(let world): "world \(type(of: world).id)"
    case .file(let path, _, _): path
    }
  }
}
