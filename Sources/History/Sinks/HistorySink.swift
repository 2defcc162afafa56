public import RingtrueCore
internal import RingtruePlatform

/// Keeps runs in a history as they happen.
///
/// Trials are not waited for: they gather for a moment, and go into a transaction together, which
/// costs little more than that of one. A trial that is in no transaction yet is lost when the program is killed;
/// let a `RecordSink` hear of it first, and the history can be made again from its record.
public actor HistorySink: Sink {
  /// How many things may gather before the run has to wait.
  private static let room = 512
  /// For how long they gather, unless the run ends.
  private static let moment = Duration.milliseconds(200)

  private let store: HistoryStore
  private var run = ""
  private var datasets: [String: DatasetNote] = [:]
  private var waiting: [News] = []
  private var writing: Task<Void, Never>?
  private var failure: (any Error)?

  /// Keeps runs in a history.
  public init(_ store: HistoryStore) { self.store = store }

  /// Takes what is to be kept of an event; throws what went wrong with earlier ones.
  public func receive(_ event: Event) async throws {
    switch event {
    case .runStarted(let note, _):
      run = note.id
      try await store.begin(note)
    case .dataReady(let note): try await receive(PackedDataset(note))
    case .found(let finding, in: nil): try await take(.finding(finding))
    case .trialEnded(let report):
      try await receive(PackedReport(report, on: datasets[report.trial.dataset]))
    case .runEnded(let id, let isComplete):
      try await finishWriting()
      try await store.end(id, isComplete: isComplete)
    case .trialStarted, .trialProgressed, .trialMeasured, .found: break
    }
  }

  /// Takes a dataset, packed already.
  func receive(_ packed: PackedDataset) async throws {
    datasets[packed.note.name] = packed.note
    try await take(.dataset(packed))
  }

  /// Takes what a trial gave, packed already.
  func receive(_ packed: PackedReport) async throws { try await take(.trial(packed)) }

  private func take(_ news: News) async throws {
    waiting.append(news)
    if waiting.count >= Self.room { return try await finishWriting() }
    try throwFailure()
    startWriting()
  }

  private func startWriting() {
    guard writing == nil, !waiting.isEmpty else { return }
    writing = Task { await writeAll() }
  }

  private func writeAll() async {
    try? await SystemClock().sleep(for: Self.moment)
    while !waiting.isEmpty, failure == nil {
      let news = waiting
      waiting = []
      do { try await store.add(news, to: run) } catch { failure = error }
    }
    writing = nil
  }

  private func finishWriting() async throws {
    startWriting()
    // Wakes it, if it waits for more.
    writing?.cancel()
    await writing?.value
    try throwFailure()
  }

  private func throwFailure() throws {
    if let error = failure {
      failure = nil
      throw error
    }
  }
}
