internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

private let scenario = Argument("SCENARIO", .file, "The scenario's file (.json5).")
private let output = Flag(required: "out", short: "o", .folder, "The folder to make.")
private let seed = Flag(
  "seed", .integer(in: 0...), "What chance is drawn from; the scenario's first one if left out.")
private let rows = Flag(
  "rows", .integer(in: 500...20_000_000), "About how many rows each part has.")
private let size = Flag<DatasetSize?>(
  "size", .choice, "The same in a word: 2 thousand to a million.")
private let onlyLabels = Flag("only-labels", "Write the truth alone.")
private let threads = Flag(
  "threads", short: "j", .integer(in: 1...1024), "How many threads to use.", default: 1)

extension Verb {
  /// Makes a scenario's datasets.
  static let generate = Verb(
    "generate", for: .tryOneThing, "Make a scenario's data, with the truth about every row.",
    discussion: """
      The folder holds the tables that systems see, labels/ with what is true of every row, event and \
      cell, twin/ with the same data had nothing anomalous happened, and manifest.json with the \
      fingerprints of all files. The same scenario and seed give the same bytes on every machine. The \
      folder appears when it is whole; one that is there already is left alone.
      """,
    arguments: [scenario], flags: [output, seed, rows, size, onlyLabels, threads],
    examples: [
      Example(
        "ringtrue generate Scenarios/smoke-core11.json5 -o data/smoke",
        "Make a small dataset with plain anomalies."),
      Example(
        "ringtrue generate Scenarios/retail-standard.json5 --size tiny --seed 9 -o data/tiny",
        "The same world in two thousand rows, from another seed."),
    ]
  ) { call in
    let path = call.values[scenario]
    let plan = try Scenario(
      reading: try JSON.read(try Files.readText(path), file: path), file: path)
    var generation = try Generation(plan, file: path)
    guard call.values[rows] == nil || call.values[size] == nil else {
      throw Failure(.usage, "--rows and --size both say how many rows; leave one of them out")
    }
    if let count = call.values[rows] ?? call.values[size]?.rows {
      generation = generation.resized(to: count)
    }
    let seed = call.values[seed].map { Seed(UInt64($0)) } ?? plan.seeds.first ?? 1
    let manifest = try generation.make(
      call.values[output], seed: seed, threads: call.values[threads],
      onlyLabels: call.values[onlyLabels], isCancelled: call.surroundings.listenForStop())
    return answer(manifest, in: call.values[output])
  }

  private static func answer(_ manifest: JSON, in folder: String) -> Answer {
    let parts = manifest["parts"]?.elements ?? []
    let lines = parts.map { part in
      let facts = part["facts"]
      let kinds = facts?["kinds"]?.elements ?? []
      let events = kinds.reduce(0) { $0 + ($1["events"]?.integer ?? 0) }
      let rows = facts?["rows"]?.integer ?? 0
      return
        "\(part["world"]?.string ?? ""): \(rows) rows, \(events) events of \(kinds.count) kinds"
    }
    return Answer(
      parts: [.lines(lines + ["Written to \(folder); its manifest.json has the fingerprints."])],
      result: manifest)
  }
}
