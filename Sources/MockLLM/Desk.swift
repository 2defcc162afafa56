internal import RingtrueCore
internal import RingtruePlatform

/// Where requests are answered, whichever connection they come by.
final class Desk: Sendable {
  private let model: String
  private let clock: any TimeSource
  private let opened: UInt64
  private let service: Guarded<Service>
  private let log: RequestLog?

  init(
    _ behaviour: MockBehaviour, _ answering: Answering, clock: any TimeSource, log: RequestLog?
  ) {
    model = behaviour.model ?? "mock"
    self.clock = clock
    self.log = log
    opened = clock.nanoseconds
    service = Guarded(Service(behaviour, answering, at: opened))
  }

  /// What has been done so far.
  var tally: MockTally {
    var tally = service.withLock { $0.tally }
    tally.logFailure = log?.failure
    return tally
  }

  /// What is answered to a request, and how long that takes.
  func answer(_ request: HTTPRequest) -> (reply: Reply, latency: Duration) {
    switch (request.method, request.path) {
    case ("POST", "/v1/chat/completions"): serve(request)
    case ("GET", "/v1/models"): (models, .zero)
    case (_, "/v1/chat/completions"): (refusal(405, "use POST here", allow: "POST"), .zero)
    case (_, "/v1/models"): (refusal(405, "use GET here", allow: "GET"), .zero)
    default: (refusal(404, "there is nothing at this path; see /v1/models"), .zero)
    }
  }

  private func serve(_ request: HTTPRequest) -> (reply: Reply, latency: Duration) {
    let (now, wall) = (clock.nanoseconds, clock.wall)
    let (served, number) = service.withLock { service in
      (service.answer(request.body, at: now, wall: wall), service.tally.requests)
    }
    log?.write(served, number: number, at: .nanoseconds(Int64(now - opened)))
    return (served.reply, served.latency)
  }

  private func refusal(_ status: Int, _ message: String, allow: String? = nil) -> Reply {
    Complaint(status: status, type: "invalid_request_error", message: message)
      .reply(allow.map { [HTTPHeader("Allow", $0)] } ?? [])
  }

  private var models: Reply {
    let model: JSON = [
      "id": .string(model), "object": "model", "created": 0, "owned_by": "ringtrue",
    ]
    let list: JSON = ["object": "list", "data": [model]]
    return Reply(200, body: Array(list.text.utf8), type: "application/json")
  }
}
