import RingtrueCore
import RingtruePlatform
import Testing

/// Reports, as a shell asks for them.
@Suite struct ReportTests {
  private static let scenario = """
    { name: "tiny", systems: ["robust-z", "hbos"], parts: [
      { world: "ledger", settings: { rows: 700, profile: "extended", anomalies: [
        { kind: "amount_global", per_10k: 200, severity: [0.7, 1] } ] } } ] }
    """

  private func run(_ words: [String], in folder: borrowing TemporaryFolder) throws -> Binary.Ending
  {
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    let quick = [
      "--without", "oracle,last-digit,rare-category,missing-count,one-liner,time,row-order",
      "--resamples", "20", "--timing", "off", "-j", "2", "--results", folder.file("results"),
    ]
    return try Binary.run(["run", folder.file("tiny.json5")] + quick + words)
  }

  private func report(
    _ words: [String], path: String? = nil, in folder: borrowing TemporaryFolder
  ) throws -> Binary.Ending {
    try Binary.run(
      ["report"] + words + ["--results", folder.file("results")],
      variables: path.map { ["PATH": $0] } ?? [:])
  }

  /// The pages of runs, as they are in the folder of results.
  private func pages(in folder: borrowing TemporaryFolder) throws -> [String] {
    try Files.filesBelow(folder.path).filter { $0.hasSuffix("/report.html") }
  }

  @Test func `are written at the end of a run, unless that is not wanted`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["--no-report", "--no-charts"], in: folder).code == 0)
    #expect(try pages(in: folder).isEmpty)
    let ending = try run(["--no-charts"], in: folder)
    #expect(ending.code == 0 && ending.output.contains("Report in "))
    let page = try #require(try pages(in: folder).first)
    #expect(try Files.readText(folder.file(page)).contains("told to draw no charts"))
  }

  @Test func `are the same whenever they are made from the same record`() throws {
    let folder = try TemporaryFolder()
    #expect(try run([], in: folder).code == 0)
    let page = folder.file(try #require(try pages(in: folder).first))
    let first = try Files.readText(page)
    #expect(try report(["last"], in: folder).code == 0)
    #expect(try Files.readText(page) == first)
    #expect(first.contains("robust-z") && first.contains("Report before this one"))
  }

  @Test func `come in every form, told by the ending of the name`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["--no-charts", "--no-report"], in: folder).code == 0)
    let files = ["r.html", "r.md", "r.csv", "r.json"].map { folder.file($0) }
    let ending = try report(files.flatMap { ["-o", $0] }, in: folder)
    #expect(ending.code == 0 && files.allSatisfy { ending.output.contains($0) })
    #expect(try Files.readText(files[1]).hasPrefix("## Ringtrue: `tiny`"))
    let export = try Binary.run([
      "history", "export", "csv", "last", "--history", folder.file("results/history.sqlite"),
      "-o", folder.file("export.csv"),
    ])
    #expect(export.code == 0)
    #expect(try Files.readText(files[2]) == Files.readText(folder.file("export.csv")))
    #expect(try report(["-o", folder.file("r.doc")], in: folder).code == 64)
    #expect(try report(["no-such-run"], in: folder).code == 66)
  }

  @Test func `show no charts without gnuplot, and need a browser for PDF alone`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["--no-charts", "--no-report"], in: folder).code == 0)
    let page = folder.file("r.html")
    #expect(try report(["-o", page], path: folder.path, in: folder).code == 0)
    #expect(try Files.readText(page).contains("charts need gnuplot"))
    let paper = try report(["-o", folder.file("r.pdf")], path: folder.path, in: folder)
    #expect(paper.code == 69 && paper.errors.contains("apt install chromium"))
  }
}
