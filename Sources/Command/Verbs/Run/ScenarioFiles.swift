internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

/// The scenarios that a user names, by their files or by the folders that hold them.
struct ScenarioFiles {
  /// What is run where nothing is named.
  static let standard = "Scenarios/quickstart.json5"

  /// The scenarios, in the order in which they were named; those of a folder by name.
  let scenarios: [(scenario: Scenario, file: String)]

  /// Reads all of them; everything wrong with any is told at once.
  init(named names: [String]) throws {
    var problems = Problems()
    var scenarios: [(Scenario, String)] = []
    for name in names.isEmpty ? [Self.standard] : names {
      let files = try Self.files(of: name)
      for file in files {
        let text = try Files.readText(file.path)
        do throws(Problems) {
          if let scenario = try Self.scenario(text, file.path, isNamed: file.isNamed) {
            scenarios.append((scenario, file.path))
          }
        } catch {
          problems.add(error)
        }
      }
    }
    try problems.throwIfAny()
    let twice = Dictionary(grouping: scenarios, by: \.0.name).values.first { $0.count > 1 }
    if let twice {
      throw Problem(
        "two scenarios are called '\(twice[0].0.name)', as in \(twice[0].1); rename one",
        file: twice[1].1)
    }
    self.scenarios = scenarios
  }

  private static func files(of name: String) throws -> [(path: String, isNamed: Bool)] {
    guard let entries = try? Files.entries(of: name) else { return [(name, true)] }
    let found = entries.map(\.name).filter { $0.hasSuffix(".json5") }.sorted()
    guard !found.isEmpty else {
      throw Failure(.noInput, "\(name): the folder holds no scenario (.json5); name another")
    }
    return found.map { (Path.join(name, $0), false) }
  }

  /// The scenario of a file; nil where a folder holds a file that is none.
  private static func scenario(
    _ text: String, _ file: String, isNamed: Bool
  ) throws(Problems) -> Scenario? {
    let json: JSON
    do { json = try JSON.read(text, file: file) } catch { throw Problems(error) }
    if !isNamed, json["parts"] == nil { return nil }
    return try Scenario(reading: json, file: file)
  }
}
