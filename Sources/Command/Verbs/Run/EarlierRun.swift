internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

/// A run that was broken off, and is to be gone on with as it was asked for then.
struct EarlierRun {
  /// Where it is kept.
  let folder: RunFolder
  /// As far as it came.
  let record: RunRecord
  /// What its command line asked for.
  let values: Values

  /// Finds a run by its folder, by its id in the folder of results, or as the `last` one there.
  init(named name: String, in results: String, of tool: Tool) throws {
    folder = try Self.folder(name, results)
    record = try folder.read()
    let reading = tool.read(record.note.arguments, variables: [:])
    if !reading.problems.isEmpty { throw Failure(.badData, reading.problems) }
    values = reading.values
  }

  private static func folder(_ name: String, _ results: String) throws -> RunFolder {
    if name == "last" {
      let runs = try RunFolder.all(in: results).map { ($0, try $0.read().note.begun) }
      guard let last = runs.max(by: { $0.1 < $1.1 }) else {
        throw Failure(.noInput, "\(results): there is no run to go on with; begin one")
      }
      return last.0
    }
    let places = [RunFolder(name), RunFolder(Path.join(results, name))]
    guard let folder = places.first(where: \.isThere) else {
      throw Failure(.noInput, "\(name): there is no such run; name its folder, or its id")
    }
    return folder
  }

  /// Refuses scenarios that are not those of then.
  func check(_ files: [(file: String, digest: String)]) throws(Problem) {
    let known = Set(record.note.scenarios.map(\.digest))
    if let other = files.first(where: { !known.contains($0.digest) }) {
      throw Problem(
        "the scenario is not what it was when the run began; begin a new run", file: other.file)
    }
  }
}
