import RingtrueCore
import RingtrueGoldens
import Testing

@testable import RingtrueCommand

@Suite struct `Help texts` {
  static let paths = [[]] + Tool.ringtrue.everyVerb.map(\.path)

  @Test(arguments: paths)
  func `reads the same as it did`(_ path: [String]) async throws {
    let transcript = await Transcript(["help"] + path)
    #expect(transcript.code == .pass)
    #expect(
      try Goldens().hold(transcript.output, as: (["help"] + path).joined(separator: "-") + ".txt"))
  }

  @Test func `shows every kind of flag`() async throws {
    let transcript = await Transcript(of: Sample.tool, ["dig", "--help"])
    #expect(try Goldens().hold(transcript.output, as: "sample-dig" + ".txt"))
  }

  @Test(arguments: paths)
  func `is the same however it is asked for`(_ path: [String]) async {
    let asked = await Transcript(["help"] + path)
    for words in [path + ["--help"], path + ["-h"], ["-h"] + path] {
      #expect(await Transcript(words).output == asked.output)
    }
  }

  @Test(arguments: paths, [40, 60, 80, 200])
  func `keeps to the width of the terminal`(_ path: [String], _ columns: Int) async {
    let transcript = await Transcript(["help"] + path + ["--color", "never"], columns: columns)
    // Lines to copy are never broken, nor is the usage line.
    let verbs = Tool.ringtrue.everyVerb.map(\.verb)
    let whole = Set(verbs.flatMap(\.examples).flatMap { ["  \($0.line)", "  # \($0.purpose)"] })
    for line in transcript.output.split(separator: "\n").map(String.init) {
      #expect(line.width <= columns || whole.contains(line) || line.hasPrefix("Usage:"))
    }
  }

  @Test(arguments: Tool.ringtrue.everyVerb.map(\.verb.name))
  func `has two examples or more, each of which can be read`(_ name: String) throws {
    for (_, verb) in Tool.ringtrue.everyVerb where verb.name == name {
      #expect(verb.examples.count >= 2)
      for example in verb.examples {
        let line = try #require(example.line.separated(by: "ringtrue ")).after
        let words = line.prefix { !">)|".contains($0) }.split(separator: " ")
        let reading = Tool.ringtrue.read(words.map(String.init))
        #expect(reading.problems.isEmpty, "\(example.line): \(reading.problems)")
      }
    }
  }

  @Test func `is data too`() async throws {
    let transcript = await Transcript(["list", "--json"])
    let answer = try JSON.read(transcript.output)
    let commands = try #require(answer["result"]?["commands"]?.elements)
    #expect(commands.compactMap { $0["name"]?.string } == Verbs.all.map(\.name))
    #expect(answer["ok"]?.bool == true)
  }

  @Test func `has no golden without a page`() throws {
    let expected = Self.paths.map { (["help"] + $0).joined(separator: "-") }
    #expect(Set(try Goldens().names.filter { $0.hasPrefix("help") }) == Set(expected))
  }
}
