internal import RingtrueCore

/// What a child process says: that it begins, and what its trial gave.
enum TrialAnswer {
  /// The data are there, and the trial begins.
  static let ready = #"{"ready":true}"#
  /// What a child is told whose trial is to be timed.
  static let turn = "time"

  /// How long an answer may be that tells of so many rows: their scores, and the measures.
  static func limit(rows: Int) -> Int { rows * 16 + 64 << 20 }

  /// What a trial gave, as a line; scores are told to the bit.
  static func line(_ report: TrialReport) -> String {
    let record = Record.V1.Trial(encoding: report, scores: nil)
    let scores = report.scores.map { scores -> JSON in
      var writer = ByteWriter()
      for score in scores.scores { writer.write(score) }
      return .string(Base64.text(writer.sealed))
    }
    return JSON.object([("trial", record.json), ("scores", scores)]).text
  }

  /// Reads what a trial gave on some rows.
  static func report(_ line: String, rows: [Int]) throws -> TrialReport {
    let json = try JSON.read(line)
    guard let record = json["trial"] else {
      throw Problem("it told of no trial; only our own program may be run apart")
    }
    var report = try Record.V1.Trial(reading: record).report(on: nil, withScores: false)
    guard let text = json["scores"]?.string else { return report }
    var reader = try ByteReader(sealed: try Base64.bytes(text))
    let scores = try rows.map { _ in try reader.double() }
    guard reader.rest == 0 else { throw Problem("it gave more scores than there are rows") }
    report.scores = RowScores(
      rows: rows, scores: scores, digest: TableDigest.hexadecimal(of: scores))
    return report
  }
}
