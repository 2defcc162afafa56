import RingtrueCore
import Testing

@testable import RingtrueHistory

@Suite struct `An export` {
  let sample = Sample()

  private func texts(_ record: RunRecord, withTimes: Bool = false) -> [String] {
    RunExport.Format.allCases.map { RunExport(record, withTimes: withTimes).text($0) }
  }

  @Test func `of another run of the same plan is equal but for times`() throws {
    let first = try sample.record("first")
    var second = try sample.record("second", begun: 1_800_000_000)
    second.reports = second.reports.map { report in
      var report = report
      report.usage = Usage(processorSeconds: 9, wallSeconds: 9)
      return report
    }
    #expect(texts(first) == texts(second))
    for (one, other) in zip(texts(first, withTimes: true), texts(second, withTimes: true)) {
      #expect(one != other)
    }
    for text in texts(first) {
      #expect(!text.contains("first"))
      #expect(!text.contains("abc1234"))
      #expect(!text.contains("nanoseconds"))
    }
  }

  @Test func `as a table guards against formulas, and quotes`() throws {
    let record = try sample.record("run")
    let lines = RunExport(record).text(.csv).split(separator: "\n")
    #expect(lines[0].hasPrefix("scenario,part,seed,system,replicate,data,outcome,reason,threshold"))
    let columns = lines[0].split(separator: ",").count
    #expect(
      lines.dropFirst().allSatisfy { line in
        line.split(separator: ",", omittingEmptySubsequences: false).count == columns
      })
    #expect(lines.contains { $0.hasPrefix("quick,ledger,0,'=cmd|'calc'!A1,0,da7a0,scored,") })
    var odd = Sample()
    odd.systems = ["+a,\"b\""]
    let text = RunExport(try odd.record("run")).text(.csv)
    #expect(text.contains("\"'+a,\"\"b\"\"\""))
  }

  @Test func `tells of trials that gave nothing`() throws {
    var sample = Sample()
    sample.systems = (0..<5).map { "s\($0)" }
    sample.seeds = 6
    let text = RunExport(try sample.record("run")).text(.csv)
    for word in [",failed,no memory,", ",undefined,", ",skipped,slow,", ",timed-out,"] {
      #expect(text.contains(word))
    }
  }

  @Test func `as an object has a format and a version`() throws {
    let json = try JSON.read(RunExport(sample.record("run")).text(.json))
    #expect(json["format"]?.string == "ringtrue-export")
    #expect(json["version"]?.integer == 2)
    #expect(json["trials"]?.elements?.count == 6)
    #expect(json["trials"]?.elements?.first?["scores"]?["digest"]?.string == "5c01")
    let lines = RunExport(try sample.record("run")).text(.jsonl).split(separator: "\n")
    #expect(
      try lines.map { try JSON.read(String($0)).members?.first?.name } == [
        "export", "scenario", "dataset", "dataset",
      ] + Array(repeating: "trial", count: 6))
  }
}
