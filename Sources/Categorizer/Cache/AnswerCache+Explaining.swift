public import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueStore

/// Why a question has no kept answer: what tells it from the nearest one that has.
public struct CacheMiss: Sendable, Equatable {
  /// The key of the nearest kept question.
  public let nearest: String
  /// What differs, in the order of the parts.
  public let differences: [QuestionDifference]
}

extension AnswerCache {
  /// The question whose key begins with some digits, if there is exactly one.
  public func question(of prefix: String) throws -> JSON {
    let questions = try tables.withLock { connection in
      try connection.rows(
        "SELECT question FROM answers WHERE lower(hex(key)) LIKE ? || '%' LIMIT 2",
        prefix.lowercased().filter(\.isHexDigit)
      ) { row throws in try row[0] as String }
    }
    guard questions.count == 1 else { throw CategorizerError.noEntry(prefix) }
    return try JSON.read(questions[0])
  }

  /// What tells a question from the nearest other one that has an answer; nil in an empty cache.
  ///
  /// Cost: reads every question.
  public func miss(of question: JSON) throws -> CacheMiss? {
    let own = CacheKey(question)
    var best: CacheMiss?
    try tables.withLock { connection in
      try connection.prepare("SELECT key, question FROM answers ORDER BY id").forEachRow { row in
        let (key, text): ([UInt8], String) = (try row[0], try row[1])
        guard key != own.digest.bytes, let kept = try? JSON.read(text) else { return }
        let differences = QuestionDifference.all(from: kept, to: question)
        if differences.count < best?.differences.count ?? .max {
          best = CacheMiss(nearest: key.hexadecimal, differences: differences)
        }
      }
    }
    return best
  }
}
