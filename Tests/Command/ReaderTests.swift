import RingtrueCore
import Testing

@testable import RingtrueCommand

@Suite struct `The reader` {
  @Test(arguments: [
    "dig x --rows 5", "dig x --rows=5", "dig x -r 5", "dig x -r5", "dig x -r=5", "dig -dr5 x",
    "dig --rows 5 x", "dig -dr 5 x", "dig --rows=5 -- x", "dig x --rows 5 --rows=5",
  ])
  func `takes a value however it is spelled`(_ line: String) {
    let reading = Sample.read(line)
    #expect(reading.problems.isEmpty)
    #expect(reading.values[Sample.rows] == 5)
    #expect(reading.values[Sample.input] == "x")
  }

  @Test(arguments: [
    ("dig x --deep", true), ("dig x -d", true), ("dig x --deep=yes", true), ("dig x", false),
    ("dig x --no-deep", false), ("dig x --deep=no", false), ("dig x -dc", true),
    ("dig x -d=off", false), ("dig x --deep=true --deep", true),
  ])
  func `takes a switch however it is spelled`(_ line: String, _ isOn: Bool) {
    let reading = Sample.read(line)
    #expect(reading.problems.isEmpty)
    #expect(reading.values[Sample.deep] == isOn)
  }

  @Test(arguments: ["-c", "--no-cache", "--cache=no", "-c=no", "-dc"])
  func `turns a switch off that stands on by default`(_ word: String) {
    #expect(!Sample.read("dig x \(word)").values[Sample.cache])
    #expect(Sample.read("dig x").values[Sample.cache])
  }

  @Test func `gives the same values for every order of the flags`() {
    let words = [["--rows", "7"], ["-d"], ["--mode=exact"], ["-o", "out.csv"], ["in.csv"]]
    let orders = permutations(of: words)
    #expect(orders.count == 120)
    for order in orders {
      let reading = Sample.tool.read(["dig"] + order.flatMap(\.self))
      #expect(reading.problems.isEmpty)
      #expect(
        reading.values.settings
          == Sample.read("dig in.csv --rows 7 -d --mode exact -o out.csv").values.settings)
      #expect(reading.values[Sample.input] == "in.csv")
    }
  }

  @Test func `gives each kind its own type`() {
    let line = """
      dig in.csv other.csv --share 5% --level 0.5 --memory 2GiB --limit 1m30s --seeds 3..9 \
      --columns a,b -s k=20 --set=seed=1=2
      """
    let values = Sample.read(line).values
    #expect(values[Sample.share] == 0.05)
    #expect(values[Sample.level] == 0.5)
    #expect(values[Sample.memory] == 2 << 30)
    #expect(values[Sample.limit] == .seconds(90))
    #expect(values[Sample.seeds] == 3...9)
    #expect(values[Sample.columns] == ["a", "b"])
    #expect(values[Sample.set] == [Pair(key: "k", value: "20"), Pair(key: "seed", value: "1=2")])
    #expect(values[Sample.others] == ["other.csv"])
    #expect(values[Sample.output] == nil)
    #expect(values[Sample.mode] == .fast)
    #expect(values[Sample.cache])
  }

  @Test func `ends flags at two dashes`() {
    let reading = Sample.read("dig -- --rows -d")
    #expect(reading.problems.isEmpty)
    #expect(reading.values[Sample.input] == "--rows")
    #expect(reading.values[Sample.others] == ["-d"])
  }

  @Test func `takes a dash and negative numbers for values`() {
    let values = Sample.read("dig - --seeds -5..-1").values
    #expect(values[Sample.input] == "-")
    #expect(values[Sample.seeds] == (-5)...(-1))
  }

  @Test func `finds verbs under verbs, and common flags before them`() {
    let reading = Sample.read("--color never cache -q clear")
    #expect(reading.problems.isEmpty)
    #expect(reading.path == ["cache", "clear"])
    #expect(reading.values[CommonFlags.quiet])
    #expect(reading.values[CommonFlags.color] == .never)
  }

  @Test func `puts the flag above the environment above the scenario above the default`() throws {
    let variables = ["RINGTRUE_ROWS": "20", "RINGTRUE_DEEP": "1", "RINGTRUE_LEVEL": ""]
    let scenario = ["rows": ["30"], "deep": ["no"], "level": ["0.5"]]
    func origins(_ line: String, _ variables: [String: String], _ scenario: [String: [String]])
      throws -> [Setting.Origin]
    {
      let values = try Sample.read(line, variables).values.filled(from: "s.json5", with: scenario)
      return [
        values.setting(of: Sample.rows), values.setting(of: Sample.deep),
        values.setting(of: Sample.level),
      ].map(\.origin)
    }
    #expect(
      try origins("dig x -r 10", variables, scenario) == [
        .flag, .environment("RINGTRUE_DEEP"), .scenario("s.json5"),
      ])
    #expect(
      try origins("dig x", variables, [:]) == [
        .environment("RINGTRUE_ROWS"), .environment("RINGTRUE_DEEP"), .standard,
      ])
    let values = try Sample.read("dig x").values.filled(from: "s.json5", with: scenario)
    #expect(values[Sample.rows] == 30)
    #expect(values[Sample.level] == 0.5)
  }

  @Test func `refuses a scenario's value as it refuses a flag's`() {
    let values = Sample.read("dig x").values
    let problem = #expect(throws: (any Error).self) {
      try values.filled(from: "s.json5", with: ["rows": ["many"]])
    }
    #expect(
      "\(problem.map { "\($0)" } ?? "")"
        == "s.json5: rows 'many' is not a whole number; give a whole number from 1 up")
  }

  @Test func `asks for no more when help is wanted`() {
    let reading = Sample.read("dig --help")
    #expect(reading.problems.isEmpty)
    #expect(reading.values[CommonFlags.help])
  }

  @Test func `takes the machine's word --version for the verb`() {
    #expect(Tool.ringtrue.read(["--version"]).path == ["version"])
  }
}

@Suite struct `The reader on any line` {
  static let words = [
    "dig", "learn", "cache", "clear", "x", "", "-", "--", "-r", "--rows", "--rows=", "5", "-5", "=",
    "--no-", "--=", "-=", "-dr", "-dr5", "-é", "--no-deep=no", "--set", "k=v", "--label", "a b",
    "--help", "--json", "--tsv", "--color", "never", "\u{1B}[2J", "--seeds=1..2", "9..", "--mode",
  ]

  @Test(arguments: 0..<20)
  func `ends with values or with complaints that say what to do`(_ seed: UInt64) async {
    var chance = Chance(state: seed)
    for _ in 0..<100 {
      let line = (0..<Int.random(in: 0..<9, using: &chance)).map { _ in
        Self.words[Int.random(in: 0..<Self.words.count, using: &chance)]
      }
      let transcript = await Transcript(of: Sample.tool, line)
      let reading = Sample.tool.read(line)
      #expect((transcript.code == .pass) == reading.problems.isEmpty, "\(line)")
      #expect(transcript.code == .pass || transcript.code == .usage, "\(line)")
      for problem in reading.problems.listed {
        #expect(problem.message.contains("; "), "\(line): \(problem)")
      }
    }
  }
}

/// SplitMix64: enough chance for tests, the same on every machine.
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// All orders of some things.
private func permutations<Thing>(of things: [Thing]) -> [[Thing]] {
  guard let first = things.first else { return [[]] }
  return permutations(of: Array(things.dropFirst())).flatMap { rest in
    (0...rest.count).map { Array(rest[..<$0]) + [first] + Array(rest[$0...]) }
  }
}
