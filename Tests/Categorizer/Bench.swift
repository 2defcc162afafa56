import RingtrueCore
import RingtruePlatform

@testable import RingtrueCategorizer

/// A backend set up to answer without a network.
struct Bench {
  let system: any Categorizing
  private let folder: TemporaryFolder

  init(_ name: String, _ desk: Desk) async throws {
    folder = try TemporaryFolder()
    let tape = folder.file("tape.jsonl")
    var order = desk.order
    order.model.endpoint = try Endpoint("http://127.0.0.1:1/v1")
    order.model.name = "model-1"
    order.model.transport = ScriptedServer { _, body in .success(.byComment(body)) }
    switch name {
    case "record": system = try Backends.make("record:\(tape)", order)
    case "replay":
      let recorder = try Backends.make("record:\(tape)", order)
      for batch in [desk.requests, desk.requests.reversed()] + desk.requests.map({ [$0] }) {
        _ = await recorder.categorize(batch)
      }
      system = try Backends.make("replay:\(tape)", desk.order)
    case "command":
      let script = folder.file("answer.sh")
      try Files.write(
        """
        while read -r line; do
          echo '{"bucket": "Timing Issue", "confidence": 0.5}'
        done
        """, to: script)
      system = try Backends.make("command:/bin/sh \(script)", order)
    case "broken": system = try Backends.make("broken:label-only", order)
    default: system = try Backends.make(name, order)
    }
  }
}

extension WireAnswer {
  /// What a model answers that chooses a bucket by the length of a comment.
  static func byComment(_ body: JSON) -> WireAnswer {
    let user = body["messages"]?.elements?.last?["content"]?.string ?? ""
    let records = user.split(separator: "\n").compactMap { try? JSON.read(String($0)) }
    let answers = records.compactMap { record -> JSON? in
      guard let number = record["record"], let comment = record["comment"]?.string else {
        return nil
      }
      let buckets = Taxonomy.standard.buckets
      return [
        "record": number, "bucket": .string(buckets[comment.count % buckets.count]),
        "confidence": 0.75, "severity": "low", "summary": "",
      ]
    }
    return .saying(JSON.object([("answers", .array(answers))]).text)
  }
}

extension CategoryOutcome {
  /// What was said, or went wrong: all but how long it took.
  var said: Result<CategoryAnswer, CategoryFailure> { map(\.answer) }
}
