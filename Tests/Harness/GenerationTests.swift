import RingtrueCore
import RingtrueHarness
import RingtrueKernels
import RingtruePlatform
import Synchronization
import Testing

@Suite struct GenerationTests {
  private static let text = """
    { name: "t", parts: [{ world: "ledger", settings: {
      rows: 1000, anomalies: [{ kind: "balance_break", per_10k: 30 }] } }] }
    """

  private func generation() throws -> Generation {
    try Generation(try Scenario(reading: try JSON.read(Self.text, file: nil)))
  }

  @Test func `a dataset's folder has every file, and the manifest knows them`() throws {
    let folder = try TemporaryFolder()
    let manifest = try generation().make(folder.file("out"), seed: 5)
    let files = try Files.filesBelow(folder.file("out"))
    for file in ["ledger.csv", "labels/rows.csv", "labels/events.jsonl", "twin/ledger.csv"] {
      #expect(files.contains(file))
    }
    let listed = manifest["parts"]?.elements?.first?["files"]?.elements ?? []
    #expect(listed.count == files.count - 1)
    for file in listed {
      let path = try #require(file["path"]?.string)
      let bytes = try Files.read(folder.file("out/" + path))
      #expect(file["sha256"]?.string == SHA256.digest(of: bytes).hexadecimal)
    }
    let text = try Files.readText(folder.file("out/manifest.json"))
    #expect(try JSON.read(text).text == manifest.text)
  }

  @Test func `the same seed writes the same manifest, on one thread or two`() throws {
    let folder = try TemporaryFolder()
    let one = try generation().make(folder.file("one"), seed: 5)
    let two = try generation().make(folder.file("two"), seed: 5, threads: 2)
    #expect(one == two)
    #expect(try generation().make(folder.file("three"), seed: 6) != one)
  }

  @Test func `only labels are written when only they are wanted`() throws {
    let folder = try TemporaryFolder()
    try generation().make(folder.file("out"), seed: 5, onlyLabels: true)
    let files = try Files.filesBelow(folder.file("out"))
    #expect(files.allSatisfy { $0.hasPrefix("labels/") || $0 == "manifest.json" })
  }

  @Test func `a folder that is there is left alone, and nothing half-made stays behind`() throws {
    let folder = try TemporaryFolder()
    try Files.makeFolder(folder.file("out"))
    let problem = #expect(throws: Problem.self) {
      try generation().make(folder.file("out"), seed: 5)
    }
    #expect(problem?.message.contains("already there") == true)
    #expect(try Files.entries(of: folder.path).map(\.name) == ["out"])
    #expect(try Files.entries(of: folder.file("out")).isEmpty)
  }

  @Test func `a place that bears no folder is told by its own name`() throws {
    let folder = try TemporaryFolder()
    try Files.write("a file", to: folder.file("note"))
    for path in ["note/out", "note/deep/out"] {
      let target = folder.file(path)
      let problem = #expect(throws: Problem.self) { try generation().make(target, seed: 5) }
      let told = problem?.description ?? ""
      #expect(told.hasPrefix("\(target): ") && !told.contains("/."), "\(told)")
      #expect(told.contains("note") && told.contains("a file, not a folder"), "\(told)")
    }
  }

  @Test func `what is cancelled leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let asked = Atomic(0)
    #expect(throws: CancellationError.self) {
      try generation().make(folder.file("out"), seed: 5) {
        asked.add(1, ordering: .relaxed).newValue > 3
      }
    }
    #expect(try Files.entries(of: folder.path).isEmpty)
  }

  @Test func `a scenario without a world has nothing to make`() throws {
    let scenario = Scenario(name: "t", summary: "", parts: [.file("a.csv", roles: ColumnRoles())])
    #expect(throws: Problems.self) { try Generation(scenario) }
  }
}
