import RingtrueCore
import RingtrueHarness
import RingtruePlatform
import RingtrueWorlds
import Testing

/// What the scenarios promise that come with Ringtrue.
@Suite struct ShippedScenarioTests {
  private static let folder = Path.join(
    Path.parent(of: Path.parent(of: Path.parent(of: #filePath))), "Scenarios")

  /// The scenarios by name; a file without parts is none.
  static let names: [String] =
    ((try? Files.entries(of: folder)) ?? []).map(\.name).filter { name in
      guard name.hasSuffix(".json5"),
        let json = try? JSON.read(Files.readText(Path.join(folder, name)), file: name)
      else { return false }
      return json["parts"] != nil
    }.map { String($0.dropLast(6)) }.sorted()

  private func scenario(_ name: String) throws -> Scenario {
    let file = Path.join(Self.folder, name + ".json5")
    return try Scenario(reading: try JSON.read(try Files.readText(file), file: file), file: file)
  }

  @Test func `ten are for measuring, and one to begin with`() {
    #expect(
      Self.names == [
        "books-integrity", "comments-hostile", "context-only", "drift-and-season",
        "fincrime-sequences", "null-control", "quickstart", "recon-desk", "retail-standard",
        "smoke-core11", "tamper",
      ])
  }

  @Test(arguments: names)
  func `each says what it asks, and makes sound data of any size`(_ name: String) throws {
    let scenario = try scenario(name)
    #expect(scenario.name == name && scenario.summary.hasSuffix("?") || name == "quickstart")
    #expect(scenario.seeds.count >= 5 || name == "quickstart")
    let whole = try Generation(scenario)
    let generation = whole.resized(to: DatasetSize.tiny.rows)
    for (part, world) in generation.worlds.enumerated() {
      let dataset = try generation.dataset(part: part, seed: scenario.seeds[0], threads: 2)
      #expect(dataset.truth.rows.count == dataset.table.rowCount)
      // The rows of a reconciliation are its breaks, which are few.
      let least = world is LedgerWorld ? 1000 : 10
      #expect((least...6000).contains(dataset.table.rowCount), "\(dataset.table.rowCount)")
      guard let ledger = world as? LedgerWorld else { continue }
      let labelled = try ledger.labelled(seed: scenario.seeds[0], threads: 2)
      #expect(Verifier(labelled).faults() == [])
    }
  }

  @Test func `anomalies are rare, except where everything should run`() throws {
    #if DEBUG
      let rows = 20_000
    #else
      let rows = 100_000
    #endif
    for name in Self.names where name != "quickstart" {
      let scenario = try scenario(name)
      let generation = try Generation(scenario).resized(to: rows)
      guard let world = generation.worlds[0] as? LedgerWorld else { continue }
      let rows = try world.labelled(seed: scenario.seeds[0], threads: 2).truth.rows
      let share = Double(rows.count { $0.label == .anomalous }) / Double(rows.count)
      #expect((0.0008...0.015).contains(share), "\(name): \(share)")
    }
  }
}
