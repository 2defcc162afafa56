public import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueStore

/// What a cache holds.
public struct CacheStatistics: Sendable, Equatable {
  /// What it holds of one model.
  public struct Share: Sendable, Equatable {
    /// The model's name.
    public let model: String
    /// How many answers.
    public let answers: Int
    /// What was read and written for them.
    public let usage: TokenUsage
    /// What they cost, in billionths of a dollar, as far as prices were known.
    public let cost: Int
    /// How long the model took for all of them.
    public let latency: Duration
  }

  /// What it holds, model by model.
  public let models: [Share]
  /// When the first and the last answer was given.
  public let first: Instant?, last: Instant?
  /// The bytes of questions and answers.
  public let bytes: Int

  /// How many answers it holds.
  public var answers: Int { models.reduce(0) { $0 + $1.answers } }
}

extension AnswerCache {
  /// What it holds. Reads every entry's numbers, and no answer.
  public func statistics() throws -> CacheStatistics {
    try tables.withLock { connection in
      let models = try connection.rows(
        """
        SELECT model, count(*), sum(prompt_tokens), sum(completion_tokens),
          coalesce(sum(cost), 0), sum(latency) FROM answers GROUP BY model ORDER BY model
        """
      ) { row throws in
        CacheStatistics.Share(
          model: try row[0], answers: try row[1],
          usage: TokenUsage(prompt: try row[2], completion: try row[3]), cost: try row[4],
          latency: .nanoseconds(try row[5] as Int64))
      }
      let ends = try connection.rows(
        """
        SELECT min(created), max(created), coalesce(sum(length(question) + length(body)), 0)
        FROM answers
        """
      ) { row throws in (try row[0] as Int64?, try row[1] as Int64?, try row[2] as Int) }[0]
      return CacheStatistics(
        models: models, first: ends.0.map { Instant(microseconds: $0) },
        last: ends.1.map { Instant(microseconds: $0) }, bytes: ends.2)
    }
  }

  /// What is wrong with the file and its entries, a sentence each. Reads all of it.
  public func problems() throws -> [String] {
    try tables.withLock { connection in
      let damage = try connection.problems()
      guard damage.isEmpty else { return damage }
      return try connection.damagedKeys().map {
        "the answer under \($0.hexadecimal.prefix(12))… is damaged; prune it"
      }
    }
  }

  /// Removes what was answered before a moment, or of one model, or both; gives how many.
  public func prune(before moment: Instant? = nil, model: String? = nil) throws -> Int {
    try remove(
      "DELETE FROM answers WHERE created < coalesce(?, created + 1) AND model = coalesce(?, model)",
      moment?.microseconds, model)
  }

  /// Removes everything; gives how many answers that were.
  public func clear() throws -> Int { try prune() }

  /// Removes the entries that are damaged; gives how many. Reads all of it.
  public func pruneDamaged() throws -> Int {
    let keys = try tables.withLock { connection in try connection.damagedKeys() }
    for key in keys { _ = try remove("DELETE FROM answers WHERE key = ?", key) }
    return keys.count
  }

  private func remove<each Content: Storable>(
    _ sql: String, _ values: repeat each Content
  ) throws -> Int {
    let values = (repeat each values)
    return try tables.withLock { connection in
      try connection.execute(sql, repeat each values)
      return connection.changes
    }
  }
}

extension Connection {
  /// The keys of entries that are not what was kept.
  fileprivate func damagedKeys() throws -> [[UInt8]] {
    let entries = try rows("SELECT key, question FROM answers ORDER BY id") { row throws in
      (key: try row[0] as [UInt8], question: try row[1] as String)
    }
    return try entries.filter { entry in
      guard let question = try? JSON.read(entry.question) else { return true }
      let key = CacheKey(question)
      guard key.digest.bytes == entry.key, case .whole = try self.entry(of: key) else {
        return true
      }
      return false
    }
    .map(\.key)
  }
}
