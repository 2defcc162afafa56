import RingtrueCore
import RingtrueMetrics
import RingtruePlatform
import Testing

@Suite struct `The tests of differences` {
  /// Runs a test on a file of its own, with `--json`.
  private func result(_ verb: String, on text: String, _ flags: String = "") throws -> JSON? {
    let folder = try TemporaryFolder()
    let file = folder.file("table.csv")
    try Files.write(text, to: file)
    let words = ["stats", verb, file, "--json"] + flags.split(separator: " ").map(String.init)
    let ending = try Binary.run(words)
    #expect(ending.code == 0)
    return try JSON.read(ending.output)["result"]
  }

  private let outcomes = "champion,challenger\n1,1\n1,0\n0,1\n1,0\n1,0\n0,0\n"

  @Test func `count on which rows only one system is right`() throws {
    let result = try result("mcnemar", on: outcomes, "--first champion --second challenger")
    let exact = try #require(result?["tests"]?.elements?.first)
    #expect(exact["method"]?.string == "exact")
    #expect(exact["p"]?.double == 0.625)
    #expect(exact["interval"]?.string == "tango")
  }

  @Test func `say why they say nothing`() throws {
    let result = try result("sign", on: "a,b\n1,1\n2,2\n", "--first a --second b")
    let test = try #require(result?["tests"]?.elements?.first)
    #expect(test["undefined"]?.string == "no-differences")
    #expect(test["p"]?.isNull == true)
  }

  @Test func `compare several systems and every pair of them`() throws {
    let scores = "a,b,c\n0.1,0.2,0.3\n0.5,0.6,0.55\n0.2,0.9,0.7\n0.3,0.31,0.4\n"
    let tests = try #require(try result("friedman", on: scores)?["tests"]?.elements)
    #expect(tests.count == 4 + 3)
    #expect(tests[0]["statistic"]?.double == 6)
  }

  @Test func `complain of columns that are not there`() throws {
    let folder = try TemporaryFolder()
    try Files.write(outcomes, to: folder.file("table.csv"))
    let words = ["stats", "sign", folder.file("table.csv"), "--first", "champion", "--second", "x"]
    let ending = try Binary.run(words)
    #expect(ending.code == 65)
    #expect(ending.errors.contains("no column 'x'"))
  }

  @Test func `correct for there being many`() throws {
    let result = try result("holm", on: "p\n0.01\n0.04\n0.03\n")
    #expect(result?["adjusted"]?.elements?.compactMap(\.double) == [0.03, 0.06, 0.06])
  }

  @Test func `compare the areas of two columns of scores`() throws {
    let rows = (0..<60).map { "\($0 % 4 == 0 ? 1 : 0),\($0 * 17 % 61),\($0 * 23 % 59)" }
    let text = "y,a,b\n" + rows.joined(separator: "\n") + "\n"
    let flags = "--label y --score a --score-b b"
    let delong = try #require(try result("delong", on: text, flags)?["tests"]?.elements?.first)
    let labels = Labels((0..<60).map { $0 % 4 == 0 ? .anomalous : .normal })
    let areas = try PairedDeLong(
      (0..<60).map { Double($0 * 17 % 61) }, (0..<60).map { Double($0 * 23 % 59) }, labels: labels)
    #expect(delong["p"]?.double == areas.p)
    #expect(delong["details"]?["difference"]?.double == areas.difference)
    let swaps = flags + " --metric roc-auc --draws 400"
    let swap = try #require(try result("swap-ranking", on: text, swaps)?["tests"]?.elements?.first)
    // The statistic is the first less the second.
    let statistic = try #require(swap["statistic"]?.double)
    #expect(abs(statistic + areas.difference) < 1e-12)
    let p = try #require(swap["p"]?.double)
    #expect(abs(p - areas.p) < 0.1)
  }

  @Test func `compare several systems with one, all at once`() throws {
    let rows = (0..<12).map { "1,\(2 + $0 % 2),\($0 % 2 == 0 ? 0 : 2)" }
    let text = "one,better,same\n" + rows.joined(separator: "\n") + "\n"
    let tests = try #require(
      try result("max-t", on: text, "--baseline one --draws 4000")?["tests"]?.elements)
    #expect(tests.count == 2)
    // All signs alike: 2 of 4096 draws.
    #expect(try #require(tests[0]["p"]?.double) < 0.005)
    #expect(tests[1]["p"]?.double == 1)
  }

  @Test func `estimate clusters and power`() throws {
    let clusters = try result(
      "clusters", on: "v,k\n1,a\n1,a\n0,b\n0,b\n", "--value v --cluster k")
    let estimates = try #require(clusters?["estimates"]?.elements)
    #expect(estimates.first { $0["id"]?.string == "intraclass-correlation" }?["value"]?.double == 1)
    #expect(estimates.first { $0["id"]?.string == "design-effect" }?["value"]?.double == 2)
    let ending = try Binary.run(
      ["stats", "power", "--difference", "0.01", "--discordance", "8%", "--json"])
    let power = try JSON.read(ending.output)["result"]?["estimates"]?.elements?.first
    #expect(power?["id"]?.string == "paired-rows")
    #expect(power?["value"]?.double == 4947)
  }
}
