internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtruePlatform

/// The data of a scenario on their way into pictures.
struct PortraitWork {
  private let scenario: Scenario
  private let generation: Generation

  /// Reads the scenario of a file.
  init(of path: String?) throws {
    guard let path else {
      throw Failure(.usage, "a portrait is of data: name the file of a scenario behind it")
    }
    scenario = try Scenario(
      reading: try JSON.read(try Files.readText(path), file: path), file: path)
    generation = try Generation(scenario, file: path)
  }

  /// Makes the data of each part, and draws them; of several parts, the pictures bear their worlds.
  func exhibits(in style: Style) throws -> [Chart.Exhibit] {
    let seed = scenario.seeds.first ?? 1
    let threads = Machine.survey().coresAllowed
    let isOnly = generation.worlds.count == 1
    return try generation.worlds.indices.flatMap { part -> [Chart.Exhibit] in
      let dataset = try generation.dataset(part: part, seed: seed, threads: threads)
      let name = isOnly ? scenario.name : "\(scenario.name)/\(dataset.world)"
      return Portrait(name, dataset, seed: seed).exhibits(
        in: style, part: isOnly ? nil : dataset.world)
    }
  }
}
