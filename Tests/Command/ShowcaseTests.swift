import RingtrueCharts
import RingtruePlatform
import Testing

/// The run that is kept in the sources, to be looked at by whoever comes by.
@Suite struct ShowcaseTests {
  private static let kept: String = {
    let folder = Path.parent(of: Path.parent(of: Path.parent(of: #filePath)))
    return Path.join(folder, "results/showcase")
  }()

  /// What the record does not give.
  private static let given = ["README.md", "showcase.json5", "sorting.json5"]

  private func isEqual(_ file: String, to other: String) throws -> Bool {
    try Files.read(file) == Files.read(other)
  }

  @Test func `is what its record gives, byte for byte`() throws {
    guard let gnuplot = try? Gnuplot.find() else { return }
    let folder = try TemporaryFolder()
    let copy = folder.file("showcase")
    try Files.makeFolder(copy)
    try Files.write(
      Files.read(Path.join(Self.kept, "record.json")), to: Path.join(copy, "record.json"))
    let words = ["report", copy, "--history", folder.file("none")]
    #expect(try Binary.run(words).code == 0)
    #expect(try Binary.run(words + ["-o", Path.join(copy, "report.md")]).code == 0)
    let made = try Files.filesBelow(copy).sorted()
    let files = try Files.filesBelow(Self.kept).filter { !Self.given.contains($0) }.sorted()
    #expect(made == files)
    // Another gnuplot draws the same script with other words, and so gives another page.
    let draws = try Files.readText(Path.join(Self.kept, "README.md")).contains(
      "gnuplot \(gnuplot.version)")
    for file in files where draws || !(file.hasSuffix(".svg") || file.hasSuffix(".html")) {
      #expect(try isEqual(Path.join(copy, file), to: Path.join(Self.kept, file)), "\(file)")
    }
  }

  @Test func `is small enough to come with the sources`() throws {
    let sizes = try Files.filesBelow(Self.kept).map { file in
      try Files.read(Path.join(Self.kept, file)).count
    }
    #expect(sizes.reduce(0, +) < 2_500_000)
  }
}
