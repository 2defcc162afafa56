import RingtrueCore
import RingtruePlatform
import Testing

/// The verb `run`, as a shell calls it.
@Suite struct RunTests {
  private static let scenario = """
    { name: "tiny", systems: ["robust-z", "hbos"], parts: [
      { world: "ledger", settings: { rows: 700, profile: "extended", anomalies: [
        { kind: "amount_global", per_10k: 200, severity: [0.7, 1] } ] } } ] }
    """

  /// Those that would only take time here.
  private static let others =
    "oracle,last-digit,rare-category,missing-count,one-liner,time,row-order"

  /// Runs a line in a folder of its own, in which `@` stands for that folder.
  private func run(_ line: String, in folder: borrowing TemporaryFolder) throws -> Binary.Ending {
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    let words = line.split(separator: " ").map { word in
      word.hasPrefix("@") ? folder.file(String(word.dropFirst())) : String(word)
    }
    let quick = ["--without", Self.others, "--resamples", "20", "--timing", "off", "-j", "2"]
    return try Binary.run(
      ["run"] + words + quick, variables: ["RINGTRUE_RESULTS": folder.file("results")])
  }

  @Test func `says who leads, and keeps the run where it says`() throws {
    let folder = try TemporaryFolder()
    let ending = try run("@tiny.json5", in: folder)
    #expect(ending.code == 0, "\(ending.errors)")
    #expect(ending.output.contains("leads with an average precision of"))
    #expect(ending.output.contains("5 of 5 trials"))
    #expect(ending.output.contains("Kept in \(folder.file("results"))"))
    let kept = try Files.filesBelow(folder.file("results"))
    #expect(kept.contains { $0.hasSuffix("/record.json") } && kept.contains("history.sqlite"))
  }

  @Test func `answers programs with one object`() throws {
    let folder = try TemporaryFolder()
    let ending = try run("@tiny.json5 --json --no-history", in: folder)
    let result = try JSON.read(ending.output)["result"]
    #expect(result?["complete"]?.bool == true)
    #expect(result?["outcomes"]?["scored"]?.integer == 5)
    let standings = result?["contests"]?.elements?.first?["standings"]?.elements ?? []
    #expect(standings.count == 5 && standings.allSatisfy { $0["averagePrecision"] != nil })
    #expect(!Files.exists(folder.file("results")))
  }

  @Test func `prints the plan and tries nothing when that is wanted`() throws {
    let folder = try TemporaryFolder()
    let ending = try run("@tiny.json5 --dry-run --seeds 1..3 --shard 1/2", in: folder)
    #expect(ending.code == 0)
    #expect(ending.output.contains("7 trials (shard 1/2 of 15) on 3 datasets."))
    #expect(!Files.exists(folder.file("results")))
  }

  @Test func `ends with the code for what went wrong`() throws {
    let folder = try TemporaryFolder()
    #expect(try run("@nowhere.json5", in: folder).code == 66)
    try Files.write("{ name: 1 }", to: folder.file("bad.json5"))
    #expect(try run("@bad.json5", in: folder).code == 65)
    #expect(try run("@tiny.json5 --detectors knnn", in: folder).code == 64)
    #expect(try run("@tiny.json5 --shard 4/4", in: folder).code == 64)
    #expect(try run("@tiny.json5 --trial-limit 1ns", in: folder).code == 3)
    #expect(try run("@tiny.json5 --time-limit 1ns", in: folder).code == 7)
  }

  @Test func `tells at once all that is wrong with a scenario`() throws {
    let folder = try TemporaryFolder()
    try Files.write(
      """
      { nam: "x", seeds: [-1], systems: ["lof:kk=3"], parts: [
        { world: "ledgr" }, { file: "none.csv", settings: { train: 2 } } ] }
      """, to: folder.file("bad.json5"))
    let errors = try run("@bad.json5", in: folder).errors
    let wanted = [
      "'name' is missing", "did you mean 'name'", "not -1", "did you mean 'ledger'",
      "there is no file", "'train' is not known", "did you mean 'k'",
    ]
    for words in wanted { #expect(errors.contains(words), "\(words) in \(errors)") }
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    #expect(try run("@tinny", in: folder).errors.contains("tiny.json5'?"))
  }

  @Test func `stops on Ctrl-C, and goes on from there`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    let results = folder.file("results")
    let ending = try Binary.interrupt([
      "run", folder.file("tiny.json5"), "--seeds", "1..400", "--without", "oracle", "--results",
      results, "--resamples", "20", "--timing", "off",
    ])
    #expect(ending.code == 130)
    #expect(ending.errors.contains("go on with --resume"))
    let again = try Binary.run([
      "run", "--resume", "last", "--results", results, "--time-limit", "1ns", "-j", "1",
    ])
    #expect(again.code == 7, "\(again.errors)")
  }

  @Test func `tells the history what the folder alone knew of a run that was killed`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    let results = folder.file("results")
    let ending = try Binary.run([
      "run", folder.file("tiny.json5"), "--seeds", "1..4000", "--without", "oracle", "--results",
      results, "--resamples", "20", "--timing", "off", "--time-limit", "2s",
    ])
    #expect(ending.code == 7)
    func export() throws -> String {
      try Binary.run(["history", "export", "csv", "--history", results + "/history.sqlite"]).output
    }
    let before = try export()
    for file in try Files.filesBelow(results) where file.hasPrefix("history.sqlite") {
      try Files.remove(Path.join(results, file))
    }
    let again = try Binary.run([
      "run", "--resume", "last", "--results", results, "--time-limit", "1ns",
    ])
    #expect(again.code == 7, "\(again.errors)")
    #expect(try export() == before && before.contains("robust-z"))
  }
}
