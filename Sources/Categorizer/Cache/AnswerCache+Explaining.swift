public import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueStore

/// Why a question has no kept answer: what tells it from the nearest one that has.
public struct CacheMiss: Sendable, Equatable {
  /// One part of the two questions that differs.
  public struct Difference: Sendable, Equatable {
    /// The part, such as `body.temperature` or `body.messages[1].content`.
    public let part: String
    /// What the kept question has there, and what this one has; nil where it has nothing.
    public let kept: JSON?, asked: JSON?
  }

  /// The key of the nearest kept question.
  public let nearest: String
  /// What differs, in the order of the parts.
  public let differences: [Difference]
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
    let parts = Self.parts(of: question)
    var best: CacheMiss?
    try tables.withLock { connection in
      try connection.prepare("SELECT key, question FROM answers ORDER BY id").forEachRow { row in
        let (key, text): ([UInt8], String) = (try row[0], try row[1])
        guard key != own.digest.bytes, let kept = try? JSON.read(text) else { return }
        let differences = Self.differences(Self.parts(of: kept), parts)
        if differences.count < best?.differences.count ?? .max {
          best = CacheMiss(nearest: key.hexadecimal, differences: differences)
        }
      }
    }
    return best
  }

  private static func differences(
    _ kept: [String: JSON], _ asked: [String: JSON]
  ) -> [CacheMiss.Difference] {
    Set(kept.keys).union(asked.keys).sorted().compactMap { part in
      kept[part] == asked[part]
        ? nil : CacheMiss.Difference(part: part, kept: kept[part], asked: asked[part])
    }
  }

  /// Everything in a value that holds nothing itself, by its path.
  private static func parts(of json: JSON, at path: String = "") -> [String: JSON] {
    var parts: [String: JSON] = [:]
    if let members = json.members {
      for member in members {
        let inside = path.isEmpty ? member.name : "\(path).\(member.name)"
        parts.merge(Self.parts(of: member.value, at: inside)) { first, _ in first }
      }
    } else if let elements = json.elements {
      for (place, element) in elements.enumerated() {
        parts.merge(Self.parts(of: element, at: "\(path)[\(place)]")) { first, _ in first }
      }
    } else {
      parts[path] = json
    }
    return parts
  }
}
