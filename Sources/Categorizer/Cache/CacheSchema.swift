internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueStore

/// The tables of a cache: every step that has led to them.
enum CacheSchema {
  /// `RTLC`, by which a cache is known.
  static let current = Schema(
    application: 0x5254_4C43,
    [
      Migration(
        "answers",
        sql: """
          CREATE TABLE answers (
            id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, question TEXT NOT NULL,
            body BLOB NOT NULL, prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL,
            cost INTEGER, latency INTEGER NOT NULL, model TEXT NOT NULL, fingerprint TEXT,
            created INTEGER NOT NULL, tool TEXT NOT NULL, checksum BLOB NOT NULL) STRICT;
          CREATE INDEX answers_by_age ON answers (created);
          """)
    ])
}

/// What stands under a key.
enum CacheEntry: Sendable {
  case none
  case whole(KeptAnswer)
  case damaged
}

extension Connection {
  /// The entry of a key, checked against its checksum and its own question.
  func entry(of key: CacheKey) throws -> CacheEntry {
    try rows(
      """
      SELECT question, body, prompt_tokens, completion_tokens, cost, latency, model, fingerprint,
        created, tool, checksum FROM answers WHERE key = ?
      """, key.digest.bytes
    ) { row throws in CacheEntry(row, under: key) }.first ?? .none
  }
}

extension CacheEntry {
  /// A row as it was selected above; one that cannot be read is damaged.
  fileprivate init(_ row: borrowing Row, under key: CacheKey) {
    do {
      let question: String = try row[0]
      let kept = KeptAnswer(
        body: try row[1], usage: TokenUsage(prompt: try row[2], completion: try row[3]),
        cost: try row[4], latency: .nanoseconds(try row[5] as Int64), model: try row[6],
        fingerprint: try row[7], created: Instant(microseconds: try row[8]), tool: try row[9])
      let checksum: [UInt8] = try row[10]
      let isWhole = question == key.question && kept.checksum(under: key).bytes == checksum
      self = isWhole ? .whole(kept) : .damaged
    } catch {
      self = .damaged
    }
  }
}
