import Foundation
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
  private func run(
    _ line: String, in folder: borrowing TemporaryFolder, _ variables: [String: String] = [:]
  ) throws -> Binary.Ending {
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    let words = line.split(separator: " ").map { word in
      word.hasPrefix("@") ? folder.file(String(word.dropFirst())) : String(word)
    }
    let quick = ["--without", Self.others, "--resamples", "20", "--timing", "off", "-j", "2"]
    return try Binary.run(
      ["run"] + words + quick,
      variables: variables.merging(["RINGTRUE_RESULTS": folder.file("results")]) { $1 })
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
    let gaps = standings.compactMap { $0["gap"] }
    #expect(!gaps.isEmpty)
    for gap in gaps {
      // The bounds lie 1.96 errors away; what is found in four of five tests lies 2.80 away.
      let reach = try #require(gap["high"]?.double) - #require(gap["difference"]?.double)
      let detectable = try #require(gap["detectable"]?.double)
      #expect(abs(detectable - reach * 2.80159 / 1.95996) < 1e-5)
    }
    #expect(!Files.exists(folder.file("results")))
  }

  @Test func `prints the plan and tries nothing when that is wanted`() throws {
    let folder = try TemporaryFolder()
    let ending = try run("@tiny.json5 --dry-run --seeds 1..3 --shard 1/2", in: folder)
    #expect(ending.code == 0)
    #expect(ending.output.contains("7 trials (shard 1/2 of 15) on 3 datasets."))
    #expect(!Files.exists(folder.file("results")))
  }

  @Test(arguments: [
    (["JOB_COMPLETION_INDEX": "0", "RINGTRUE_SHARDS": "2"], "shard 0/2 of 15"),
    (["SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_COUNT": "2"], "shard 1/2 of 15"),
    (
      [
        "SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_COUNT": "2", "SLURM_ARRAY_TASK_MIN": "3",
        "SLURM_ARRAY_TASK_STEP": "4",
      ], "shard 1/2 of 15"
    ),
    ([:], "15 trials"),
  ])
  func `asks the scheduler which part of the plan is its own`(
    variables: [String: String], wanted: String
  ) throws {
    let folder = try TemporaryFolder()
    let ending = try run("@tiny.json5 --dry-run --seeds 1..3 --shard auto", in: folder, variables)
    #expect(ending.output.contains(wanted), "\(ending)")
  }

  @Test(arguments: [
    ["JOB_COMPLETION_INDEX": "0"], ["RINGTRUE_SHARDS": "2"],
    ["SLURM_ARRAY_TASK_ID": "4", "SLURM_ARRAY_TASK_COUNT": "4"],
  ])
  func `refuses a part that the scheduler cannot mean`(variables: [String: String]) throws {
    let folder = try TemporaryFolder()
    let ending = try run("@tiny.json5 --dry-run --shard auto", in: folder, variables)
    #expect(ending.code == 64 && ending.errors.contains("set RINGTRUE_SHARDS"), "\(ending)")
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

  @Test func `writes its results as an export does, where it said it would`() throws {
    let folder = try TemporaryFolder()
    for refused in ["results.txt", "csv", "nowhere/results.csv"] {
      let ending = try run("@tiny.json5 -o @\(refused)", in: folder)
      #expect([64, 66].contains(ending.code), "\(ending.errors)")
      #expect(!Files.exists(folder.file("results")))
    }
    let ending = try run("@tiny.json5 -o @r.csv -o @r.json -o @r.jsonl", in: folder)
    #expect(ending.code == 0 && ending.output.contains("Written to \(folder.file("r.jsonl"))."))
    for form in ["csv", "json", "jsonl"] {
      let history = ["--history", folder.file("results/history.sqlite")]
      let export = try Binary.run(["history", "export", form] + history).output
      #expect(try Files.readText(folder.file("r.\(form)")) == export)
    }
    #expect(try run("@tiny.json5 --no-history -o @again.csv", in: folder).code == 0)
    let files = [folder.file("r.csv"), folder.file("again.csv")]
    #expect(try Files.readText(files[0]) == Files.readText(files[1]))
  }

  @Test func `times rows under a load when times are taken at all`() throws {
    let folder = try TemporaryFolder()
    #expect(try run("@tiny.json5 --load 100", in: folder).code == 64)
    let path = folder.file("tiny.json5")
    let ending = try Binary.run([
      "run", path, "--without", Self.others, "--load", "200", "--no-history", "--resamples", "20",
    ])
    #expect(ending.code == 0 && ending.output.contains("p99 loaded"), "\(ending.errors)")
  }

  @Test func `gives the same when each trial has a process of its own`() throws {
    let folder = try TemporaryFolder()
    #expect(try run("@tiny.json5 -o @here.csv --no-history", in: folder).code == 0)
    let apart = try run("@tiny.json5 -o @apart.csv --no-history --isolate", in: folder)
    #expect(apart.code == 0, "\(apart.errors)")
    let files = [folder.file("here.csv"), folder.file("apart.csv")]
    #expect(try Files.readText(files[0]) == Files.readText(files[1]))
  }

  #if os(Linux)
    private func isolated(_ folder: borrowing TemporaryFolder, _ act: (Int32) -> Void) throws
      -> Binary.Ending
    {
      try Files.write(Self.scenario, to: folder.file("tiny.json5"))
      return try Binary.run(
        [
          "run", folder.file("tiny.json5"), "--without", Self.others, "--resamples", "20", "-j",
          "1", "--timing", "off", "--isolate", "--results", folder.file("results"),
        ], meanwhile: act)
    }

    /// The first trial's process that a run is seen to have; it runs other programs too.
    private func child(of run: Int32) -> Int32 {
      while true {
        let child = Binary.children(of: run).first { child in
          let words = try? Files.readText("/proc/\(child)/cmdline")
          return words?.hasSuffix("\0trial\0") ?? false
        }
        if let child { return child }
        usleep(500)
      }
    }

    @Test func `loses a trial whose process crashes, and no other`() throws {
      let folder = try TemporaryFolder()
      let ending = try isolated(folder) { run in kill(child(of: run), SIGILL) }
      // One of five is more than may fail.
      #expect(ending.code == 3)
      #expect(
        ending.output.contains("failed: robust-z (1): its process broke; it crashed: signal 4"))
      #expect(ending.output.contains("1 failed, 4 scored"))
      #expect(try run("@tiny.json5 -o @whole.csv --no-history", in: folder).code == 0)
      func others(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.contains("robust-z") }
      }
      let history = ["--history", folder.file("results/history.sqlite")]
      let export = try Binary.run(["history", "export", "csv"] + history).output
      #expect(others(export) == others(try Files.readText(folder.file("whole.csv"))))
    }

    @Test func `leaves no process behind when it is killed`() throws {
      let folder = try TemporaryFolder()
      var orphan: Int32 = 0
      _ = try isolated(folder) { run in
        orphan = child(of: run)
        kill(run, SIGKILL)
      }
      // It has ended when it is no more, or waits for its burial.
      func lives() -> Bool {
        let status = try? Files.readText("/proc/\(orphan)/status")
        return status.map { !$0.contains("(zombie)") } ?? false
      }
      while lives() { usleep(1000) }
      #expect(orphan != 0)
    }
  #endif
}
