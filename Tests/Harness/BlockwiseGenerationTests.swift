import RingtrueCore
import RingtrueData
import RingtrueHarness
import RingtruePlatform
import RingtrueWorlds
import Synchronization
import Testing

@Suite struct `Generation block by block` {
  private static let text = """
    { name: "t", parts: [
      { world: "ledger", settings: {
          rows: 6000, profile: "extended", modifiers: { label_noise: { rate: 0.1 } },
          anomalies: [{ kind: "balance_break", per_10k: 30 }, { kind: "missing_posting", per_10k: 20 },
                      { kind: "drift_gradual", per_10k: 1 }] } },
      { world: "recon", settings: {
          rows: 6000, months: 3, instruments: 40, error_rate: 0.03,
          drifts: [{ change: "lots_grow" }], balances: { keys: 20, departures: 4 } } }] }
    """

  private func generation() throws -> Generation {
    try Generation(try Scenario(reading: try JSON.read(Self.text, file: nil)))
      .making(BlockSize(always: 1500))
  }

  /// A file of a dataset in memory as it is written.
  private func bytes(_ file: DatasetFile, _ folder: borrowing TemporaryFolder) throws -> [UInt8] {
    switch file.content {
    case .table(let table):
      let path = folder.file("table.csv")
      try TableWriter.write(table, to: path)
      return try Files.read(path)
    case .lines(let lines): return lines.flatMap { Array(($0.text + "\n").utf8) }
    }
  }

  @Test func `writes what is made in memory, byte for byte`() throws {
    let folder = try TemporaryFolder()
    let generation = try generation()
    try generation.make(folder.file("out"), seed: 5, threads: 2)
    var written = Set(try Files.filesBelow(folder.file("out")))
    for world in generation.worlds {
      #expect(world.blocks.count == 4)
      let (name, dataset) = (type(of: world).id, try world.dataset(seed: 5, threads: 1))
      for file in dataset.files {
        let path = "\(name)/\(file.path)"
        #expect(try Files.read(folder.file("out/" + path)) == bytes(file, folder), "\(path)")
        #expect(written.remove(path) != nil, "\(path)")
      }
    }
    #expect(written == ["manifest.json"], "nothing that was kept meanwhile is left")
  }

  @Test func `has the same manifest on one thread and on two`() throws {
    let folder = try TemporaryFolder()
    let one = try generation().make(folder.file("one"), seed: 5)
    let two = try generation().make(folder.file("two"), seed: 5, threads: 2)
    #expect(one == two)
    let parts = try #require(one["parts"]?.elements)
    #expect(parts.map { $0["blocks"]?.integer } == [4, 4])
    let part = parts[0]
    let events = part["facts"]?["kinds"]?.elements?.compactMap { $0["events"]?.integer }
    #expect(events == [18, 12, 1])
  }

  @Test func `writes labels alone when only they are wanted, with the same bytes`() throws {
    let folder = try TemporaryFolder()
    try generation().make(folder.file("all"), seed: 5)
    try generation().make(folder.file("labels"), seed: 5, onlyLabels: true)
    let files = try Files.filesBelow(folder.file("labels")).filter { $0 != "manifest.json" }
    #expect(files.count > 10 && files.allSatisfy { $0.contains("/labels/") })
    for file in files {
      #expect(
        try Files.read(folder.file("all/" + file)) == Files.read(folder.file("labels/" + file)))
    }
  }

  @Test(arguments: [2, 20, 80, 130])
  func `leaves nothing behind when it is cancelled, however far it came`(_ patience: Int) throws {
    let folder = try TemporaryFolder()
    let asked = Atomic(0)
    #expect(throws: CancellationError.self) {
      try generation().make(folder.file("out"), seed: 5, threads: 2) {
        asked.add(1, ordering: .relaxed).newValue > patience
      }
    }
    #expect(try Files.entries(of: folder.path).isEmpty)
  }
}
