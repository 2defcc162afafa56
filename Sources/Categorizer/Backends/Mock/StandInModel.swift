public import RingtrueCore

/// A stand-in for a whole model: reads the prompts of this room as a model would, and writes answers
/// as a model does.
///
/// It has nothing but the prompt: what the rules say of a record is its truth, and with a profile it
/// misses that as often as the profile does. The same record hears the same, whatever is beside it.
public struct StandInModel: Sendable {
  private let rules: Rules
  private let profile: MockProfile?
  private let taxonomy: Taxonomy
  private let seed: UInt64

  /// A stand-in that judges by rules, or misses them as a profile says.
  ///
  /// It never fails altogether: that is up to the server that it answers at.
  public init(_ profile: MockProfile? = nil, taxonomy: Taxonomy = .standard, seed: UInt64 = 1) {
    rules = Rules(taxonomy)
    self.profile = profile.map { profile in
      var profile = profile
      profile.failure = 0
      return profile
    }
    self.taxonomy = taxonomy
    self.seed = seed
  }

  /// What it writes when it is sent a message: an answer to each record that stands between fences,
  /// and a plain word where there is none.
  public func text(answering message: String) -> String {
    let answers = Self.records(in: message).map { record, request in
      json(answer(to: request), record)
    }
    guard !answers.isEmpty else { return "I see no records; what shall I sort?" }
    return (["answers": .array(answers)] as JSON).text
  }

  private func answer(to request: CategoryRequest) -> CategoryAnswer {
    let ruled = rules.answer(to: request)
    guard let profile else { return ruled }
    let entry = AnswerKey.Entry(bucket: ruled.bucket, severity: ruled.severity)
    let truth = AnswerKey([request.id: entry])
    let mock = Mock(profile, truth: truth, taxonomy: taxonomy, seed: seed)
    return (try? mock.outcome(request).get())?.answer ?? ruled
  }

  private func json(_ answer: CategoryAnswer, _ record: Int64) -> JSON {
    .object([
      ("record", .integer(record)), ("bucket", .string(answer.bucket)),
      ("confidence", .number(answer.confidence ?? 0.5)),
      ("severity", .string(answer.severity ?? Taxonomy.severities[0])),
      ("summary", .string(answer.summary)),
    ])
  }

  /// The records between the last two lines that are the same fence, with their numbers.
  private static func records(in message: String) -> [(Int64, CategoryRequest)] {
    let lines = message.split { $0 == "\n" || $0 == "\r\n" }
    guard let end = lines.lastIndex(where: isFence),
      let start = lines[..<end].lastIndex(of: lines[end])
    else { return [] }
    return lines[lines.index(after: start)..<end].compactMap { line in
      guard let json = try? JSON.read(String(line)), let record = json["record"]?.integer else {
        return nil
      }
      let request = CategoryRequest(
        id: "this record", fields: json["fields"] ?? [:], comment: json["comment"]?.string ?? "")
      return (record, request)
    }
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.wholeMatch(of: Prompt.fences) != nil
  }
}
