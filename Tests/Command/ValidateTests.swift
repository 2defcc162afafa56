import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCommand

@Suite struct `Validating files` {
  let folder = Result { try Folder() }

  /// A folder that goes with the test.
  final class Folder: Sendable {
    let kept: TemporaryFolder
    init() throws { kept = try TemporaryFolder() }
  }

  func file(_ name: String, _ text: String) throws -> String {
    let path = try folder.get().kept.file(name)
    try Files.write(text, to: path)
    return path
  }

  @Test func `shows what is in a file and what is suspicious about it`() async throws {
    let rows = (0..<12).map { "\($0),\($0 % 3 == 0 ? "" : "1.50"),x,\($0 % 4 == 0 ? 1 : 0)\n" }
    let file = try file("rows.csv", "n,amount,same,label\n" + rows.joined() + "0,,x,1\n")
    let run = await Transcript(["validate", file, "--label", "label"])
    #expect(run.code == .pass, "\(run.errors)")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasSuffix("rows.csv: 13 rows, 3 columns to compute with or group by"))
    #expect(lines[1] == "1 rows repeat an earlier one, cell by cell")
    #expect(lines[2] == "labels: 4 anomalous, 9 normal, 0 not labelled")
    #expect(lines.contains { $0.hasPrefix("same ") && $0.hasSuffix("one value only") })
    #expect(lines.contains { $0.hasPrefix("n ") && $0.contains(" 11  ") })
  }

  @Test func `tells the problems of every file, and ends as the first did`() async throws {
    let good = try file("good.csv", "a\n1\n")
    let ragged = try file("ragged.csv", "a,b\n1,2\n3\n4,5,6\n")
    let run = await Transcript(["validate", good, ragged, "/nowhere/x.csv"])
    #expect(run.code == .badData)
    #expect(run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains("ragged.csv:3:"))
    #expect(lines[1].contains("ragged.csv:4:"))
    #expect(lines[2].contains("/nowhere/x.csv"))
  }

  @Test func `reads scenarios too`() async throws {
    _ = try file("a.csv", "x\n1\n")
    let good = try file("good.json5", "{name: 'quick', parts: [{file: 'a.csv'}]}")
    #expect(
      await Transcript(["validate", good]).output.hasSuffix("scenario 'quick' can be read\n"))
    let bad = try file("bad.json5", "{nam: 'quick',\n parts: [}")
    let run = await Transcript(["validate", bad])
    #expect(run.code == .badData)
    #expect(run.errors.contains("bad.json5:2:10: a value should stand here"))
  }

  @Test func `gives the same as data`() async throws {
    let file = try file("rows.csv", "a,b\n1,x\n2,y\n")
    let json = try JSON.read(await Transcript(["validate", file, "--json"]).output)
    let profile = json["result"]?.elements?.first
    #expect(profile?["rows"]?.integer == 2)
    #expect(profile?["columns"]?.elements?.first?["greatest"]?.double == 2)
  }
}
