internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// A model that is asked in words: puts records into a prompt, asks, and reads the answers.
///
/// Answers that were kept are not asked for again. What is kept has been read as a whole answer to
/// every record; all else is asked anew the next time. The first question goes alone, so that a form
/// of answer that the server does not take is refused once, and not by every call under way.
struct PromptedModel: Categorizing {
  let id: String
  private let prompt: Prompt
  private let shape: ModelShape
  private let source: any ChatSource
  private let cache: AnswerCache?
  let price: Price?
  private let clock: any TimeSource
  private let tool: String
  private let ladder: Ladder
  private let opening = Opening()

  /// The strictest form of answer that the server is known to take.
  private final class Ladder: Sendable {
    let first: AnswerFormat
    let format: Guarded<AnswerFormat>

    init(_ format: AnswerFormat) {
      first = format
      self.format = Guarded(format)
    }
  }

  init(
    _ id: String, _ prompt: Prompt, _ shape: ModelShape, source: any ChatSource,
    cache: AnswerCache? = nil, price: Price? = nil, clock: any TimeSource, tool: String = ""
  ) {
    self.id = id
    self.prompt = prompt
    self.shape = shape
    self.source = source
    self.cache = cache
    self.price = price
    self.clock = clock
    self.tool = tool
    ladder = Ladder(shape.format ?? .schema(prompt.taxonomy.answerSchema))
  }

  /// The form of answer that is asked for now.
  var format: AnswerFormat { ladder.format.withLock { $0 } }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    guard let first = requests.first else { return [] }
    let call = call(about: requests, replicate: first.replicate, format)
    if let replies = kept(call, records: requests.count) { return replies }
    return await opening.pass { await asked(call, records: requests.count) }
  }

  /// What the server says, asked in looser and looser form until it takes one.
  private func asked(_ first: ChatRequest, records: Int) async -> [CategoryOutcome] {
    var call = first
    do throws(CategoryFailure) {
      while true {
        let format = format
        call.format = format
        if format != ladder.first, let replies = kept(call, records: records) { return replies }
        do throws(CategoryFailure) {
          return try read(try await source.answer(call), to: call, records: records)
        } catch  where error.isAboutForm {
          guard let looser = format.looser else { throw error }
          ladder.format.withLock { if $0 == format { $0 = looser } }
        }
      }
    } catch {
      return Array(repeating: .failure(error), count: records)
    }
  }

  /// The call that asks about some records.
  func call(
    about requests: [CategoryRequest], replicate: Int, _ format: AnswerFormat
  ) -> ChatRequest {
    var call = ChatRequest(
      endpoint: shape.endpoint, model: shape.model, messages: prompt.messages(about: requests),
      sampling: shape.sampling, format: format, replicate: replicate,
      taxonomy: prompt.taxonomyDigest, prompt: prompt.template.digest)
    call.sampling.maxTokens = shape.sampling.maxTokens * max(1, requests.count)
    return call
  }
}

/// Which model is asked, and how it is to answer.
struct ModelShape: Sendable {
  let endpoint: Endpoint
  let model: String
  var sampling = Sampling()
  /// The form of answer to begin with; the strictest if none is named.
  var format: AnswerFormat?
}

// MARK: - Reading and keeping

extension PromptedModel {
  /// Whether the answer to a call was kept.
  func holds(_ call: ChatRequest) -> Bool { (try? cache?.holds(call.key)) ?? false }

  /// The replies that were kept, if they are there and can be read.
  private func kept(_ call: ChatRequest, records: Int) -> [CategoryOutcome]? {
    guard let cache, let kept = try? cache.answer(to: call.key) else { return nil }
    let answer = ChatAnswer(body: kept.body, latency: kept.latency, source: .cached)
    guard let (reply, reading) = try? understood(answer, records), reading.isWhole else {
      try? cache.forget(call.key)
      return nil
    }
    return replies(reading, reply, answer)
  }

  private func read(
    _ answer: ChatAnswer, to call: ChatRequest, records: Int
  ) throws(CategoryFailure) -> [CategoryOutcome] {
    let (reply, reading) = try understood(answer, records)
    if reading.isWhole, answer.source == .asked { keep(answer, reply, call) }
    return replies(reading, reply, answer)
  }

  private func understood(
    _ answer: ChatAnswer, _ records: Int
  ) throws(CategoryFailure) -> (ChatReply, AnswerReading) {
    let reply = try ChatReply(answer.body)
    return (reply, AnswerReading(try reply.answer(), records: records))
  }

  /// A cache that cannot be written costs the next run a call, and this one nothing.
  private func keep(_ answer: ChatAnswer, _ reply: ChatReply, _ call: ChatRequest) {
    let kept = KeptAnswer(
      body: answer.body, usage: reply.usage, cost: price?.cost(of: reply.usage),
      latency: answer.latency, model: call.model, fingerprint: reply.fingerprint,
      created: Instant(seconds: clock.wall.seconds), tool: tool)
    try? cache?.keep(kept, under: call.key)
  }

  private func replies(
    _ reading: AnswerReading, _ reply: ChatReply, _ answer: ChatAnswer
  ) -> [CategoryOutcome] {
    let provenance = Provenance(
      answer.source, model: reply.model, fingerprint: reply.fingerprint,
      attempts: answer.attempts, waited: answer.waited)
    let shares = reply.usage.shared(among: reading.answers.count)
    return zip(reading.answers, shares).map { result, usage in
      result.map {
        CategoryReply($0, usage: usage, latency: answer.latency, provenance: provenance)
      }
    }
  }
}

extension CategoryFailure {
  /// Whether a server complains of the form in which it was to answer.
  fileprivate var isAboutForm: Bool {
    let words = ["response_format", "json_schema", "json_object", "schema"]
    return kind == .rejected && words.contains { message.contains($0) }
  }
}
