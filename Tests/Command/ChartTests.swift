import RingtrueCharts
import RingtrueCore
import RingtruePlatform
import Testing

/// Charts, as a shell asks for them.
@Suite struct ChartTests {
  private static let scenario = """
    { name: "tiny", systems: ["robust-z", "hbos"], parts: [
      { world: "ledger", settings: { rows: 700, profile: "extended", anomalies: [
        { kind: "amount_global", per_10k: 200, severity: [0.7, 1] } ] } } ] }
    """

  /// A run in a folder of its own, with the words behind `run` and where programs are looked for.
  private func run(
    _ words: [String] = [], path: String? = nil, in folder: borrowing TemporaryFolder
  ) throws -> Binary.Ending {
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    let quick = [
      "--without", "oracle,last-digit,rare-category,missing-count,one-liner,time,row-order",
      "--resamples", "20", "--timing", "off", "-j", "2", "--results", folder.file("results"),
    ]
    return try Binary.run(
      ["run", folder.file("tiny.json5")] + quick + words,
      variables: path.map { ["PATH": $0] } ?? [:])
  }

  private func chart(
    _ words: [String], path: String? = nil, in folder: borrowing TemporaryFolder
  ) throws -> Binary.Ending {
    try Binary.run(
      ["chart"] + words + ["--results", folder.file("results")],
      variables: path.map { ["PATH": $0] } ?? [:])
  }

  private var hasGnuplot: Bool { (try? Gnuplot.find()) != nil }

  @Test func `are drawn at the end of a run, unless that is not wanted`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["--no-charts"], in: folder).code == 0)
    #expect(try Files.filesBelow(folder.path).allSatisfy { !$0.hasSuffix(".gnuplot") })
    guard hasGnuplot else { return }
    let ending = try run(in: folder)
    #expect(ending.code == 0 && ending.output.contains(" charts in "))
    let files = try Files.filesBelow(folder.path)
    let scripts = files.filter { $0.hasSuffix("/charts/roc.gnuplot") }
    #expect(scripts.count == 1 && files.contains { $0.hasSuffix("/charts/roc.svg") })
    // What the record gives later is what the run gave.
    let again = try chart(["roc", "last", "--script"], in: folder)
    #expect(try again.output == Files.readText(folder.file(scripts.first ?? "")))
  }

  @Test func `are left out in one line where there is no gnuplot, and missed only by name`() throws
  {
    let folder = try TemporaryFolder()
    let ending = try run(path: folder.path, in: folder)
    #expect(ending.code == 0 && ending.output.contains("No charts: charts need gnuplot"))
    let named = try chart(["roc", "last"], path: folder.path, in: folder)
    #expect(named.code == 69 && named.errors.contains("apt install gnuplot-nox"))
    let text = try chart(["roc", "last", "--term"], path: folder.path, in: folder)
    #expect(text.code == 0 && text.output.contains("false positive rate"))
    let script = try chart(["headroom", "last", "--script"], path: folder.path, in: folder)
    #expect(script.code == 0 && script.output.hasPrefix("# Drawn by ringtrue"))
  }

  @Test func `are of data too, all or one of them, and of kinds in either world`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Self.scenario, to: folder.file("tiny.json5"))
    func titles(_ id: String) throws -> Int {
      let text = try Binary.run(["chart", id, folder.file("tiny.json5"), "--script"]).output
      return text.split(separator: "\n").count { $0.hasPrefix("# Drawn by ringtrue") }
    }
    #expect(try titles("portrait") == 3)
    #expect(try titles("portrait.calendar") == 1)
    guard hasGnuplot else { return }
    for kind in ["ring", "late_settlement_stuck"] {
      let file = folder.file("\(kind).svg")
      let ending = try Binary.run(["list", "anomalies", kind, "--plot", file])
      #expect(ending.code == 0 && ending.output.hasPrefix("\(kind): one event"), "\(ending.errors)")
      #expect(Files.exists(file))
    }
  }

  @Test func `say what is wrong with what was asked for`() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["--no-charts"], in: folder).code == 0)
    #expect(try chart(["rock", "last"], in: folder).code == 64)
    #expect(try chart(["roc", "no-such-run"], in: folder).code == 66)
    #expect(try chart(["roc", "last", "--scenario", "large"], in: folder).code == 66)
    let missing = try chart(["latency", "last", "--term"], in: folder)
    #expect(missing.code == 66 && missing.errors.contains("--timing quick"))
    guard hasGnuplot else { return }
    #expect(try chart(["roc", "last", "-o", folder.file("roc.bmp")], in: folder).code == 64)
    #expect(try chart(["roc", "last", "-o", folder.file("roc.png")], in: folder).code == 0)
    #expect(Files.exists(folder.file("roc.png")) && Files.exists(folder.file("roc.gnuplot")))
  }
}
