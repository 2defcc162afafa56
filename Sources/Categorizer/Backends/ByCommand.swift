internal import RingtrueCore
internal import RingtruePlatform

/// A user's own categorizer: a program that reads a line of JSON for each record, and answers with
/// one.
///
/// It is started once and stays; when it breaks down it is started anew, at most so often. It is run
/// as it is named, by no shell.
actor ByCommand: Categorizing {
  nonisolated let id: String
  private let invocation: Invocation
  private let buckets: [String]
  private let patience: Duration
  private let clock: any TimeSource
  private let queue = OwnQueue()
  private var child: Child?
  private var starts = 0

  private static let mostStarts = 5

  /// The thread on which it waits.
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }

  init(
    _ words: [String], buckets: [String], patience: Duration, clock: any TimeSource
  ) throws {
    invocation = Invocation(words[0], Array(words.dropFirst()))
    id = "command:\(Path.name(of: words[0]))"
    self.buckets = buckets
    self.patience = patience
    self.clock = clock
    _ = try invocation.locateProgram()
  }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    requests.map { request in
      let began = clock.nanoseconds
      do throws(CategoryFailure) {
        let answer = try answer(to: request)
        return .success(
          CategoryReply(
            answer, latency: clock.elapsed(since: began),
            provenance: Provenance(.asked, model: id, attempts: 1)))
      } catch {
        return .failure(error)
      }
    }
  }

  private func answer(to request: CategoryRequest) throws(CategoryFailure) -> CategoryAnswer {
    let question: JSON = [
      "id": .string(request.id), "fields": request.fields, "comment": .string(request.comment),
      "replicate": .integer(request.replicate), "buckets": .array(buckets.map { .string($0) }),
    ]
    let line = try converse(question.text)
    guard let json = try? JSON.read(line), let bucket = json["bucket"]?.string else {
      throw CategoryFailure(
        .unreadable, "\(id) answered '\(line.prefix(80))', not {\"bucket\": …}", attempts: 1)
    }
    return CategoryAnswer(
      bucket: bucket, confidence: json["confidence"]?.double.flatMap { 0...1 ~= $0 ? $0 : nil },
      summary: json["summary"]?.string ?? "", severity: json["severity"]?.string)
  }
}

// MARK: - Conversation

extension ByCommand {
  /// Sends a line and waits for one, in short turns, so that a cancellation is soon seen.
  private func converse(_ line: String) throws(CategoryFailure) -> String {
    do {
      try start()
      try child?.send(line, within: patience)
      let turns = max(1, Int(patience / .milliseconds(50)))
      for _ in 0..<turns {
        if Task.isCancelled { throw CategoryFailure(.cancelled, "stopped on request") }
        do {
          if let answer = try child?.receiveLine(within: .milliseconds(50)) { return answer }
          throw CategoryFailure(.crashed, "\(id) ended without an answer; see what it wrote")
        } catch let error as PlatformError where error.isSilent {
          continue
        }
      }
      throw CategoryFailure(.timedOut, "\(id) gave no answer within \(patience); allow more time")
    } catch let failure as CategoryFailure {
      // An answer that comes too late would be taken for the next one's.
      child = nil
      throw failure
    } catch {
      child = nil
      throw CategoryFailure(.crashed, "\(error)")
    }
  }

  private func start() throws {
    guard child == nil else { return }
    guard starts < Self.mostStarts else {
      throw CategoryFailure(.crashed, "\(id) broke down \(starts) times; mend it")
    }
    starts += 1
    child = try Child(invocation)
  }
}

extension Backend {
  /// A program of the user's own.
  static let command = Backend(
    "command", argument: "PROGRAM",
    "Asks a program of your own: it reads one line of JSON a record, and answers with one."
  ) { order in
    let words = order.argument.split { $0.isWhitespace }.map(String.init)
    guard !words.isEmpty else {
      throw CategorizerError.missing("command", "a program to run: command:PROGRAM")
    }
    return try ByCommand(
      words, buckets: order.taxonomy.buckets, patience: order.model.patience.timeLimit,
      clock: SystemClock())
  }
}
