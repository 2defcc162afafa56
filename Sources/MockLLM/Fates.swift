internal import RingtrueKernels

/// What chance has in store for requests: how long each takes, and how it fails.
///
/// It hangs on the seed, on what is asked, and on how often that was asked before; not on when it
/// comes or what comes beside it. Clients that ask the same questions therefore meet the same fates,
/// however many they ask at once, and a question that met a fault may fare better the next time.
struct Fates: Sendable {
  private let stream: RandomStream
  private let latency: LatencyLaw?
  private let faults: FaultShares

  /// What a request meets.
  struct Fate: Sendable {
    let fault: Fault?
    let latency: Duration
  }

  init(_ behaviour: MockBehaviour) {
    stream = RandomStream(seed: behaviour.seed, name: "mock-llm")
    latency = behaviour.latency
    faults = behaviour.faults
  }

  /// The fate of a question, by a number made of all its bytes, when it is asked once more.
  func fate(of question: UInt64, askedBefore times: Int) -> Fate {
    let draws = stream.entity(question ^ stream[UInt64(times)].bits)
    return Fate(
      fault: faults.fault(at: draws[0].unit),
      latency: latency?.latency(of: draws[1]) ?? .zero)
  }
}
