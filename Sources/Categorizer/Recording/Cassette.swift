internal import RingtrueCore
internal import RingtruePlatform

/// A recording of calls and answers: JSON Lines that read well in a review, one exchange a line.
///
/// Of an answer only the members on a list are kept, and no header at all: what is not on the list
/// cannot leak. A line that may hold a secret is refused.
struct Exchanged: Sendable, Equatable {
  /// What the question is known by.
  let key: CacheKey
  /// The question.
  let request: JSON
  /// What was kept of the answer.
  let response: JSON
  /// How long it took.
  let latency: Duration

  /// Its line.
  var line: String {
    JSON.object([
      ("version", 1), ("key", .string(key.hexadecimal)),
      ("latency_ms", .number(Double(latency.inNanoseconds / 1000) / 1000)), ("request", request),
      ("response", response),
    ]).text
  }
}

extension Exchanged {
  /// What is kept of an exchange.
  init(_ request: ChatRequest, _ answer: ChatAnswer) throws(CategoryFailure) {
    guard let json = try? JSON.read(String(decoding: answer.body, as: UTF8.self)) else {
      throw CategoryFailure(.unreadable, "the server's answer is no JSON; check the server")
    }
    self.request = request.identity
    key = CacheKey(self.request)
    response = Self.kept(json)
    latency = answer.latency
  }

  /// The members that are kept, of an object and what it holds.
  private static func kept(_ json: JSON) -> JSON {
    func pick(_ json: JSON?, _ names: String...) -> JSON? {
      json.map { json in .object(names.map { ($0, json[$0]) }) }
    }
    let choices = (json["choices"]?.elements ?? []).prefix(1).map { choice in
      JSON.object([
        ("message", pick(choice["message"], "role", "content", "refusal")),
        ("finish_reason", choice["finish_reason"]),
      ])
    }
    return .object([
      ("model", json["model"]), ("system_fingerprint", json["system_fingerprint"]),
      ("choices", .array(Array(choices))),
      ("usage", pick(json["usage"], "prompt_tokens", "completion_tokens", "total_tokens")),
    ])
  }

  /// Reads a line.
  init(reading line: String, file: String, number: Int) throws(Problems) {
    let json: JSON
    do {
      json = try JSON.read(line, file: file)
    } catch {
      let place = Problem.Place(line: number, column: error.place?.column ?? 1)
      throw Problems(Problem(error.message, file: file, at: place))
    }
    guard json["version"]?.integer == 1, let request = json["request"],
      let response = json["response"], let latency = json["latency_ms"]?.double,
      case let key = CacheKey(request), json["key"]?.string == key.hexadecimal
    else {
      throw Problems(
        Problem(
          "this is no exchange, or was changed by hand; record it anew", file: file,
          at: Problem.Place(line: number, column: 1)))
    }
    self.key = key
    self.request = request
    self.response = response
    self.latency = .microseconds(Int64(latency * 1000))
  }
}
