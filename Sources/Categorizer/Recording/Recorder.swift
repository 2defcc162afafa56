internal import RingtrueCore
internal import RingtruePlatform

/// Passes calls on, and adds each exchange to a recording.
struct Recorder: ChatSource {
  private let source: any ChatSource
  private let secret: Secret?
  private let tape: Tape

  /// The file, written by one at a time.
  private final class Tape: Sendable {
    let file: AppendedFile
    let path: String
    let known: Guarded<Set<CacheKey>>

    init(_ path: String) throws {
      try Files.makeFolder(Path.parent(of: path))
      let there = Files.exists(path) ? try Recording(path).keys : []
      file = try AppendedFile(path)
      self.path = path
      known = Guarded(there)
    }
  }

  /// Adds to a file; what is in it already is not recorded twice.
  init(_ source: any ChatSource, to path: String, secret: Secret?) throws {
    self.source = source
    self.secret = secret
    tape = try Tape(path)
  }

  func answer(_ request: ChatRequest) async throws(CategoryFailure) -> ChatAnswer {
    let answer = try await source.answer(request)
    let exchange = try Exchanged(request, answer)
    let line = exchange.line
    let words = [exchange.response] + (exchange.request["body"]?["messages"]?.elements ?? [])
    if secret?.stands(in: line) == true {
      throw CategoryFailure(.unreadable, "the answer repeats the key, and is not recorded")
    }
    if let finding = words.lazy.compactMap({
      SecretScan.finding(in: $0.text.replacing(Prompt.fences, with: ""))
    }).first {
      throw CategoryFailure(
        .unreadable, "\(finding) may be a secret, and is not recorded; take it out of the data")
    }
    guard tape.known.withLock({ $0.insert(request.key).inserted }) else { return answer }
    do {
      try tape.file.append(line + "\n")
    } catch {
      throw CategoryFailure(.crashed, error.description)
    }
    return answer
  }
}
