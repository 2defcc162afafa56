import RingtrueCore
import RingtrueData
import RingtruePlatform
import Testing

@testable import RingtrueCommand

@Suite struct `What a verb throws` {
  struct Mishap: Error {}

  @Test(
    arguments: [
      (Failure(.regression, "worse; look at the report"), ExitCode.regression),
      (Problem("odd; mend it", file: "a.csv", at: .init(line: 3, column: 4)), .badData),
      (Problems(Problem("odd; mend it")), .badData),
      (DataError.badData(Problems(Problem("odd; mend it"))), .badData),
      (CancellationError(), .interrupted),
      (Mishap(), .internalError), (Self.refusal { try Files.readText("/nowhere/a.csv") }, .noInput),
      (Self.refusal { try Files.readText("/") }, .noInput),
      (Self.refusal { try Invocation("no-such-program").run() }, .missingProgram),
    ] as [(any Error, ExitCode)])
  func `decides the exit code`(_ error: any Error, _ code: ExitCode) async throws {
    let verb = Verb("fail", for: .tryOneThing, "Fail.", examples: []) { _ in throw error }
    let tool = Tool(name: "sample", version: "1", purpose: "To fail.", verbs: [verb])
    let transcript = await Transcript(of: tool, ["fail"])
    #expect(transcript.code == code)
    #expect(transcript.errors.hasPrefix("sample: "))
    #expect(transcript.errors.contains(";"))
    let envelope = try JSON.read(await Transcript(of: tool, ["fail", "--json"]).output)
    #expect(envelope["exitCode"]?.integer == Int64(code.number))
  }

  #if os(Linux)
    @Test func `of a full disk is 7, for one can go on`() {
      let full = Self.refusal { try AppendedFile("/dev/full").append("x") }
      #expect(Failure(full).code == .budgetSpent, "\(full)")
    }
  #endif

  /// The error that some work throws.
  static func refusal<Result>(_ work: () throws -> Result) -> any Error {
    do {
      _ = try work()
      return Mishap()
    } catch {
      return error
    }
  }
}

@Suite struct `A program that is interrupted` {
  @Test func `ends with 130`() throws {
    let folder = try TemporaryFolder()
    let file = folder.file("rows.csv")
    try Files.write("a,b\n" + (0..<5000).map { "\($0 % 97),\($0 % 89)\n" }.joined(), to: file)
    let ending = try Binary.interrupt([
      "score", "--data", file, "--detector", "isolation-forest:trees=10000,sample=4096",
    ])
    #expect(ending.code == 130)
    #expect(ending.errors == "ringtrue: stopped on request; run it again to go on\n")
    #expect(ending.output.isEmpty)
  }
}

/// These run the program itself.
@Suite struct `The program` {
  static let runs: [(words: String, code: ExitCode)] = [
    ("", .pass), ("version", .pass), ("--version", .pass), ("help", .pass), ("--help", .pass),
    ("help completions", .pass), ("list", .pass), ("list exit-codes --tsv", .pass),
    ("completions zsh", .pass), ("version --settings", .pass), ("vershun", .usage),
    ("version --jsn", .usage), ("version extra", .usage), ("list comands", .usage),
    ("help vershun", .usage), ("completions", .usage), ("completions bish", .usage),
    ("version --color", .usage), ("--color=pink version", .usage),
    ("validate /nowhere/a.csv", .noInput), ("score --data /nowhere/a.csv", .noInput),
    ("validate /", .noInput), ("validate \(#filePath)", .badData),
    ("score --data \(#filePath)", .badData), ("score --data x --detector lofty", .usage),
  ]

  @Test(arguments: runs.map(\.words))
  func `ends with the code of the table`(_ words: String) throws {
    let code = try #require(Self.runs.first { $0.words == words }).code
    let ending = try Binary.run(words.split(separator: " ").map(String.init))
    #expect(ending.code == code.number)
    #expect(ending.output.isEmpty == (code != .pass))
    #expect(ending.errors.isEmpty == (code == .pass))
  }

  @Test(arguments: runs.map(\.words))
  func `prints one envelope, whatever happens`(_ words: String) throws {
    let code = try #require(Self.runs.first { $0.words == words }).code
    let line = words.split(separator: " ").map(String.init).filter { $0 != "--tsv" }
    let ending = try Binary.run(["--json"] + line)
    let envelope = try JSON.read(ending.output)
    #expect(ending.errors.isEmpty)
    #expect(envelope["ok"]?.bool == (code == .pass))
    #expect(envelope["exitCode"]?.integer == Int64(code.number))
    #expect(envelope["problems"]?.elements?.isEmpty == (code == .pass))
    #expect(envelope["ringtrue"]?.string == Tool.ringtrue.version)
  }

  @Test func `misses the programs it needs, and says how to get them`() throws {
    let ending = try Binary.run(["doctor"], variables: ["PATH": "/nowhere"])
    #expect(ending.code == ExitCode.missingProgram.number)
    #expect(ending.output.contains("apt install gnuplot-nox"))
    let envelope = try JSON.read(
      Binary.run(["doctor", "--json"], variables: ["PATH": "/nowhere"]).output)
    #expect(envelope["ok"]?.bool == false)
    #expect(envelope["exitCode"]?.integer == 69)
  }

  @Test func `reads the environment, below the flags`() throws {
    let quiet = try Binary.run(["version"], variables: ["RINGTRUE_QUIET": "1"])
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty && quiet.code == 0)
    let loud = try Binary.run(["version", "--no-quiet"], variables: ["RINGTRUE_QUIET": "1"])
    #expect(loud.output.hasPrefix("ringtrue "))
    let wrong = try Binary.run(["version"], variables: ["RINGTRUE_QUIET": "perhaps"])
    #expect(wrong.code == ExitCode.usage.number)
  }

  @Test func `ends quietly when its reader goes away`() throws {
    let piped = try Binary.script("ringtrue list --json | head -n 1; echo ${PIPESTATUS[1]}")
    #expect(piped.output == "{\n0\n")
    #expect(piped.errors.isEmpty)
    let gone = try Binary.script("(sleep 0.1; ringtrue version; echo $? >&2) | true")
    #expect(gone.errors == "\(ExitCode.readerGone.number)\n")
  }

  @Test func `says so when its output can't be written`() throws {
    let ending = try Binary.script("ringtrue version > /dev/full")
    #expect(ending.code == ExitCode.internalError.number)
    #expect(ending.errors.hasPrefix("ringtrue: standard output: "))
  }

  @Test func `knows its codes, each once and in order`() {
    let numbers = ExitCode.all.map(\.number)
    #expect(numbers == [0, 1, 2, 3, 5, 6, 7, 64, 65, 66, 69, 130, 141])
  }
}
