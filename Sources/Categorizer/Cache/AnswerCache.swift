public import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform
internal import RingtrueStore

/// Answers that were paid for once, kept in a SQLite file that any number of programs share.
///
/// An answer is found by the whole of its question and nothing less. What was damaged on the disk is
/// known by its checksum, removed, and asked for again. A look-up reads one row by its key.
public final class AnswerCache: Sendable {
  /// Where answers are kept when nothing else is said.
  public static let standardPath = "results/answers.sqlite"

  /// The file, or `:memory:`.
  public let path: String

  let tables: Guarded<Connection>
  private let tally = Guarded(CacheTally())

  /// Opens a cache; makes it, with its folder, when it is not there.
  public init(_ path: String = standardPath) throws {
    self.path = path
    try Files.makeFolder(Path.parent(of: path))
    let connection = try Connection(path)
    try connection.migrate(to: CacheSchema.current)
    tables = Guarded(connection)
  }

  /// A cache that lives in memory as long as somebody holds it.
  public init() throws {
    path = ":memory:"
    let connection = try Connection.inMemory()
    try connection.migrate(to: CacheSchema.current)
    tables = Guarded(connection)
  }

  /// What was found and missed since the cache was opened.
  public var tallied: CacheTally { tally.withLock { $0 } }
}

// MARK: - Finding and keeping

extension AnswerCache {
  /// The answer to a question, if it was kept and is whole.
  public func answer(to key: CacheKey) throws -> KeptAnswer? {
    let found = try tables.withLock { connection in try connection.entry(of: key) }
    switch found {
    case .none: tally.withLock { $0.misses += 1 }
    case .damaged: try forget(key)
    case .whole(let kept):
      tally.withLock { $0.add(kept) }
      return kept
    }
    return nil
  }

  /// Whether an answer is kept, without a look at it.
  public func holds(_ key: CacheKey) throws -> Bool {
    try tables.withLock { connection in
      try connection.first("SELECT 1 FROM answers WHERE key = ?", key.digest.bytes, as: Int.self)
        != nil
    }
  }

  /// Keeps an answer; one that is there already stays, since it was first.
  ///
  /// Only whole answers that could be read belong here: what is kept is never questioned again.
  public func keep(_ answer: KeptAnswer, under key: CacheKey) throws {
    try tables.withLock { connection in
      try connection.execute(
        """
        INSERT INTO answers (
          key, question, body, prompt_tokens, completion_tokens, cost, latency, model,
          fingerprint, created, tool, checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        key.digest.bytes, key.question, answer.body, answer.usage.prompt, answer.usage.completion,
        answer.cost, answer.latency.inNanoseconds, answer.model, answer.fingerprint,
        answer.created.microseconds, answer.tool, answer.checksum(under: key).bytes)
    }
  }

  /// Removes an answer that turned out not to be one, so that it is asked for again.
  public func forget(_ key: CacheKey) throws {
    tally.withLock { $0.damaged += 1 }
    try tables.withLock { connection in
      try connection.execute("DELETE FROM answers WHERE key = ?", key.digest.bytes)
    }
  }
}

/// What a cache has found and missed since it was opened.
public struct CacheTally: Sendable, Equatable {
  /// Answers that were found, that were not, and that were damaged.
  public internal(set) var hits = 0, misses = 0, damaged = 0
  /// What need not be read and written again.
  public internal(set) var savedUsage = TokenUsage.zero
  /// What need not be paid again, in billionths of a dollar, as far as prices were known.
  public internal(set) var savedCost = 0
  /// How long need not be waited again.
  public internal(set) var savedLatency = Duration.zero

  /// Nothing yet.
  init() {}

  /// The share of questions whose answers were found; nothing where none was asked.
  public var hitRate: Double? {
    let asked = hits + misses + damaged
    return asked > 0 ? Double(hits) / Double(asked) : nil
  }

  fileprivate mutating func add(_ kept: KeptAnswer) {
    hits += 1
    savedUsage = savedUsage + kept.usage
    savedCost += kept.cost ?? 0
    savedLatency += kept.latency
  }
}
