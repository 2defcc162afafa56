import Ringtrue
import RingtruePlatform
import Testing

/// `RINGTRUE_RECORD_GOLDENS=1 swift test --filter RingtrueTests` writes the pages anew.
@Suite struct `The pages of the detectors` {
  private static let folder = Path.join(
    Path.parent(of: Path.parent(of: Path.parent(of: #filePath))),
    "Sources/Ringtrue/Ringtrue.docc/Detectors")

  @Test(arguments: DetectorArticles.all.keys.sorted())
  func `say what the cards say`(_ name: String) throws {
    let path = Path.join(Self.folder, name + ".md")
    let text = try #require(DetectorArticles.all[name])
    if Environment["RINGTRUE_RECORD_GOLDENS"] != nil {
      try Files.write(text, to: path)
    } else {
      #expect(try Files.readText(path) == text, "\(name).md differs from the card")
    }
  }

  @Test func `are as many as there are detectors, and their list`() throws {
    let names = try Files.entries(of: Self.folder).map { String($0.name.dropLast(".md".count)) }
    #expect(Set(names) == Set(Detectors.all.map { $0.card.id } + ["Detectors"]))
  }
}
