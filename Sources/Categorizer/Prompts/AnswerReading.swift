internal import RingtrueCore

/// Reads the answers that a model wrote, however much it wrote around them.
struct AnswerReading: Sendable {
  /// The answer to each record, or why there is none; in the records' order.
  let answers: [Result<CategoryAnswer, CategoryFailure>]

  /// Whether every record has an answer.
  var isWhole: Bool { answers.allSatisfy { (try? $0.get()) != nil } }

  /// Reads what was written about so many records.
  init(_ text: String, records: Int) {
    guard let json = Self.object(in: text) else {
      let failure = CategoryFailure(
        .unreadable, "the model wrote no JSON but '\(text.prefix(60))'; ask for a stricter form")
      answers = Array(repeating: .failure(failure), count: records)
      return
    }
    let parts = json["answers"]?.elements ?? [json]
    answers = (1...max(1, records)).prefix(records).map { record in
      let own = parts.filter { Self.isAbout(record, $0, alone: records == 1) }
      guard own.count == 1 else {
        let what = own.isEmpty ? "no answer" : "\(own.count) answers"
        return .failure(CategoryFailure(.unreadable, "the model gave \(what) to record \(record)"))
      }
      return Self.answer(own[0], record)
    }
  }

  private static func isAbout(_ record: Int, _ json: JSON, alone: Bool) -> Bool {
    json["record"].map { $0.integer == Int64(record) } ?? alone
  }

  private static func answer(
    _ json: JSON, _ record: Int
  ) -> Result<CategoryAnswer, CategoryFailure> {
    guard let bucket = json["bucket"]?.string else {
      return .failure(
        CategoryFailure(.unreadable, "the model's answer to record \(record) names no bucket"))
    }
    let confidence = json["confidence"]?.double.flatMap { 0...1 ~= $0 ? $0 : nil }
    return .success(
      CategoryAnswer(
        bucket: bucket, confidence: confidence, summary: json["summary"]?.string ?? "",
        severity: json["severity"]?.string))
  }

  /// The text from its first brace to its last, which leaves out what frames it.
  private static func object(in text: String) -> JSON? {
    guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end
    else {
      return nil
    }
    return try? JSON.read(String(text[start...end]))
  }
}
