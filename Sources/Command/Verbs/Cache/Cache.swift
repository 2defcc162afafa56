internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

extension Verb {
  /// Looks after the answers that were kept.
  static let cache = Verb(
    "cache", for: .lookAround, "Look after the answers of models that were kept.",
    discussion: """
      An answer is kept under all that it hangs on: the server, the model, every word that was said, \
      how words are drawn, and which time it was asked. How it was sent does not count. What is damaged \
      is never given back.
      """,
    examples: [
      Example("ringtrue cache stats", "How many answers are kept, and what did they cost?"),
      Example("ringtrue cache explain 3f9a", "What was asked, and what would have been near?"),
      Example("ringtrue cache prune --older 30", "Forget what is older than a month."),
    ],
    verbs: Verbs.cache)
}

/// The words that verbs about the cache have in common.
enum CacheWords {
  static let cache = Flag(
    "cache", .file, "The file of answers.", default: AnswerCache.standardPath)

  /// The cache that a call is about; it must be there.
  static func open(_ call: Call) throws -> AnswerCache {
    let path = call.values[cache]
    guard Files.exists(path) else {
      throw Failure(
        .noInput,
        "\(path): no answers are kept yet; 'ringtrue categorize --llm live' keeps some, or name "
          + "another file with --cache")
    }
    return try AnswerCache(path)
  }
}

extension Verb {
  /// Tells what is kept.
  static let cacheStats = Verb(
    "stats", for: .lookAround, "Tell what is kept, and what it cost.", flags: [CacheWords.cache],
    examples: [
      Example("ringtrue cache stats", "What has been saved up?"),
      Example("ringtrue cache stats --json", "The same for a script."),
    ]
  ) { call in
    let statistics = try CacheWords.open(call).statistics()
    let span = statistics.first.map { first in
      ", from \(first) to \(statistics.last ?? first)"
    }
    let size = (Double(statistics.bytes) / 1e6).figures(3)
    let table = TextTable(
      of: statistics.models,
      [
        .words("model", .name) { $0.model }, .numbers("answers") { String($0.answers) },
        .numbers("tokens") { String($0.usage.total) },
        .numbers("dollars") { (Double($0.cost) / 1e9).figures(3) },
        .numbers("hours waited") { ($0.latency.inSeconds / 3600).figures(3) },
      ])
    let line = "\(statistics.answers) answers, \(size) MB\(span ?? "")."
    return Answer(
      parts: [.lines([line])] + (statistics.models.isEmpty ? [] : [.table(table)]),
      result: statistics.json)
  }

  /// Shows a question that was kept, and the nearest other one.
  static let cacheExplain = Verb(
    "explain", for: .lookAround,
    "Show a question that was kept, and what tells it from the nearest.",
    discussion: """
      If an answer was not found that should have been, the difference to the nearest question says why.
      """,
    arguments: [key], flags: [CacheWords.cache],
    examples: [
      Example("ringtrue cache explain 3f9a", "The beginning of a key is enough."),
      Example("ringtrue cache explain 3f9a --json", "The same for a script."),
    ]
  ) { call in
    let cache = try CacheWords.open(call)
    let question = try cache.question(of: call.values[key])
    let miss = try cache.miss(of: question)
    let nearest = miss.map { miss in
      ["The nearest other question is \(miss.nearest.prefix(12))…, which differs in"]
        + miss.differences.map { "  \($0)" }
    }
    return Answer(
      parts: [.verbatim(question.prettyText), .lines(nearest ?? ["No other question is kept."])],
      result: .object([
        ("question", question), ("nearest", miss.map { .string($0.nearest) }),
        ("differences", miss.map { .array($0.differences.map { .string($0.description) }) }),
      ]))
  }

  /// Checks what is kept.
  static let cacheVerify = Verb(
    "verify", for: .lookAround, "Check that everything that is kept is whole.",
    flags: [CacheWords.cache],
    examples: [
      Example("ringtrue cache verify", "Is every answer as it was given?"),
      Example("ringtrue cache verify --json", "The same for a script; exit code 65 if not."),
    ]
  ) { call in
    let cache = try CacheWords.open(call)
    var problems = Problems()
    for problem in try cache.problems() { problems.add(Problem(problem, file: cache.path)) }
    if !problems.isEmpty { throw Failure(.badData, problems) }
    let answers = try cache.statistics().answers
    return Answer(
      parts: [.lines(["\(answers) answers: all is well."])], result: ["answers": .integer(answers)])
  }

  /// Removes what is old, of a model, or damaged.
  static let cachePrune = Verb(
    "prune", for: .lookAround, "Remove what is damaged, and what is old or of a model if asked.",
    flags: [older, model, CacheWords.cache],
    examples: [
      Example("ringtrue cache prune", "Remove what is damaged."),
      Example("ringtrue cache prune --model gpt-4o-mini", "Forget one model."),
    ]
  ) { call in
    let cache = try CacheWords.open(call)
    var removed = try cache.pruneDamaged()
    let days = call.values[older]
    if days != nil || call.values[model] != nil {
      let now = call.surroundings.clock.wall.seconds
      removed += try cache.prune(
        before: days.map { Instant(seconds: now - Int64($0) * 86_400) }, model: call.values[model])
    }
    return try removedAnswer(removed, from: cache)
  }

  /// Removes everything.
  static let cacheClear = Verb(
    "clear", for: .lookAround, "Remove every answer.", flags: [CacheWords.cache],
    examples: [
      Example("ringtrue cache clear", "Ask everything anew from now on."),
      Example("ringtrue cache clear --cache trial.sqlite", "Empty a file of your own."),
    ]
  ) { call in
    let cache = try CacheWords.open(call)
    return try removedAnswer(try cache.clear(), from: cache)
  }
}

private let key = Argument("KEY", .text("KEY"), "The key of an answer, or its first digits.")
private let older = Flag<Int?>(
  "older", .integer(in: 0...36_500), "Remove what was answered more than so many days ago.")
private let model = Flag<String?>("model", .text("NAME"), "Remove what this model answered.")

private func removedAnswer(_ removed: Int, from cache: AnswerCache) throws -> Answer {
  let left = try cache.statistics().answers
  return Answer(
    parts: [.lines(["\(removed) answers removed, \(left) are left."])],
    result: ["removed": .integer(removed), "left": .integer(left)])
}

extension CacheStatistics {
  fileprivate var json: JSON {
    .object([
      ("answers", .integer(answers)), ("bytes", .integer(bytes)),
      ("first", first.map { .string($0.description) }),
      ("last", last.map { .string($0.description) }),
      (
        "models",
        .array(
          models.map { share in
            [
              "model": .string(share.model), "answers": .integer(share.answers),
              "promptTokens": .integer(share.usage.prompt),
              "completionTokens": .integer(share.usage.completion),
              "costUSD": .number(Double(share.cost) / 1e9),
              "seconds": .number(share.latency.inSeconds),
            ]
          })
      ),
    ])
  }
}
