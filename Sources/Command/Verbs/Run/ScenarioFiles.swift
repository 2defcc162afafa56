internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

/// The scenarios that a user names, by their files or by the folders that hold them.
struct ScenarioFiles {
  /// What is run where nothing is named.
  static let standard = "Scenarios/quickstart.json5"

  /// The scenarios, in the order in which they were named; those of a folder by name.
  let scenarios: [(scenario: Scenario, file: String)]
  /// What is wrong with them, as far as it shows without a look at their parts.
  let problems: Problems

  /// Reads all of them, as far as they can be read.
  init(named names: [String]) throws {
    var problems = Problems()
    var scenarios: [(Scenario, String)] = []
    for name in names.isEmpty ? [Self.standard] : names {
      let files = try Self.files(of: name)
      for file in files {
        let text = try Files.readText(file.path)
        do throws(Problem) {
          let json = try JSON.read(text, file: file.path)
          // A folder may hold files of another kind.
          guard file.isNamed || json["parts"] != nil else { continue }
          let draft = Scenario.draft(reading: json, file: file.path)
          scenarios.append((draft.scenario, file.path))
          problems.add(draft.problems)
        } catch {
          problems.add(error)
        }
      }
    }
    problems.add(Self.namesakes(scenarios))
    self.scenarios = scenarios
    self.problems = problems
  }

  private static func namesakes(_ scenarios: [(Scenario, String)]) -> Problems {
    var problems = Problems()
    var known: [String: String] = [:]
    for (scenario, file) in scenarios where !scenario.name.isEmpty {
      if let other = known[scenario.name] {
        problems.add(
          Problem(
            "two scenarios are called '\(scenario.name)', as in \(other); rename one", file: file))
      }
      known[scenario.name] = file
    }
    return problems
  }

  private static func files(of name: String) throws -> [(path: String, isNamed: Bool)] {
    guard Files.exists(name) else { throw missing(name) }
    guard let entries = try? Files.entries(of: name) else { return [(name, true)] }
    let found = entries.map(\.name).filter { $0.hasSuffix(".json5") }.sorted()
    guard !found.isEmpty else {
      throw Failure(.noInput, "\(name): the folder holds no scenario (.json5); name another")
    }
    return found.map { (Path.join(name, $0), false) }
  }

  private static func missing(_ name: String) -> Failure {
    let folders = [Path.parent(of: name), Path.parent(of: standard)]
    let known = folders.flatMap { folder in
      ((try? Files.entries(of: folder)) ?? []).map(\.name).filter { $0.hasSuffix(".json5") }
        .map { folder == "." ? $0 : Path.join(folder, $0) }
    }
    // A name is enough to be understood, with or without its folder and its ending.
    let near =
      Nearest.match(for: Path.name(of: name), in: known.map { Path.name(of: $0) })
      ?? Nearest.match(for: Path.name(of: name) + ".json5", in: known.map { Path.name(of: $0) })
    let hint = known.first { Path.name(of: $0) == near }.map { "; did you mean '\($0)'?" }
    return Failure(
      .noInput,
      "\(name): there is no such scenario"
        + (hint ?? "; name a file, or a folder of files, that end in .json5"))
  }
}
