import RingtrueCore
import RingtrueHarness
import RingtruePlatform
import Testing

@Suite struct CertificationTests {
  @Test func `a manifest that certifies says how hard each part is`() throws {
    let text = """
      { name: "t", parts: [{ world: "ledger", settings: {
        rows: 2000, profile: "extended", anomalies: [{ kind: "inflated_segment", per_10k: 10 }] } }] }
      """
    let folder = try TemporaryFolder()
    let generation = try Generation(try Scenario(reading: try JSON.read(text, file: nil)))
    let plain = try generation.make(folder.file("plain"), seed: 5)
    let certified = try generation.make(folder.file("certified"), seed: 5, certifies: true)
    let (before, after) = (plain["parts"]?.elements?.first, certified["parts"]?.elements?.first)
    #expect(before?["certificate"] == nil)
    #expect(before?["files"] == after?["files"])
    let entries = after?["certificate"]?["entries"]?.elements ?? []
    #expect(entries.map { $0["kind"]?.string } == ["all", "inflated_segment"])
    #expect(entries.last?["oracle"]?["average_precision"]?.double != nil)
    let rungs = entries.last?["references"]?.members?.map(\.name)
    #expect(rungs == ["random", "client_z", "forest_raw", "forest_engineered"])
    #expect(entries.last?["rule"]?["best"]?.string != nil)
  }
}
