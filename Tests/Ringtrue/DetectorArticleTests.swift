import Ringtrue
import RingtrueGoldens
import RingtruePlatform
import Testing

/// `RINGTRUE_RECORD_GOLDENS=1 swift test --filter RingtrueTests` writes the pages anew.
@Suite struct `The pages of the detectors` {
  private static let folder = Path.join(
    Path.parent(of: Path.parent(of: Path.parent(of: #filePath))),
    "Sources/Ringtrue/Ringtrue.docc/Detectors")

  @Test(arguments: DetectorArticles.all.keys.sorted())
  func `say what the cards say`(_ name: String) throws {
    let text = try #require(DetectorArticles.all[name])
    #expect(try Goldens(in: Self.folder).hold(text, as: name + ".md"), "it differs from the card")
  }

  @Test func `are as many as there are detectors, and their list`() throws {
    #expect(
      try Set(Goldens(in: Self.folder).names)
        == Set(Detectors.all.map { $0.card.id } + ["Detectors"]))
  }
}
