public import RingtrueCore
internal import RingtrueCategorizer
internal import RingtrueDetectors
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueWorlds

/// Turns scenarios and wishes into a plan; everything wrong with any of them is told at once.
public struct Planner: Sendable {
  /// The systems to try, instead of those of the scenarios.
  public var systems: [String]?
  /// The categorizers to try, instead of those of the scenarios that have some.
  public var categorizers: [String]?
  /// The seeds to run, instead of those of the scenarios.
  public var seeds: [Seed]?
  /// About how many rows each generated dataset has, instead of what the scenarios say.
  public var rows: Int?
  /// The systems, controls and oracle among them, that are switched off.
  public var without: Set<String> = []
  /// The most trials that are planned.
  public var limit: Int?
  /// The part of the plan that is wanted.
  public var shard: Shard?
  /// What systems do that neither say it themselves nor are told by their scenario.
  public var usual = SystemChoice.Usual()

  /// A planner without wishes.
  public init() {}

  /// The plan for some scenarios, each with the file it stands in.
  ///
  /// What is known to be wrong with them is told beside what else is found, and there is no plan.
  public func plan(
    _ scenarios: [(scenario: Scenario, file: String?)], beside known: Problems = Problems()
  ) throws(Problems) -> Plan {
    var problems = known
    checkNames(&problems)
    var datasets: [PlannedDataset] = []
    for (scenario, file) in scenarios {
      do throws(Problems) {
        datasets += try self.datasets(of: scenario, file)
      } catch {
        problems.add(error)
      }
    }
    if datasets.allSatisfy({ $0.trials.isEmpty }), problems.isEmpty {
      problems.add(Problem("nothing is left to try; name a system, or switch fewer off"))
    }
    try problems.throwIfAny()
    return chosen(from: datasets)
  }

  private func checkNames(_ problems: inout Problems) {
    let known =
      Detectors.all.map { $0.card.id } + [SystemChoice.oracle]
      + Backends.all.map { Trial.categorizerPrefix + $0.id }
    for name in without.sorted() where !known.contains(String(name.prefix { !":@".contains($0) })) {
      let hint = Nearest.hint(for: name, in: known)
      problems.add(
        Problem("nothing is called '\(name)' that could be switched off" + hint.after("; ")))
    }
  }

  /// The trials that are wanted, up to the limit, with the datasets that they need.
  private func chosen(from datasets: [PlannedDataset]) -> Plan {
    var place = 0
    let whole = min(limit ?? .max, datasets.reduce(0) { $0 + $1.trials.count })
    let kept = datasets.map { dataset in
      var dataset = dataset
      dataset.trials = dataset.trials.filter { _ in
        defer { place += 1 }
        return place < whole && shard?.holds(place) ?? true
      }
      return dataset
    }
    return Plan(
      datasets: kept.filter { !$0.trials.isEmpty }, shard: shard, whole: whole,
      digest: digest(of: datasets.flatMap(\.trials).prefix(whole)))
  }
}

extension Planner {
  /// The fingerprint of trials, and of the wishes that bear on what they give.
  private func digest(of trials: ArraySlice<PlannedTrial>) -> String {
    let wishes = ["\(rows ?? 0)", usual.features, usual.threshold]
    let lines = wishes + trials.map { $0.trial.description }
    return SHA256.digest(of: lines.joined(separator: "\n")).hexadecimal
  }
}

// MARK: - One scenario

extension Planner {
  private func datasets(
    of scenario: Scenario, _ file: String?
  ) throws(Problems) -> [PlannedDataset] {
    var problems = Problems()
    let origins = origins(of: scenario, file, &problems)
    let systems = systems(of: scenario, file, &problems)
    let sorting = sorting(of: scenario, origins, file, &problems)
    try problems.throwIfAny()
    let names = PartNames(scenario.parts).names
    return (seeds ?? scenario.seeds).flatMap { seed in
      zip(names, origins).map { part, origin in
        dataset(scenario, part, origin, seed, systems, sorting)
      }
    }
  }

  private func dataset(
    _ scenario: Scenario, _ part: String, _ origin: PlannedDataset.Origin, _ seed: Seed,
    _ systems: [SystemChoice], _ sorting: SortingTask?
  ) -> PlannedDataset {
    func trial(_ name: String, _ replicate: Int, _ subject: PlannedTrial.Subject) -> PlannedTrial {
      PlannedTrial(
        trial: Trial(
          scenario: scenario.name, part: part, seed: seed, system: name, replicate: replicate),
        subject: subject)
    }
    var trials = systems.flatMap { system in
      // Only what draws on chance gives anything new another time.
      let times = system.card.traits.contains(.stochastic) ? scenario.replicates : 1
      return (0..<times).map { trial(system.name, $0, .system(system)) }
    }
    if case .world = origin, !systems.isEmpty, !without.contains(SystemChoice.oracle) {
      trials.append(trial(SystemChoice.oracle, 0, .oracle))
    }
    if let sorting, origin.hasBreaks {
      trials += sorting.systems.map { trial($0.system, 0, .categorizer($0, sorting)) }
    }
    return PlannedDataset(
      name: Trial(scenario: scenario.name, part: part, seed: seed, system: "").dataset,
      origin: origin, seed: seed, split: scenario.split, retrainDays: scenario.retrainDays,
      trials: trials)
  }

  /// The systems of a scenario and the controls, each once.
  private func systems(
    of scenario: Scenario, _ file: String?, _ problems: inout Problems
  ) -> [SystemChoice] {
    let named = systems ?? scenario.systems ?? SystemChoice.usual
    // A scenario that names no system is about something else, and needs no baseline for them.
    if named.isEmpty { return [] }
    var usual = usual
    usual.features = scenario.features ?? usual.features
    usual.threshold = scenario.threshold ?? usual.threshold
    var seen: Set<String> = []
    var choices: [SystemChoice] = []
    for name in named + SystemChoice.controls {
      do throws(Problems) {
        let choice = try SystemChoice(parsing: name, usual: usual)
        let isOff = without.contains(name) || without.contains(choice.card.id)
        if !isOff, seen.insert(name).inserted { choices.append(choice) }
      } catch {
        problems.add(error.inFile(systems == nil ? file : nil))
      }
    }
    return choices
  }

  /// Who sorts the breaks of a scenario, with the controls, each once; nil where nobody does.
  private func sorting(
    of scenario: Scenario, _ origins: [PlannedDataset.Origin], _ file: String?,
    _ problems: inout Problems
  ) -> SortingTask? {
    guard let json = scenario.categorizer else { return nil }
    do throws(Problems) {
      var task = try SortingTask(reading: json, file: file, instead: categorizers)
      if !origins.contains(where: \.hasBreaks) {
        throw Problems(
          Problem(
            "no part has breaks that people write on; add one of the world 'recon'", file: file,
            at: json.place))
      }
      var seen: Set<String> = []
      task.systems = try (task.systems + CategorizerChoice.standing).filter { choice in
        let names = [choice.system, Trial.categorizerPrefix + choice.backend.id]
        return without.isDisjoint(with: names) && seen.insert(choice.name).inserted
      }
      return task
    } catch {
      problems.add(error)
      return nil
    }
  }

  /// Where the rows of each part come from.
  private func origins(
    of scenario: Scenario, _ file: String?, _ problems: inout Problems
  ) -> [PlannedDataset.Origin] {
    var origins: [PlannedDataset.Origin] = []
    for part in scenario.parts {
      do throws(Problems) {
        switch part {
        case .world(let id, let settings):
          let world = try Worlds.reading(id, settings, file: file)
          origins.append(.world(rows.map { world.resized(to: $0) } ?? world))
        case .file(let path, let roles, let settings):
          let place = file.map { Path.join(Path.parent(of: $0), path) } ?? path
          if !Files.exists(place) {
            problems.add(Problem("there is no file '\(place)'; a part names it", file: file))
          }
          let split = try FileSplit(reading: settings, file: file)
          origins.append(.file(place, roles: roles, split: split))
        }
      } catch {
        problems.add(error)
      }
    }
    return origins
  }
}

/// The words for a scenario's parts: none if there is one, else its world or file, numbered if need be.
struct PartNames {
  let names: [String]

  init(_ parts: [Scenario.Source]) {
    let ids = parts.map { part in
      switch part {
      case .world(let id, _): id
      case .file(let path, _, _): path.split(separator: "/").last.map(String.init) ?? path
      }
    }
    names = ids.indices.map { place in
      guard ids.count > 1 else { return "" }
      let before = ids[..<place].count { $0 == ids[place] }
      return before == 0 ? ids[place] : "\(ids[place])-\(before + 1)"
    }
  }
}

extension PlannedDataset.Origin {
  /// Whether people write on its rows.
  fileprivate var hasBreaks: Bool {
    if case .world(let world) = self { world is ReconWorld } else { false }
  }
}

extension String {
  /// The text behind another, or nothing where it is empty.
  fileprivate func after(_ lead: String) -> String { isEmpty ? "" : lead + self }
}

extension Problems {
  /// The same problems, as those of a file.
  fileprivate func inFile(_ file: String?) -> Problems {
    guard let file else { return self }
    var located = Problems()
    for problem in listed { located.add(problem.inFile(file)) }
    return located
  }
}
