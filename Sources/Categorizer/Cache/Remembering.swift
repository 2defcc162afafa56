public import RingtrueCore
internal import RingtruePlatform

/// A categorizer that gives again what it has given before, without asking anew.
///
/// What it takes two requests for the same by is a value of its own, so that it can be shown what
/// comes of taking too many for the same. Failures are not remembered. Cost: memory for each answer.
public final class Remembering: Categorizing {
  /// What tells requests apart.
  public struct Likeness: Sendable {
    /// Its name.
    public let id: String
    let key: @Sendable (CategoryRequest) -> String

    /// All that an answer hangs on: the record, its comment, and which time it is asked.
    public static let whole = Likeness(id: "whole") { request in
      let json: JSON = [
        "fields": request.fields, "comment": .string(request.comment),
        "replicate": .integer(request.replicate),
      ]
      return json.canonicalText
    }

    /// The words of the comment and nothing else: two records with the same words are one.
    public static let words = Likeness(id: "words") { request in
      String(request.comment.lowercased().drop { $0.isWhitespace }).trimmed
    }
  }

  /// An answer, and the record that it was given to.
  private struct Kept: Sendable {
    let reply: CategoryReply
    let id: String

    /// The answer as it is given once more: it tells what it first took.
    var given: CategoryReply {
      CategoryReply(
        reply.answer, usage: reply.usage, latency: reply.latency,
        provenance: Provenance(
          .cached, model: reply.provenance.model, fingerprint: reply.provenance.fingerprint,
          givenTo: id))
    }
  }

  private let system: any Categorizing
  private let likeness: Likeness
  private let memory = Guarded<[String: Kept]>([:])

  /// Remembers for a system.
  public init(_ system: any Categorizing, by likeness: Likeness = .whole) {
    self.system = system
    self.likeness = likeness
  }

  /// The name of the system that it remembers for.
  public var id: String { system.id }

  /// What it remembers, and for the rest what the system says.
  public func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    let keys = requests.map(likeness.key)
    let known = memory.withLock { memory in keys.map { memory[$0] } }
    let open = requests.indices.filter { known[$0] == nil }
    let fresh = open.isEmpty ? [] : await system.categorize(open.map { requests[$0] })
    var outcomes = known.map { kept in kept.map { CategoryOutcome.success($0.given) } }
    memory.withLock { memory in
      for (place, outcome) in zip(open, fresh) {
        outcomes[place] = outcome
        if case .success(let reply) = outcome {
          memory[keys[place]] = Kept(reply: reply, id: requests[place].id)
        }
      }
    }
    return outcomes.compactMap { $0 }
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
