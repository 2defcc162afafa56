internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

/// What came of asking: buckets, failures, and what it took.
struct CategorizeAnswer {
  let call: Call
  let taxonomy: Taxonomy
  let truth: [String?]
  let outcomes: [CategoryOutcome]
  let spending: Budget.Spending
  let cache: CacheTally?

  var answer: Answer {
    Answer(
      code: code,
      parts: [.lines(lines), .table(buckets)] + (failures.isEmpty ? [] : [.table(faults)]),
      result: json)
  }

  private var replies: [CategoryReply] { outcomes.compactMap { try? $0.get() } }

  /// The kinds of failures, and how often each was met.
  private var failures: [(kind: CategoryFailure.Kind, count: Int, example: String)] {
    let all = outcomes.compactMap { outcome -> CategoryFailure? in
      if case .failure(let failure) = outcome { failure } else { nil }
    }
    return CategoryFailure.Kind.allCases.compactMap { kind in
      let own = all.filter { $0.kind == kind }
      return own.first.map { (kind, own.count, $0.message) }
    }
  }

  /// What was stopped can be resumed; what failed too often is a failure.
  private var code: ExitCode {
    let kinds = Set(failures.map(\.kind))
    if kinds.contains(.cancelled) { return .interrupted }
    if kinds.contains(.overBudget) || kinds.contains(.outOfQuota) { return .budgetSpent }
    let failed = Double(outcomes.count - replies.count)
    return failed > call.values[CategorizeFlags.tolerated] * Double(outcomes.count)
      ? .trialsFailed : .pass
  }

  /// Rows whose truth is known, and those of them that were sorted right.
  private var right: (known: Int, right: Int) {
    let marks = outcomes.enumerated().compactMap { place, outcome -> Bool? in
      truth[place % truth.count].map { $0 == (try? outcome.get().answer.bucket) }
    }
    return (marks.count, marks.count { $0 })
  }
}

// MARK: - For people

extension CategorizeAnswer {
  private var lines: [String] {
    var lines = [
      "\(replies.count) of \(outcomes.count) rows sorted by \(call.values[CategorizeFlags.llm])."
    ]
    let (known, right) = truth.isEmpty ? (0, 0) : self.right
    if known > 0 {
      let share = Double(right) / Double(known)
      lines.append("\(right) of \(known) right: accuracy \(share.figures(3)).")
    }
    let foreign = replies.count { !taxonomy.buckets.contains($0.answer.bucket) }
    if foreign > 0 { lines.append("\(foreign) answers name no bucket of the taxonomy.") }
    if let cache, let rate = cache.hitRate, cache.hits > 0 {
      lines.append(
        "\(cache.hits) answers were kept from before (\((100 * rate).figures(3)) %), which saves "
          + "\(cache.savedUsage.total) tokens.")
    }
    if spending.requests > 0 {
      let cost = spending.cost > 0 ? ", \(Self.dollars(spending.cost))" : ""
      lines.append("\(spending.requests) calls, \(spending.tokens) tokens\(cost).")
    }
    if let path = call.values[CategorizeFlags.output] { lines.append("Answers are in \(path).") }
    return lines
  }

  private var buckets: TextTable {
    let given = Dictionary(grouping: replies, by: \.answer.bucket).mapValues(\.count)
    let others = given.keys.filter { !taxonomy.buckets.contains($0) }.sorted()
    let counts: [TextTable.Column<String>] = [
      .words("bucket", .name) { $0 }, .numbers("rows") { String(given[$0] ?? 0) },
    ]
    let truly: [TextTable.Column<String>] = [
      .numbers("truly") { bucket in String(truth.count { $0 == bucket }) }
    ]
    return TextTable(
      of: taxonomy.buckets + others, truth.allSatisfy { $0 == nil } ? counts : counts + truly)
  }

  private var faults: TextTable {
    TextTable(
      of: failures,
      [
        .words("without an answer", .bad) { $0.kind.rawValue },
        .numbers("rows") { String($0.count) },
        .words("such as") { $0.example },
      ])
  }

  /// Billionths of a dollar, as dollars.
  static func dollars(_ cost: Int) -> String { "$" + (Double(cost) / 1e9).figures(3) }
}

// MARK: - For programs

extension CategorizeAnswer {
  private var json: JSON {
    let (known, right) = truth.isEmpty ? (0, 0) : self.right
    let given = Dictionary(grouping: replies, by: \.answer.bucket).mapValues(\.count)
    return .object([
      ("rows", .integer(outcomes.count)), ("answered", .integer(replies.count)),
      ("known", .integer(known)), ("right", .integer(right)),
      (
        "buckets",
        .object(given.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
      ),
      (
        "failures", .object(failures.map { ($0.kind.rawValue, .integer($0.count)) })
      ),
      ("calls", .integer(spending.requests)), ("tokens", .integer(spending.tokens)),
      ("costUSD", .number(Double(spending.cost) / 1e9)),
      (
        "cache",
        cache.map {
          [
            "hits": .integer($0.hits), "misses": .integer($0.misses),
            "damaged": .integer($0.damaged), "savedTokens": .integer($0.savedUsage.total),
            "savedSeconds": .number($0.savedLatency.inSeconds),
          ]
        }
      ),
      ("settings", call.values.json),
    ])
  }

  /// The cells of an outcome behind the row's name.
  static func cells(_ outcome: CategoryOutcome) -> [String] {
    switch outcome {
    case .failure(let failure):
      ["", "", "", "", failure.description, "", "", "", ""]
    case .success(let reply):
      [
        reply.answer.bucket, reply.answer.confidence.map { JSON.number($0).text } ?? "",
        reply.answer.severity ?? "", reply.answer.summary, "", reply.provenance.source.rawValue,
        JSON.number(Double(reply.latency.inNanoseconds / 1000) / 1000).text,
        String(reply.usage.prompt), String(reply.usage.completion),
      ]
    }
  }
}

/// What asking would take.
struct PreviewAnswer {
  private let preview: CallPreview?

  init(_ preview: CallPreview?) { self.preview = preview }

  /// What it would take, in a line.
  var line: String {
    guard let preview else { return "No model is asked: this costs nothing." }
    let kept = preview.kept > 0 ? " (\(preview.kept) more were kept)" : ""
    let cost =
      preview.worstCost.map { "\(CategorizeAnswer.dollars($0)) at the most" }
      ?? "at a price that is not known; give it by --price"
    return
      "\(preview.calls - preview.kept) calls\(kept), about \(preview.likelyPrompt) tokens to read, "
      + "\(preview.worst.total) tokens in all at the most, \(cost)."
  }

  var answer: Answer {
    Answer(
      parts: [.lines([line])],
      result: .object([
        ("calls", .integer(preview?.calls ?? 0)), ("kept", .integer(preview?.kept ?? 0)),
        ("likelyPromptTokens", .integer(preview?.likelyPrompt ?? 0)),
        ("worstTokens", .integer(preview?.worst.total ?? 0)),
        ("worstCostUSD", preview?.worstCost.map { .number(Double($0) / 1e9) }),
      ]))
  }
}
