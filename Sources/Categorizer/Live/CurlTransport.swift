internal import RingtrueCore
internal import RingtruePlatform

/// Calls by HTTP, over connections that are kept open; any number of them share one thread.
final class CurlTransport: Transport {
  private let driver: CurlDriver
  private let lastID = Guarded(0)

  /// A way to servers that shows them a key, if one is given.
  init(_ secret: Secret?) throws {
    let headers = ["Content-Type: application/json", "Accept: application/json", "Expect:"]
    driver = try CurlDriver(
      try CurlLibrary(), headers: headers + (secret.map { [$0.header] } ?? []))
  }

  deinit { driver.close() }

  func send(_ call: WireCall) async throws(CategoryFailure) -> WireAnswer {
    let id = lastID.withLock { last in
      last += 1
      return last
    }
    let result: Result<WireAnswer, CategoryFailure> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        driver.submit(Submission(id: id, call: call) { continuation.resume(returning: $0) })
        // Cancelled before it was submitted: the handler has found nothing to end.
        if Task.isCancelled { driver.cancel(id) }
      }
    } onCancel: {
      driver.cancel(id)
    }
    return try result.get()
  }
}
