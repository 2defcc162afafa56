public import RingtrueCore
internal import RingtruePlatform

/// A categorizer that learns from what reviewers found: where it was overruled often enough on breaks
/// that look alike, it answers as they did.
///
/// Breaks look alike when they compare in the same way (`MATCHSTATUS`) and were given the same
/// bucket. Nothing is learned from fewer than `enough` reviews, or where reviewers disagree.
public final class Corrected: Categorizing {
  /// What reviews are gathered by.
  private struct Look: Hashable {
    let status: String, given: String

    init(_ request: CategoryRequest, _ given: String) {
      status = request.fields["MATCHSTATUS"]?.string ?? ""
      self.given = given
    }
  }

  private let system: any Categorizing
  private let enough: Int
  private let reviews = Guarded<[Look: [String: Int]]>([:])

  /// A system that is corrected once so many reviews say the same.
  public init(_ system: any Categorizing, after enough: Int = 8) {
    (self.system, self.enough) = (system, enough)
  }

  /// The name of the system that it corrects.
  public var id: String { system.id }

  /// Takes in what a reviewer found on a break.
  public func learn(_ bucket: String, on item: ReviewQueue.Item) {
    guard let given = item.given else { return }
    let look = Look(item.request, given)
    reviews.withLock { $0[look, default: [:]][bucket, default: 0] += 1 }
  }

  /// What the system says, or what reviewers said in its place.
  public func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    let outcomes = await system.categorize(requests)
    return zip(requests, outcomes).map { request, outcome in
      outcome.map { reply in
        correction(of: Look(request, reply.answer.bucket)).map { reply.renamed($0) } ?? reply
      }
    }
  }

  /// The bucket that at least two of three reviewers found in place of the one given.
  private func correction(of look: Look) -> String? {
    let found = reviews.withLock { $0[look] ?? [:] }
    let all = found.values.reduce(0, +)
    let best = found.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard all >= enough, let best, best.key != look.given, 3 * best.value >= 2 * all else {
      return nil
    }
    return best.key
  }
}
