import RingtrueCore
import RingtruePlatform
import Testing

@Suite struct `Measuring scores` {
  private let table = """
    y,a,b,amount,day,account,time,case,decoy,skip
    1,9,1,100.00,2026-03-01,x,2026-03-01T08:00:00Z,k,0,0
    0,8,2,20.00,2026-03-01,y,2026-03-01T09:00:00Z,,1,0
    1,7,3,50.00,2026-03-02,x,2026-03-02T08:00:00Z,k,0,0
    0,6,4,10.00,2026-03-02,z,2026-03-02T09:00:00Z,,0,0
    1,2,5,30.00,2026-03-03,z,2026-03-03T08:00:00Z,m,0,0
    0,1,6,5.00,2026-03-03,w,2026-03-03T09:00:00Z,,0,0
    0,0,7,7.00,2026-03-03,w,2026-03-03T10:00:00Z,,1,1

    """

  @Test func `gives the panel of ranking metrics, and no other`() throws {
    let call = try MeasuredCall("measure @table.csv --label y --score a", on: table)
    #expect(call.code == 0)
    #expect(call.result?["rows"]?.integer == 7)
    #expect(call.result?["positives"]?.integer == 3)
    // Anomalous rows stand before 4, 3 and 2 of 4 normal ones.
    #expect(call.value("roc-auc") == 9.0 / 12)
    #expect(!call.ids.contains("precision"))
    #expect(!call.ids.contains("accuracy"))
  }

  @Test func `tells what money is caught, and what alerts cost`() throws {
    let call = try MeasuredCall(
      "measure @table.csv --label y --score a --threshold 7 --amount amount --costs @costs.json5",
      on: table, files: ["costs.json5": "{perAlert: 8, perMiss: 4, lossShare: 0.5}"])
    #expect(call.value("value-detection-rate") == 150.0 / 180)
    #expect(call.value("money-missed") == 30)
    // Three alerts, and one miss of 30.
    let cost: Double = 3 * 8 + 4 + 30 * 0.5
    #expect(call.value("expected-cost") == cost / 7)
    #expect(call.result?["costCurve"]?.elements?.contains { $0["cheapest"]?.bool == true } == true)
  }

  @Test func `tells when events are noticed, and what the day allows`() throws {
    let call = try MeasuredCall(
      "measure @table.csv --label y --score a --threshold 7.5 --amount amount --day day "
        + "--account account --event case --time time --decoy decoy --ignore skip --all",
      on: table)
    #expect(call.value("event-recall") == 0.5)
    #expect(call.value("alert-delay") == 0)
    #expect(call.value("money-lost-before-alert") == 30)
    #expect(call.value("daily-recall@rows=10") == 1)
    #expect(call.value("daily-recall@accounts=10") == 1)
    #expect(call.value("alert-rate-centre") == 2.0 / 7)
    // Two decoys, of which the one that counts is flagged: an ignored row stays a decoy.
    #expect(call.value("decoy-fpr") == 0.5)
    #expect(call.value("specificity") == 2.0 / 3)
  }

  @Test func `counts an event's delay from when it could be known`() throws {
    let table = """
      y,flag,case,time,known
      1,1,k,2026-03-01T08:00:00Z,2026-03-01T12:00:00Z
      1,0,k,2026-03-01T13:00:00Z,2026-03-01T12:00:00Z
      1,1,k,2026-03-01T15:30:00Z,
      0,0,,2026-03-01T16:00:00Z,

      """
    let call = try MeasuredCall(
      "measure @table.csv --label y --flag flag --event case --time time --knowable known",
      on: table)
    #expect(call.value("alert-delay") == 3.5)
    #expect(call.value("event-recall") == 1)
    // Without amounts nothing is said of money.
    #expect(!call.ids.contains("money-lost-before-alert"))
  }

  @Test func `holds ranking metrics against chance`() throws {
    let good = (0..<200).map { "\($0 < 20 ? 1 : 0),\(200 - $0)" }
    let none = (0..<200).map { "\($0 % 10 == 0 ? 1 : 0),\($0 % 7)" }
    func chance(_ rows: [String]) throws -> JSON? {
      let table = "y,s\n" + rows.joined(separator: "\n") + "\n"
      let call = try MeasuredCall(
        "measure @table.csv --label y --score s --null 1000 --metrics roc-auc", on: table)
      return call.measure("roc-auc")?["chance"]
    }
    #expect(try chance(good)?["p"]?.double == 1.0 / 1001)
    #expect(try chance(good)?["better"]?.bool == true)
    #expect(try chance(none)?["better"]?.bool == false)
  }

  @Test func `draws accounts as a whole in every family`() throws {
    let rows = (0..<120).map { row in
      "\(row % 5 == 0 ? 1 : 0),\(row * 37 % 101),0.\(row % 9 + 1),\(row % 3),\(row).50,k\(row / 12)"
    }
    let table = "y,s,p,d,amount,account\n" + rows.joined(separator: "\n") + "\n"
    let call = try MeasuredCall(
      "measure @table.csv --label y --score s --budget 30 --probability p --p-value p "
        + "--amount amount --cluster account --resamples 200", on: table)
    let methods = ["average-precision", "precision", "money-missed", "brier", "conformal-excess"]
      .map { call.measure($0)?["method"]?.string?.prefix(17) }
    #expect(methods == [_](repeating: "cluster-bootstrap", count: 5))
    let pair = try MeasuredCall(
      "measure @table.csv --label y --score s --score-b p --budget 30 --cluster account "
        + "--metrics recall --resamples 200", on: table)
    let difference = pair.result?["differences"]?.elements?.first
    #expect(difference?["method"]?.string?.hasPrefix("paired-cluster-bootstrap") == true)
  }

  @Test func `says what lacks, and what to do`() throws {
    func complaints(_ flags: String) throws -> [String] {
      let call = try MeasuredCall("measure @table.csv \(flags)", on: table)
      #expect(call.code == 64)
      return call.complaints
    }
    #expect(try complaints("").first?.hasPrefix("nothing says what to measure") == true)
    #expect(try complaints("--score a").first?.contains("--score needs --label too") == true)
    #expect(try complaints("--predicted a").first?.contains("needs --truth too") == true)
    #expect(
      try complaints("--label y --score a --amount amount").first?.contains("flagged") == true)
    #expect(
      try complaints("--latency a --amount amount") == [
        "--amount has no meaning beside --latency; leave one of them out"
      ])
    let alone = "--label y --score a --score-b b --metrics recall,brier"
    #expect(try complaints(alone).map { $0.prefix(8) } == ["'recall'", "'brier' "])
    #expect(try complaints("--latency a --unit s --cluster account").count == 1)
    let mixed = try MeasuredCall("measure @table.csv --label case --score a", on: table)
    #expect(mixed.code == 65)
    #expect(mixed.complaints.first?.contains("is not a label") == true)
    let absent = try MeasuredCall("measure @table.csv --label y --score amuont", on: table)
    #expect(absent.complaints.first?.contains("amount") == true)
    let costs = try MeasuredCall(
      "measure @table.csv --label y --score a --budget 2 --amount amount --costs @c.json5",
      on: table, files: ["c.json5": "{perAlarm: 1}"])
    #expect(costs.complaints.contains { $0.contains("perAlert") })
  }

  @Test func `says of one class that there is nothing to rank`() throws {
    let call = try MeasuredCall(
      "measure @table.csv --label y --score s", on: "y,s\n0,1\n0,2\n")
    #expect(call.code == 0)
    #expect(call.measure("roc-auc")?["undefined"]?.string == "one-class")
    #expect(call.measure("roc-auc")?["value"]?.isNull == true)
  }

  @Test func `takes flags as words or as numbers`() throws {
    let table = "y,f,g\n1,yes,1\n0,no,0\n0,yes,1\n1,no,0\n"
    for column in ["f", "g"] {
      let call = try MeasuredCall("measure @table.csv --label y --flag \(column)", on: table)
      #expect(call.value("precision") == 0.5)
    }
    let wrong = try MeasuredCall("measure @table.csv --label y --flag f", on: "y,f\n1,2\n0,0\n")
    #expect(wrong.complaints == ["column 'f' has '2' in row 1; write 1 for yes, 0 for no"])
  }
}
