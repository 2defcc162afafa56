import RingtrueCore
import RingtrueHistory
import RingtruePlatform
import Testing

@Suite struct `The history verbs` {
  let scratch: TemporaryFolder
  let path: String

  init() throws {
    scratch = try TemporaryFolder()
    path = scratch.file("results/history.sqlite")
  }

  /// A run of two seeds and two systems, kept in the history and in a folder beside it.
  private func run(
    _ place: Int, value: Double, shard: Shard? = nil, in history: String? = nil
  ) async throws {
    let path = history ?? path
    let id = "2026-11-2\(place)-abc\(place)-x"
    let trials = (1...2).flatMap { seed in
      ["iforest", "=lof"].map { Trial(scenario: "quick", seed: Seed(UInt64(seed)), system: $0) }
    }
    let note = RunNote(
      id: id, begun: Instant(seconds: 1_795_000_000 + Int64(place) * 86_400),
      arguments: ["run", "quick"], scenarios: [.init("quick", digest: "0f")], plan: "p",
      planned: 4, shard: shard, tags: [.init("team", "fraud")],
      environment: ["commit": .string("abc\(place)")])
    var events: [Event] = [.runStarted(note, trials)]
    for (number, trial) in trials.enumerated() where shard?.holds(number) ?? true {
      let dataset = DatasetNote(
        name: trial.dataset, digest: "da7a", rowCount: 3, measured: [1, 2],
        labels: Labels([.normal, .anomalous]), kinds: [RowKind("ring", rows: [2])])
      var report = TrialReport(
        trial, data: "da7a",
        .scored([
          Measure(
            metric: "roc-auc", value: .success(value + Double(number) / 100),
            interval: .failure(.noRows))
        ]))
      report.scores = RowScores(rows: [1, 2], scores: [0, 1], digest: "5c")
      let threshold = trial.system == "iforest" ? 1.0 : 2
      report.threshold = Threshold(threshold, from: .train, by: "given")
      events += [.dataReady(dataset), .trialEnded(report)]
    }
    events.append(.runEnded(id: id, complete: true))
    let folder = RunFolder(Path.join(Path.parent(of: path), id))
    let sinks: [any Sink] = [RecordSink(folder), HistorySink(try HistoryStore(path))]
    for event in events { for sink in sinks { try await sink.receive(event) } }
  }

  private func call(_ line: String, _ history: String? = nil) throws -> Binary.Ending {
    let words = line.split(separator: " ").map(String.init)
    return try Binary.run(["history"] + words, variables: ["RINGTRUE_HISTORY": history ?? path])
  }

  private func result(_ line: String) throws -> JSON {
    let ending = try call(line + " --json")
    #expect(ending.code == 0)
    return try #require(try JSON.read(ending.output)["result"])
  }

  @Test func `list and show runs`() async throws {
    for place in 1...3 { try await run(place, value: 0.9) }
    let list = try call("list --tsv")
    #expect(list.code == 0)
    let lines = list.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(
      lines[1] == """
        2026-11-23-abc3-x\t2026-11-21T11:06:40Z\tabc3\t4\t4\tcomplete\tteam=fraud
        """)
    #expect(try result("list -n 2").elements?.count == 2)
    let shown = try call("show")
    #expect(shown.output.hasPrefix("2026-11-23-abc3-x\n"))
    #expect(shown.output.contains("4 of 4"))
    let systems = try #require(try result("show 2026-11-22")["systems"]?.elements)
    #expect(systems.compactMap { $0["system"]?.string } == ["=lof", "iforest"])
    #expect(systems[0]["metrics"]?["roc-auc"]?["mean"]?.double == 0.92)
    #expect(systems[1]["metrics"]?["roc-auc"]?["mean"]?.double == 0.91)
  }

  @Test func `tell which rows two systems decide differently`() async throws {
    try await run(1, value: 0.9)
    let table = try call("show last --flips =lof,iforest --tsv")
    #expect(
      table.output == """
        dataset\treplicate\trow\ttruth\tkind\tdirection\trank by =lof\trank by iforest
        quick/1\t0\t2\tanomalous\tring\tgained\t1\t1
        quick/2\t0\t2\tanomalous\tring\tgained\t1\t1

        """)
    let shown = try call("show --flips =lof,iforest")
    #expect(shown.output.contains("quick/1: =lof flags 0 of 2 rows, iforest 1."))
    #expect(shown.output.contains("1 rows are decided differently: 1 gained."))
    let result = try result("show --flips =lof,iforest")
    let pair = try #require(result["datasets"]?.elements?.first)
    #expect(pair["counts"]?["lost"]?.integer == 0 && pair["counts"]?["gained"]?.integer == 1)
    #expect(pair["flips"]?.elements?.first?["kind"]?.string == "ring")
    #expect(try call("show --flips =lof,iforst").errors.contains("did you mean 'iforest'?"))
    #expect(try call("show --flips iforest").code == 64)
    try await run(2, value: 0.9)
    let same = try call("show last --flips iforest --against 2026-11-21")
    #expect(same.code == 0 && same.output.contains("0 rows are decided differently."))
  }

  @Test func `draw a trend and find its step`() async throws {
    for place in 1...6 { try await run(place, value: place < 4 ? 0.9 : 0.6) }
    let ending = try call("trend roc-auc --system iforest --step-detect")
    #expect(ending.code == 0)
    for piece in ["█", "•", "▲", "2026-11-24-abc4-x", "abc4", "0.9100", "0.6100"] {
      #expect(ending.output.contains(piece), "\(piece) is missing in \(ending.output)")
    }
    let trend = try #require(try result("trend roc-auc --step-detect").elements)
    #expect(trend.count == 2)
    #expect(trend[0]["steps"]?.elements?.first?["run"]?.string == "2026-11-24-abc4-x")
    #expect(
      try result("trend roc-auc --since 2026-11-22").elements?[0]["points"]?.elements?.count == 3)
    let unknown = try call("trend roc-auk")
    #expect(unknown.code == 66)
    #expect(unknown.errors.contains("did you mean 'roc-auc'?"))
  }

  @Test func `export equal bytes for a merged run and a whole one`() async throws {
    try await run(1, value: 0.9)
    let (first, second) = (scratch.file("a/history.sqlite"), scratch.file("b/history.sqlite"))
    try await run(2, value: 0.9, shard: Shard(0, of: 2), in: first)
    try await run(3, value: 0.9, shard: Shard(1, of: 2), in: second)
    let joined = scratch.file("joined.sqlite")
    #expect(try call("merge \(first) \(scratch.file("b"))", joined).code == 0)
    #expect(try call("merge \(first)", joined).code == 0)
    for format in ["csv", "json", "jsonl"] {
      let whole = try call("export \(format)")
      #expect(whole.code == 0)
      #expect(try call("export \(format)", joined).output == whole.output)
      let file = scratch.file("out." + format)
      #expect(try call("export \(format) last -o \(file)").code == 0)
      #expect(try Files.readText(file) == whole.output)
    }
    #expect(try call("export csv").output.contains(",'=lof,"))
    #expect(try call("export csv --times").output.contains("2026-11-21-abc1-x"))
  }

  @Test func `verify, prune and rebuild`() async throws {
    for place in 1...3 { try await run(place, value: 0.9) }
    #expect(try call("verify").output == "3 runs, 3 records beside them: all is well\n")
    let exported = try call("export json --times").output
    #expect(try result("prune --keep 1")["removed"]?.elements?.count == 2)
    #expect(try call("prune").code == 64)
    #expect(try result("rebuild")["runs"]?.elements?.count == 3)
    #expect(try call("export json --times").output == exported)
    try Files.write([UInt8](repeating: 7, count: 9000), to: path)
    #expect(try call("verify").code == 65)
    #expect(try call("list").code == 65)
    #expect(try result("rebuild")["damaged"]?.string == path + ".damaged")
    #expect(try call("export json --times").output == exported)
    let pruned = try call("prune --keep 2 --folders")
    #expect(
      pruned.output == """
        removed 2026-11-21-abc1-x
        removed \(scratch.file("results/2026-11-21-abc1-x"))/
        2 runs are left

        """)
    #expect(!Files.exists(scratch.file("results/2026-11-21-abc1-x")))
  }

  @Test func `say what is not there`() async throws {
    let none = try call("list")
    #expect(none.code == 66)
    #expect(none.errors.contains("there is no history yet"))
    for place in 1...2 { try await run(place, value: 0.9) }
    #expect(try call("show x").code == 66)
    #expect(try call("show 2026").code == 64)
    #expect(try call("merge \(scratch.file("none"))").code == 66)
    #expect(try call("export pdf").code == 64)
    #expect(try call("show --history \(scratch.file("none"))").code == 66)
  }
}
