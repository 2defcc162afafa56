import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCommand

@Suite struct `Scoring a file` {
  /// A folder with a file of forty ordinary rows and one strange one, row 41.
  final class Scratch {
    let folder: TemporaryFolder
    let data: String

    init() throws {
      folder = try TemporaryFolder()
      data = Path.join(folder.path, "rows.csv")
      let rows = (0..<40).map { "r\($0),\($0 % 7).50,\($0 % 5),0\n" }.joined()
      try Files.write("name,amount,age,label\n" + rows + "odd,900.00,3,1\n", to: data)
    }

    func path(_ name: String) -> String { Path.join(folder.path, name) }
  }

  @Test func `writes a line a row in the order of the file, and shows the strangest`() async throws
  {
    let scratch = try Scratch()
    let scores = scratch.path("scores.csv")
    let run = await Transcript([
      "score", "--data", scratch.data, "--label", "label", "--id", "name", "--detector",
      "robust-z", "--explain", "1", "--threshold", "budget:alerts=1", "-o", scores,
    ])
    #expect(run.code == .pass, "\(run.errors)")
    let lines = try Files.readText(scores).split(separator: "\n")
    #expect(lines.count == 42)
    #expect(lines[0] == "row_id,score,flag")
    #expect(lines[1].hasPrefix("r0,") && lines[1].hasSuffix(",0"))
    #expect(lines[41].hasPrefix("odd,") && lines[41].hasSuffix(",1"))
    #expect(run.output.hasPrefix("41 rows scored by robust-z, 1 flagged at "))
    #expect(run.output.contains("amount 900.00, age 3"))
  }

  @Test func `says what the oracle is to those who ask it for scores`() async throws {
    let scratch = try Scratch()
    let run = await Transcript(["score", "--data", scratch.data, "--detector", "oracle"])
    #expect(run.code == .usage && run.errors.contains("see 'list detectors oracle'"))
  }

  @Test func `gives the same scores by a model that was kept`() async throws {
    let scratch = try Scratch()
    let (model, first, second) = (scratch.path("m"), scratch.path("a.csv"), scratch.path("b.csv"))
    let head = ["score", "--data", scratch.data, "--label", "label", "--columns", "amount,age"]
    #expect(await Transcript(head + ["--save", model, "-o", first]).code == .pass)
    let tail = ["score", "--data", scratch.data, "--label", "label", "--load", model, "-o", second]
    let run = await Transcript(tail)
    #expect(run.code == .pass, "\(run.errors)")
    #expect(try Files.readText(first) == Files.readText(second))
  }

  /// What is measured by need not be seen by the detector, but stands beside its scores.
  @Test func `keeps columns beside the scores, for measure`() async throws {
    let scratch = try Scratch()
    let out = scratch.path("kept.csv")
    let head = ["score", "--data", scratch.data, "--label", "label", "--detector", "robust-z"]
    let run = await Transcript(head + ["--keep", "label,amount", "-o", out])
    #expect(run.code == .pass, "\(run.errors)")
    let lines = try Files.readText(out).split(separator: "\n")
    #expect(lines[0] == "row_id,score,flag,label,amount")
    let given = try Files.readText(scratch.data).split(separator: "\n")
    #expect(lines.count == given.count)
    let measured = await Transcript(["measure", out, "--label", "label", "--score", "score"])
    #expect(measured.code == .pass && measured.output.contains("roc-auc"), "\(measured.errors)")
    let wrong = await Transcript(head + ["--keep", "amuont", "-o", scratch.path("no.csv")])
    #expect(wrong.code == .badData && wrong.errors.contains("did you mean 'amount'"))
    let twice = await Transcript(head + ["--keep", "label,label,score"])
    #expect(twice.code == .usage)
    for problem in ["no use without --out", "'label' of --keep", "'score' of --keep"] {
      #expect(twice.errors.contains(problem))
    }
  }

  @Test func `finds what a detector looks at by the names that are given`() async throws {
    let scratch = try Scratch()
    let rows = (0..<60).map { "\($0 % 6),\(100 + $0 * $0 % 41)\n" }.joined()
    try Files.write("who,sum\n" + rows, to: scratch.path("own.csv"))
    try Files.write("client_id,amount\n" + rows, to: scratch.path("usual.csv"))
    func scores(_ file: String, _ words: [String]) async throws -> String {
      let (data, out) = (scratch.path(file), scratch.path("of-" + file))
      let head = ["score", "--data", data, "--detector", "entity-z", "--columns"]
      let run = await Transcript(head + words + ["-o", out])
      #expect(run.code == .pass, "\(run.errors)")
      return try Files.readText(out)
    }
    let named = try await scores("own.csv", ["sum", "--entity", "who", "--amount", "sum"])
    #expect(try await scores("usual.csv", ["amount"]) == named)
    let head = ["score", "--data", scratch.path("own.csv"), "--detector", "entity-z"]
    let open = await Transcript(head)
    #expect(open.code == .badData && open.errors.contains("say which one that is"))
    let wrong = await Transcript(head + ["--entity", "whom", "--amount", "sum"])
    #expect(wrong.code == .badData && wrong.errors.contains("did you mean 'who'?"))
  }

  /// The kept model goes on from the rows it had seen, as one does that learns from them anew.
  @Test(arguments: ["temporal", "entity", "sequence:back=2"])
  func `looks back from one file into the one before`(_ features: String) async throws {
    let scratch = try Scratch()
    let rows = (0..<60).map { "\($0 % 4),2025-01-\(10 + $0 / 4),\($0 * 37 % 101)\n" }
    let head = "account_id,date,amount\n"
    let (old, new) = (scratch.path("old.csv"), scratch.path("new.csv"))
    try Files.write(head + rows[..<40].joined(), to: old)
    try Files.write(head + rows[40...].joined(), to: new)
    let recipe = ["--detector", "robust-z", "--features", features]
    let (model, kept) = (scratch.path("m"), scratch.path("kept.csv"))
    let learned = await Transcript(["score", "--data", old, "--save", model] + recipe)
    #expect(learned.code == .pass, "\(learned.errors)")
    #expect(await Transcript(["score", "--data", new, "--load", model, "-o", kept]).code == .pass)
    let anew = scratch.path("anew.csv")
    let run = await Transcript(["score", "--data", new, "--train", old, "-o", anew] + recipe)
    #expect(run.code == .pass, "\(run.errors)")
    #expect(try Files.readText(kept) == Files.readText(anew))
    // Rows before those that it had seen would be told of a past that is their future.
    let back = await Transcript(["score", "--data", old, "--load", model])
    #expect(back.code == .badData && back.errors.contains("sort the file by time"))
  }

  @Test func `learns from another file when told so`() async throws {
    let scratch = try Scratch()
    let train = scratch.path("train.csv")
    try Files.write("age,amount\n1,2.5\n2,3.5\n3,4.5\n", to: train)
    let run = await Transcript([
      "score", "--data", scratch.data, "--label", "label", "--train", train, "--columns",
      "amount,age", "--detector", "robust-z", "--json",
    ])
    let answer = try JSON.read(run.output)
    #expect(answer["result"]?["fittedRows"]?.integer == 3)
    #expect(answer["result"]?["rows"]?.integer == 41)
    #expect(answer["result"]?["strangest"]?.elements?.first?["row"]?.integer == 40)
  }

  @Test(
    arguments: [
      (["--label", "lable"], ExitCode.badData, "did you mean 'label'?"),
      (["--columns", "amuont"], .badData, "did you mean 'amount'?"),
      (["--columns", "name"], .badData, "not numbers"),
      (["--detector", "lofty"], .usage, "there is no detector 'lofty'"),
      (["--detector", "robust-z:combine=all"], .usage, "'combine' cannot be 'all'"),
      (["--features", "entitty"], .usage, "did you mean 'entity'?"),
      (["--features", "entity:window=3x"], .usage, "'window' cannot be '3x'"),
      (["--features", "entity"], .badData, "finds no account or client column"),
      (["--threshold", "share"], .usage, "there is no threshold rule 'share'"),
      (["--load", "model", "--train", "t.csv"], .usage, "--train has no use"),
      (["--load", "/nowhere/model"], .noInput, "there is no such file"),
      (["--memory-limit", "1kB"], .badData, "and 1 kB are allowed"),
    ] as [([String], ExitCode, String)])
  func `says what is wrong`(_ words: [String], _ code: ExitCode, _ remark: String) async throws {
    let scratch = try Scratch()
    let run = await Transcript(["score", "--data", scratch.data] + words)
    #expect(run.code == code)
    #expect(run.errors.contains(remark), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `stops when the user wants it to, and leaves nothing behind`() async throws {
    let scratch = try Scratch()
    let scores = scratch.path("scores.csv")
    let run = await Transcript(["score", "--data", scratch.data, "-o", scores], isStopped: true)
    #expect(run.code == .interrupted)
    #expect(!Files.exists(scores))
    #expect(try Files.entries(of: scratch.folder.path).map(\.name) == ["rows.csv"])
  }

  @Test func `says that a file is not there`() async {
    let run = await Transcript(["score", "--data", "/nowhere/rows.csv"])
    #expect(run.code == .noInput)
    #expect(
      run.errors
        == "ringtrue: /nowhere/rows.csv: there is no such file; check the spelling and the folder\n"
    )
  }

  @Test func `refuses a file that is no model`() async throws {
    let scratch = try Scratch()
    let run = await Transcript(["score", "--data", scratch.data, "--load", scratch.data])
    #expect(run.code == .badData)
    #expect(run.errors.contains("rows.csv: this is no model file, or a damaged one"))
  }
}
