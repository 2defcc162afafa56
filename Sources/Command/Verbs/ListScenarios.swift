internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

private let folder = Argument(
  optional: "FOLDER", .folder, "Where to look; Scenarios in the working folder without one.")

extension Verb {
  /// Lists the scenarios of a folder.
  static let listScenarios = Verb(
    "scenarios", for: .lookAround, "List the scenarios of a folder.",
    arguments: [folder],
    examples: [
      Example("ringtrue list scenarios", "What can be measured here?"),
      Example("ringtrue list scenarios ../ours --json", "Those of another folder, as data."),
    ]
  ) { call in
    let place = call.values[folder] ?? "Scenarios"
    var answer = Answer()
    var found: [(file: String, scenario: Scenario)] = []
    for entry in try Files.entries(of: place) where entry.name.hasSuffix(".json5") {
      let file = Path.join(place, entry.name)
      guard let json = try? JSON.read(Files.readText(file), file: file),
        json["parts"] != nil
      else { continue }
      do throws(Problems) {
        found.append((file, try Scenario(reading: json, file: file)))
      } catch {
        answer.warnings.add(error)
      }
    }
    let table = TextTable(
      of: found,
      [
        .words("scenario", .name) { $0.scenario.name },
        .words("file") { $0.file },
        .words("what it asks") { $0.scenario.summary },
      ])
    answer.parts = [.table(table)]
    answer.result = .array(
      found.map { file, scenario in
        [
          "name": .string(scenario.name), "file": .string(file),
          "summary": .string(scenario.summary),
        ]
      })
    return answer
  }
}
