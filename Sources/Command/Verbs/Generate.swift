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
private let certify = Flag(
  "certify", "Say how hard the data are: the best rule of one line, what can be known, leaks.")
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
    arguments: [scenario], flags: [output, seed, rows, size, onlyLabels, certify, threads],
    examples: [
      Example(
        "ringtrue generate Scenarios/smoke-core11.json5 -o data/smoke",
        "Make a small dataset with plain anomalies."),
      Example(
        "ringtrue generate Scenarios/retail-standard.json5 --size tiny --seed 9 -o data/tiny",
        "The same world in two thousand rows, from another seed."),
      Example(
        "ringtrue generate Scenarios/retail-standard.json5 --certify -o data/retail",
        "Is a detector needed, or does a rule of one line find it all?"),
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
      onlyLabels: call.values[onlyLabels], certifies: call.values[certify],
      isCancelled: call.surroundings.listenForStop().asked)
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
    let tables = parts.compactMap { $0["certificate"]?["entries"]?.elements }.map { table(of: $0) }
    let end = "Written to \(folder); its manifest.json has the fingerprints."
    return Answer(
      parts: [.lines(lines)] + tables.map { .table($0) } + [.lines([end])], result: manifest)
  }
  /// A certificate: a row for all kinds together, then one for each.
  private static func table(of entries: [JSON]) -> TextTable {
    func figures(_ json: JSON?) -> String { json?.double.map { $0.figures() } ?? "" }
    return TextTable(
      of: entries,
      [
        .words("anomaly", .name) { $0["kind"]?.string ?? "" },
        .numbers("rows") { "\($0["anomalies"]?.integer ?? 0)" },
        .numbers("prevalence") { figures($0["prevalence"]) },
        .numbers("rule") { figures($0["rule"]?["average_precision"]) },
        .numbers("oracle") { figures($0["oracle"]?["average_precision"]) },
        .numbers("leak") { figures($0["probe"]?["average_precision"]) },
        .numbers("by chance") { figures($0["probe"]?["by_chance_95"]) },
        .words("verdict") { $0["verdict"]?.string ?? "" },
        .words("best rule of one line") { $0["rule"]?["best"]?.string ?? "" },
      ])
  }
}
