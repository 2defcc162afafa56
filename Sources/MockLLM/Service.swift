internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// The model's side of the server as a value: what it answers to one call after the other.
struct Service: Sendable {
  private(set) var tally = MockTally()
  private let behaviour: MockBehaviour
  private let answering: Answering
  private let fates: Fates
  private var gate: Gate
  /// How often each question was let through, by a number made of its bytes.
  private var asked: [UInt64: Int] = [:]

  init(_ behaviour: MockBehaviour, _ answering: Answering, at now: UInt64) {
    self.behaviour = behaviour
    self.answering = answering
    fates = Fates(behaviour)
    gate = Gate(
      requestsPerMinute: behaviour.requestsPerMinute, tokensPerMinute: behaviour.tokensPerMinute,
      at: now)
  }

  /// What is answered to a call: by its fate if the limits let it through.
  mutating func answer(_ body: [UInt8], at now: UInt64, wall: WallTime) -> Served {
    let digest = SHA256.digest(of: body)
    tally.requests += 1
    do throws(Complaint) {
      let question = try question(body)
      let completion = Completion(
        of: question, by: answering, id: String(digest.hexadecimal.prefix(24)),
        created: wall.seconds)
      let usage = completion.promptTokens + completion.completionTokens
      let admission = gate.admit(tokens: usage, at: now)
      if case .admitted = admission {
        return bring(completion, to: question, digest, wall)
      }
      tally.limited += 1
      return Served(digest, .limited, admission.reply(gate.headers), question: question)
    } catch {
      tally.wrong += 1
      return Served(digest, .wrong, error.reply())
    }
  }

  private func question(_ body: [UInt8]) throws(Complaint) -> Question {
    let question = try Question(body)
    if let model = behaviour.model, model != question.model {
      throw Complaint(
        status: 404, type: "invalid_request_error", code: "model_not_found", parameter: "model",
        message: "the model '\(question.model)' does not exist; '\(model)' does")
    }
    return question
  }

  /// The answer to a question that was let through, after its fate has been at it.
  private mutating func bring(
    _ completion: Completion, to question: Question, _ digest: Digest, _ wall: WallTime
  ) -> Served {
    let number = digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    let fate = fates.fate(of: number, askedBefore: asked[number, default: 0])
    asked[number, default: 0] += 1
    let headers = gate.headers + [HTTPHeader("x-request-id", "req_\(tally.requests)")]
    var reply =
      question.isStreamed
      ? completion.stream(headers, withUsage: question.wantsUsage) : completion.reply(headers)
    fate.fault?.spoil(
      &reply,
      Fault.Circumstances(
        now: wall, retryAfter: behaviour.retryAfter, dripTime: behaviour.dripTime))
    count(fate.fault)
    let isCharged = reply.status == 200
    if isCharged {
      tally.promptTokens += completion.promptTokens
      tally.completionTokens += completion.completionTokens
    }
    return Served(
      digest, fate.fault.map { .fault($0.id) } ?? .answered, reply, question: question,
      completion: isCharged ? completion : nil, latency: fate.latency)
  }

  private mutating func count(_ fault: Fault?) {
    if let fault { tally.faults[fault.id, default: 0] += 1 } else { tally.answered += 1 }
  }
}

/// What became of one call.
struct Served: Sendable {
  let digest: Digest
  let outcome: Outcome
  let reply: Reply
  let question: Question?
  /// What would be paid for: nothing where no answer was sent.
  let completion: Completion?
  /// How long the answer takes.
  let latency: Duration

  /// How a call ended.
  enum Outcome: Sendable, Equatable {
    case answered, limited, wrong
    case fault(String)
  }

  init(
    _ digest: Digest, _ outcome: Outcome, _ reply: Reply, question: Question? = nil,
    completion: Completion? = nil, latency: Duration = .zero
  ) {
    self.digest = digest
    self.outcome = outcome
    self.reply = reply
    self.question = question
    self.completion = completion
    self.latency = latency
  }
}

extension Gate.Admission {
  /// What is said to a request that may not pass, in every form that clients know.
  fileprivate func reply(_ headers: [HTTPHeader]) -> Reply {
    switch self {
    case .admitted: Complaint.broken(500, "it was let through").reply(headers)
    case .wait(let time, let name):
      Complaint.limited(
        "Rate limit reached for \(name). Please try again in \(ServerTime.span(time))."
      ).reply(
        headers + [
          HTTPHeader("Retry-After", String(ServerTime.seconds(time))),
          HTTPHeader("retry-after-ms", String(ServerTime.milliseconds(time))),
        ])
    case .tooLarge(let message):
      Complaint.limited("Request too large. \(message)").reply(
        headers + [HTTPHeader("x-should-retry", "false")])
    }
  }
}
