import RingtrueCore
import RingtruePlatform
import Testing

@testable import Ringtrue
@testable import RingtrueCommand

@Suite struct `Sorting breaks` {
  let folder = Result { try Folder() }

  /// A folder that goes with the test.
  final class Folder: Sendable {
    let kept: TemporaryFolder
    init() throws { kept = try TemporaryFolder() }
  }

  private func path(_ name: String) throws -> String { try folder.get().kept.file(name) }

  /// A file of twelve breaks.
  private func breaks() throws -> String {
    let rows = (1...12).map { row in
      let bucket = Taxonomy.standard.buckets[row % 5]
      return "T\(row),\(row * 3),500,late feed number \(row),\(bucket),clear\n"
    }
    let file = try path("breaks.csv")
    try Files.write(
      "TRADEID,QUANTITYDIFFERENCE,IMPACT_QUANTITY,COMMENT,cause,class\n" + rows.joined(), to: file)
    return file
  }

  @Test func `by rules tells how many are right, and writes an answer a row`() async throws {
    let answers = try path("answers.csv")
    let run = await Transcript([
      "categorize", try breaks(), "--truth", "cause", "--hide", "class", "--id", "TRADEID", "-o",
      answers,
    ])
    #expect(run.code == .pass, "\(run.errors)")
    #expect(
      run.output.hasPrefix("12 of 12 rows sorted by rules.\n3 of 12 right: accuracy 0.250.\n"))
    #expect(run.output.contains("rows  truly\n"))
    let open = await Transcript(["categorize", try breaks(), "--hide", "cause,class"])
    #expect(open.output.contains("rows\n") && !open.output.contains("truly"))
    let lines = try Files.readText(answers).split(separator: "\n")
    #expect(lines.count == 13)
    #expect(lines[0].hasPrefix("row_id,replicate,bucket,confidence,severity,summary,failure"))
    #expect(lines[1].hasPrefix("T1,0,Timing Issue,0.85,"))
  }

  @Test func `by a stand-in gives the same again, and the truth of what it knows`() async throws {
    let words = ["categorize", try breaks(), "--truth", "cause", "--class", "class"]
    let first = await Transcript(words + ["--llm", "mock:careful"])
    #expect(first.output.contains("right: accuracy"))
    #expect(await Transcript(words + ["--llm", "mock:careful"]).output == first.output)
    let json = await Transcript(words + ["--llm", "mock", "--repeat", "3", "--json"])
    let result = try JSON.read(json.output)["result"]
    #expect(result?["rows"]?.integer == 36 && result?["known"]?.integer == 36)
  }

  @Test func `of a folder that was made takes the truth from the labels beside it`() async throws {
    let (made, answers) = (try path("made"), try path("made.csv"))
    let scenario = try path("desk.json5")
    try Files.write(
      """
      { name: "desk", parts: [{ world: "recon", settings: { rows: 6000, months: 2, instruments: 40,
        matched_share: 0.5, balances: { keys: 10, months: 24, departures: 1 },
        comments: { hostile: 0.5 } } }] }
      """, to: scenario)
    #expect(await Transcript(["generate", scenario, "-o", made]).code == .pass)
    let run = await Transcript([
      "categorize", made, "--llm", "mock:careful", "--fail-on-error", "100%", "-o", answers,
    ])
    #expect(run.code == .pass, "\(run.errors)")
    #expect(run.output.contains(" right: accuracy 0.9") || run.output.contains("accuracy 0.8"))
    let asked = try Files.readText(answers).split(separator: "\n").count - 1
    let rows = try Files.readText("\(made)/breaks.csv").split(separator: "\n").count - 1
    #expect(asked > 0 && asked < rows)
    let empty = await Transcript(["categorize", try path("."), "--llm", "rules"])
    #expect(empty.code == .noInput && empty.errors.contains("there is no breaks.csv in it"))
  }

  @Test func `never shows a truth or a hidden column to whoever answers`() async throws {
    let (script, heard) = (try path("answer.sh"), try path("heard.jsonl"))
    try Files.write(
      """
      while read -r line; do
        printf '%s\\n' "$line" >> \(heard)
        echo '{"bucket": "System Error", "confidence": 0.5}'
      done
      """, to: script)
    let run = await Transcript([
      "categorize", try breaks(), "--truth", "cause", "--hide", "class", "--limit", "3", "--llm",
      "command:/bin/sh \(script)",
    ])
    #expect(run.code == .pass, "\(run.errors)")
    let questions = try Files.readText(heard).split(separator: "\n").map {
      try JSON.read(String($0))
    }
    #expect(questions.count == 3)
    for question in questions {
      #expect(
        question["fields"]?.members?.map(\.name)
          == ["TRADEID", "QUANTITYDIFFERENCE", "IMPACT_QUANTITY"])
    }
  }

  @Test func `counts what has no answer, and fails where that is too much`() async throws {
    let tape = try path("tape.jsonl")
    try Files.write("", to: tape)
    let words = [
      "categorize", try breaks(), "--llm", "replay:\(tape)", "--base-url", "http://127.0.0.1:9/v1",
      "--model", "m",
    ]
    let run = await Transcript(words)
    #expect(run.code == .trialsFailed)
    #expect(run.output.contains("unrecorded") && run.output.contains("holds no answer at all"))
    #expect(await Transcript(words + ["--fail-on-error", "100%"]).code == .pass)
  }

  @Test func `foretells what a model would take, without asking it`() async throws {
    let words = [
      "categorize", try breaks(), "--llm", "live", "--base-url", "https://h.test/v1", "--model",
      "m",
      "--batch", "5", "--preview",
    ]
    let free = await Transcript(words)
    #expect(free.code == .pass && free.output.hasPrefix("3 calls, about "))
    #expect(free.output.contains("at a price that is not known"))
    #expect(await Transcript(words + ["--price", "1,2"]).output.contains(" at the most.\n"))
    let rules = await Transcript(["categorize", try breaks(), "--preview"])
    #expect(rules.output == "No model is asked: this costs nothing.\n")
  }

  @Test(arguments: [
    (["--llm", "mok"], "did you mean 'mock'?"), (["--llm", "mock"], "name its column by --truth"),
    (["--llm", "live"], "give it by --base-url"),
    (["--llm", "live", "--base-url", "ftp://h"], "is no address"),
    (
      ["--llm", "live", "--base-url", "https://h/v1", "--model", "m", "--max-cost-usd", "1"],
      "give it by --price"
    ),
    (
      ["--llm", "live", "--base-url", "https://h/v1", "--model", "m", "--key-env", "NO_SUCH_KEY"],
      "the environment has no NO_SUCH_KEY"
    ), (["--price", "1"], "--price takes two numbers"),
  ])
  func `refuses what cannot be asked`(_ words: [String], _ complaint: String) async throws {
    let run = await Transcript(
      ["categorize", try breaks(), "--cache", try path("c.sqlite")] + words)
    #expect(run.code == .usage && run.errors.contains(complaint), "\(run.errors)")
  }

  @Test func `names a column that is not there`() async throws {
    let run = await Transcript(["categorize", try breaks(), "--comment", "COMENT"])
    #expect(run.code == .badData && run.errors.contains("COMMENT"))
  }
}

@Suite struct `Looking after answers` {
  let folder = Result { try Folder() }

  /// A folder that goes with the test.
  final class Folder: Sendable {
    let kept: TemporaryFolder
    init() throws { kept = try TemporaryFolder() }
  }

  /// A cache of two answers, to questions that differ in a temperature.
  private func filled() throws -> (path: String, keys: [CacheKey]) {
    let path = try folder.get().kept.file("answers.sqlite")
    let cache = try AnswerCache(path)
    let keys = [0.0, 0.5].map { CacheKey(["temperature": .number($0), "model": "m"]) }
    for (place, key) in keys.enumerated() {
      try cache.keep(
        KeptAnswer(
          body: [1], usage: TokenUsage(prompt: 5, completion: 5), latency: .seconds(2), model: "m",
          created: Instant(seconds: Int64(place) * 86_400), tool: "1"), under: key)
    }
    return (path, keys)
  }

  @Test func `tells what is kept, and whether it is whole`() async throws {
    let (path, _) = try filled()
    let stats = await Transcript(["cache", "stats", "--cache", path])
    #expect(stats.code == .pass && stats.output.hasPrefix("2 answers, "))
    let verified = await Transcript(["cache", "verify", "--cache", path])
    #expect(verified.output == "2 answers: all is well.\n")
  }

  @Test func `explains a question by the nearest other one`() async throws {
    let (path, keys) = try filled()
    let run = await Transcript([
      "cache", "explain", String(keys[1].hexadecimal.prefix(10)), "--cache", path,
    ])
    #expect(run.output.contains("  temperature: 0 there, 0.5 here\n"), "\(run.output)\(run.errors)")
    #expect(await Transcript(["cache", "explain", "zz", "--cache", path]).code == .badData)
  }

  @Test func `removes what is old, of a model, or all`() async throws {
    let (path, _) = try filled()
    let none = await Transcript(["cache", "prune", "--model", "other", "--cache", path])
    #expect(none.output == "0 answers removed, 2 are left.\n")
    let cleared = await Transcript(["cache", "clear", "--cache", path])
    #expect(cleared.output == "2 answers removed, 0 are left.\n")
  }

  @Test func `needs a cache that is there`() async {
    let run = await Transcript(["cache", "stats", "--cache", "/nowhere/answers.sqlite"])
    #expect(run.code == .noInput && run.errors.contains("no answers are kept yet"))
  }
}
