import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCommand

@Suite struct `Measuring other things` {
  private let answers =
    "truth,given,p,also\n"
    + zip("aabbbccccd", "abbbaccdce").map { "\($0),\($1),0.5,\($0)|e\n" }.joined()

  @Test func `tells categories apart, class by class`() throws {
    let call = try MeasuredCall(
      "measure @table.csv --truth truth --predicted given --confidence p --acceptable also",
      on: answers)
    #expect(call.value("accuracy") == 0.6)
    #expect(call.value("macro-f1") == 0.40476190476190477)
    #expect(call.value("precision@class=a") == 0.5)
    #expect(call.value("recall@class=c") == 0.75)
    #expect(call.value("f1@class=c") == 6.0 / 7)
    #expect(call.measure("recall@class=e")?["undefined"]?.string == "never-occurs")
    #expect(abs(try #require(call.value("top-label-ece@15")) - 0.1) < 1e-12)
    #expect(call.value("acceptable-accuracy") == 0.7)
    #expect(!call.ids.contains("open-set-recall"))
    let confusion = call.result?["confusion"]
    #expect(confusion?["categories"]?.elements?.compactMap(\.string) == ["a", "b", "c", "d", "e"])
    #expect(
      confusion?["counts"]?.elements?[1].elements?.compactMap(\.integer) == [1, 2, 0, 0, 0, 0])
  }

  @Test func `knows invalid answers, and what fits nothing`() throws {
    let call = try MeasuredCall(
      "measure @table.csv --truth t --predicted p --taxonomy @valid.txt --open none",
      on: "t,p\nfee,fee\nnone,none\nnone,\nrent,rant\n,fee\n",
      files: ["valid.txt": "fee\nrent\nnone\n"])
    #expect(call.result?["rows"]?.integer == 4)
    #expect(call.value("invalid-label-rate") == 0.5)
    #expect(call.value("open-set-recall") == 0.5)
  }

  @Test func `draws the confusion for people`() async throws {
    let folder = try TemporaryFolder()
    try Files.write("t,p\na,a\na,b\nb,b\n", to: folder.file("t.csv"))
    let transcript = await Transcript([
      "measure", folder.file("t.csv"), "--truth", "t", "--predicted", "p",
    ])
    #expect(transcript.output.contains("truth  a  b\na      1  1\nb      0  1\n"))
    #expect(transcript.output.contains("3 rows, 2 right"))
  }

  @Test func `asks how alike repeated answers are, and groups to causes`() throws {
    let table = "one,two,cause\na,a,x\nb,b,x\na,b,y\nb,b,y\n"
    let repeated = try MeasuredCall("measure @table.csv --repeated one,two", on: table)
    #expect(repeated.value("self-agreement") == 0.75)
    let groups = try MeasuredCall("measure @table.csv --truth cause --grouped one", on: table)
    #expect(groups.value("purity") == 0.5)
  }

  @Test func `puts events into the order of time`() throws {
    // In order: 0 1 1 0 0 1, flagged in the third place alone.
    let table = "t,y,flag\n3,1,1\n1,0,0\n2,1,0\n6,1,0\n4,0,0\n5,0,0\n"
    let call = try MeasuredCall(
      "measure @table.csv --events --truth y --flag flag --time t", on: table)
    #expect(call.value("range-recall@0-reciprocal-flat") == 0.25)
    #expect(call.value("detection-delay") == 1)
    #expect(call.value("missed-events") == 1)
    #expect(call.ids.contains("nab@standard"))
    #expect(!call.ids.contains("vus-pr@100"))
    let random = call.ids.firstIndex(of: "pa-f1-random")
    #expect(random == call.ids.firstIndex(of: "pa-f1").map { $0 + 1 })
  }

  @Test func `surrounds events by windows of any width`() throws {
    let rows = (0..<60).map { "\(20..<26 ~= $0 ? 1 : 0),\($0 * 7 % 60)" }
    let table = "y,s\n" + rows.joined(separator: "\n") + "\n"
    let wide = try MeasuredCall(
      "measure @table.csv --events --truth y --score s --window 4", on: table)
    let asked = try MeasuredCall(
      "measure @table.csv --events --truth y --score s --metrics vus-pr@4", on: table)
    #expect(wide.value("vus-pr@4") != nil)
    #expect(wide.value("vus-pr@4") == asked.value("vus-pr@4"))
    #expect(!wide.ids.contains("vus-pr@100"))
  }

  @Test func `reads latencies in their unit, and from when they were due`() throws {
    let rows = (0..<100).map { "\($0 + 1),\($0 * 10),\($0 * 10 - ($0 == 99 ? 500 : 0))" }
    let table = "took_ms,sent,due\n" + rows.joined(separator: "\n") + "\n"
    let call = try MeasuredCall(
      "measure @table.csv --latency took_ms --metrics latency-p50@linear,latency-max", on: table)
    #expect(call.value("latency-p50@linear") == 50_500_000)
    #expect(call.value("latency-max") == 100_000_000)
    let due = try MeasuredCall(
      "measure @table.csv --latency took_ms --started sent --intended due", on: table)
    #expect(due.value("latency-max") == 600_000_000)
    #expect(due.value("throughput") == 100 / 1.09)
    let hidden = try MeasuredCall(
      "measure @table.csv --latency took_ms --unit s --every 10s", on: table)
    #expect(hidden.value("latency-max") == 100_000_000_000)
    #expect(!hidden.ids.contains("throughput"))
    let unknown = try MeasuredCall("measure @table.csv --latency sent", on: table)
    #expect(unknown.code == 64)
    #expect(unknown.complaints.first?.contains("--unit") == true)
  }

  @Test func `judges chances, intervals, rebuilt cells, reasons and shifts`() throws {
    let table = """
      y,p,low,high,cell,again,clean,reasons,cause
      1,0.8,0,1,2,2,2,fee|rent,fee
      0,0.2,0,1,4,3,2,rent|fee,fee

      """
    func value(_ flags: String, _ id: String) throws -> Double? {
      try MeasuredCall("measure @table.csv \(flags)", on: table).value(id)
    }
    let brier = try #require(try value("--label y --probability p", "brier"))
    #expect(abs(brier - 0.04) < 1e-12)
    #expect(
      try value("--outcome p --low low --high high --nominal 80%", "interval-coverage") == 1)
    let gap = try #require(try value("--pit p", "pit-ks"))
    #expect(abs(gap - 0.3) < 1e-12)
    let cells = "--given cell --rebuilt again --clean clean"
    #expect(try value(cells, "reconstruction-mse") == 0.5)
    #expect(try value(cells, "repair-gain") == 0.75)
    #expect(try value("--blamed reasons --causes cause", "hit-rate@g") == 0.5)
    #expect(try value("--before cell --after clean", "shift-ks") == 0.5)
  }

  @Test func `has examples for every mode, and each mode has marks of its own`() {
    #expect(MeasureMode.all.allSatisfy { $0.examples.count >= 2 })
    let marks = MeasureMode.all.flatMap { $0.marks.map(\.shape.name) }
    #expect(Set(marks).count == marks.count)
  }
}
