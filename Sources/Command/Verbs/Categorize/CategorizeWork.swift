internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData
internal import RingtruePlatform

/// One call of `categorize`: reads, asks, writes and answers.
struct CategorizeWork {
  private let call: Call
  private let file: BreakFile
  private let taxonomy: Taxonomy
  private let system: any Categorizing
  private let budget: Budget
  private let cache: AnswerCache?
  private let asksModel: Bool

  init(_ call: Call) throws {
    let values = call.values
    let backend = values[CategorizeFlags.llm].prefix { $0 != ":" }
    asksModel = Backends[String(backend)]?.isModel ?? false
    self.call = call
    taxonomy =
      try values[CategorizeFlags.taxonomy].map {
        try Taxonomy(reading: try Files.readText($0), file: $0)
      } ?? .standard
    file = try BreakFile(values)
    budget = try Self.budget(values)
    cache = asksModel ? try Self.cache(values) : nil
    var order = BackendOrder(
      taxonomy: taxonomy, seed: UInt64(values[CategorizeFlags.seed]), truth: file.key,
      examples: file.truth.compactMap(\.self))
    order.model = try Self.model(call, asksModel)
    order.model.budget = budget
    order.model.cache = cache
    if backend == "mock", file.key.entries.isEmpty {
      throw Failure(.usage, "a stand-in misses the truth on purpose; name its column by --truth")
    }
    system = try Backends.make(values[CategorizeFlags.llm], order)
  }

  func answer() async throws -> Answer {
    let values = call.values
    let batch = values[CategorizeFlags.batch]
    let requests = (0..<values[CategorizeFlags.repeats]).flatMap { replicate in
      file.requests.map { $0.asked(replicate) }
    }
    let foreseen = PreviewAnswer((system as? any Foreseeing)?.preview(of: requests, batch: batch))
    if values[CategorizeFlags.preview] { return foreseen.answer }
    if asksModel, !values[CommonFlags.quiet] { try call.console.errors.write(foreseen.line + "\n") }
    let progress = call.progress("asking", total: requests.count, unit: "rows")
    let outcomes = await system.categorize(
      requests,
      pace: CategorizerPace(batch: batch, inFlight: values[CategorizeFlags.threads]),
      isStopped: call.surroundings.listenForStop().asked
    ) { part in
      progress.advance(by: part.count, note: note)
    }
    progress.finish()
    if let path = values[CategorizeFlags.output] { try write(outcomes, of: requests, to: path) }
    return CategorizeAnswer(
      call: call, taxonomy: taxonomy, truth: file.truth, outcomes: outcomes,
      spending: budget.spending, cache: cache?.tallied
    ).answer
  }

  /// What is spent so far, where anything is.
  private var note: String? {
    let cost = budget.spending.cost
    return cost > 0 ? "\(CategorizeAnswer.dollars(cost)) spent" : nil
  }

  private func write(
    _ outcomes: [CategoryOutcome], of requests: [CategoryRequest], to path: String
  ) throws {
    let columns = [
      "row_id", "replicate", "bucket", "confidence", "severity", "summary", "failure", "source",
      "latency_ms", "prompt_tokens", "completion_tokens",
    ]
    var writer = try TableWriter(path, columns: columns)
    for (request, outcome) in zip(requests, outcomes) {
      try writer.write(
        row: [request.id, String(request.replicate)] + CategorizeAnswer.cells(outcome))
    }
    try writer.finish()
  }
}

// MARK: - What is asked for

extension CategorizeWork {
  /// The answers that were kept; a preview looks at a file that is there, and makes none.
  private static func cache(_ values: Values) throws -> AnswerCache? {
    let path = values[CategorizeFlags.cache]
    let isWanted = !values[CategorizeFlags.preview] || Files.exists(path)
    return values[CategorizeFlags.usesCache] && isWanted ? try AnswerCache(path) : nil
  }

  private static func budget(_ values: Values) throws -> Budget {
    var limits = BudgetLimits()
    limits.cost = values[CategorizeFlags.cost].map { Int($0 * 1e9) }
    limits.requests = values[CategorizeFlags.requests]
    limits.tokens = values[CategorizeFlags.tokens]
    let price = values[CategorizeFlags.price]
    if let price, price.count != 2 {
      throw Failure(.usage, "--price takes two numbers: dollars for tokens read, and written")
    }
    let isLocal = try values[CategorizeFlags.base].map { try Endpoint($0).isLocal } ?? false
    return try Budget(
      limits,
      price: price.map { Price(dollarsPerMillionRead: $0[0], written: $0[1]) }
        ?? (isLocal ? .free : nil), model: values[CategorizeFlags.model] ?? "the model")
  }

  private static func model(_ call: Call, _ asksModel: Bool) throws -> ModelOrder {
    let values = call.values
    var model = ModelOrder()
    model.endpoint = try values[CategorizeFlags.base].map { try Endpoint($0) }
    model.name = values[CategorizeFlags.model] ?? ""
    if asksModel, let variable = values[CategorizeFlags.key] {
      model.secret = try Secret(variable, in: call.surroundings.variables)
    }
    if let path = values[CategorizeFlags.prompt] {
      model.prompt = try PromptTemplate(reading: try Files.readText(path), file: path)
    }
    model.limits.requestsPerMinute = values[CategorizeFlags.requestsPerMinute]
    model.limits.tokensPerMinute = values[CategorizeFlags.tokensPerMinute]
    model.limits.inFlight = values[CategorizeFlags.threads]
    model.patience.timeLimit = values[CategorizeFlags.timeLimit]
    model.tool = call.tool.version
    return model
  }
}
