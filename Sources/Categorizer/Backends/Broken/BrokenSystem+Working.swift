internal import RingtrueCore
internal import RingtruePlatform

// Defects of how a service works: what it remembers, what it looks at, what it loses and closes.
extension BrokenSystem {
  /// A cache under the words of the comment alone.
  static let wordsKey = BrokenSystem(
    "words-key", exposedBy: "wrong-hit-rate",
    "Keeps answers under the words of the comment, so that the record does not count."
  ) { system, _ in Remembering(system, by: .words) }

  /// What a single record lacks of a batch is filled with nothing.
  static let aloneOrNot = BrokenSystem(
    "alone-or-not", exposedBy: "batch-sensitivity",
    "Answers otherwise about a break that comes alone than about the same one among others."
  ) { system, order in
    Altered(system) { requests, outcomes in
      guard requests.count > 1 else { return outcomes }
      return outcomes.map { outcome in outcome.map { $0.renamed(order.taxonomy.buckets[0]) } }
    }
  }

  /// The one before lends its label to the one behind.
  static let leaningOnNeighbours = BrokenSystem(
    "leaning-on-neighbours", exposedBy: "order-sensitivity",
    "Judges each break by those that came just before it."
  ) { system, _ in
    let before = Guarded<String?>(nil)
    return Altered(system) { _, outcomes in
      before.withLock { before in
        outcomes.map { outcome in
          guard case .success(let reply) = outcome else { return outcome }
          defer { before = reply.answer.bucket }
          return .success(before.map { reply.renamed($0) } ?? reply)
        }
      }
    }
  }

  /// Codes learned from some desks say nothing of the others.
  static let lostAmongStrangers = BrokenSystem(
    "lost-among-strangers", exposedBy: "macro-f1",
    "Takes every desk that it was not fitted on for one and the same."
  ) { system, order in
    let fitted: Set = ["FX", "Treasury", "High Grade"]
    return Altered(system) { requests, outcomes in
      zip(requests, outcomes).map { request, outcome in
        let desk = request.fields["DESKNAME"]?.string ?? ""
        return fitted.contains(desk)
          ? outcome : outcome.map { $0.renamed(order.taxonomy.buckets[0]) }
      }
    }
  }

  /// The label is the approval.
  static let labelOnly = BrokenSystem(
    "label-only", exposedBy: "unsafe-close-rate",
    "Closes whatever is called a timing issue, however large, old or doubtful it is.",
    policy: .labelOnly)

  /// One bad row takes all those along that were asked about with it.
  static let allOrNothing = BrokenSystem(
    "all-or-nothing", exposedBy: "error-rate",
    "Loses every answer of a message if one of them failed.", of: .flaky
  ) { system, _ in
    Altered(system) { _, outcomes in
      let failure = outcomes.lazy.compactMap { outcome -> CategoryFailure? in
        if case .failure(let failure) = outcome { failure } else { nil }
      }.first
      return failure.map { failure in outcomes.map { _ in .failure(failure) } } ?? outcomes
    }
  }
}
