public import RingtrueCore
internal import RingtrueKernels

/// Decides which breaks are closed without a look, and which a person sees.
///
/// What is closed gets a task, what needs a mend gets a ticket too; both ids are made up, and the
/// same for the same break. What nobody answered is seen by a person.
public struct Resolver: Sendable {
  /// What became of a break.
  public struct Resolution: Sendable, Equatable {
    /// The name of the break.
    public let id: String
    /// The task under which it is filed.
    public let task: String
    /// The ticket of the team that has to mend something, if any has.
    public let ticket: String?
    /// Why it is looked at by a person; closed without one if there is no reason.
    public let reasons: [String]

    /// Whether nobody looks at it.
    public var isClosed: Bool { reasons.isEmpty }
  }

  private let policy: ClosingPolicy
  private let taxonomy: Taxonomy
  private let seen: Set<String>

  /// A resolver that knows which securities had breaks before.
  public init(_ policy: ClosingPolicy = .safe, taxonomy: Taxonomy, seen: Set<String>) {
    self.policy = policy
    self.taxonomy = taxonomy
    self.seen = seen
  }

  /// What becomes of a break that was answered so.
  public func resolution(
    of request: CategoryRequest, _ outcome: CategoryOutcome
  ) -> Resolution {
    let number = SHA256.digest(of: request.id).hexadecimal.prefix(8).uppercased()
    let answer = try? outcome.get().answer
    return Resolution(
      id: request.id, task: "TASK-\(number)",
      ticket: answer.flatMap { wantsTicket($0.bucket) ? "TICKET-\(number)" : nil },
      reasons: answer.map { reasons(to: request, $0) } ?? ["nobody answered"])
  }

  private func reasons(to request: CategoryRequest, _ answer: CategoryAnswer) -> [String] {
    let one = ClosingCase(request, answer, taxonomy: taxonomy, seen: seen)
    return policy.rules.filter { !$0.holds(one) }.map(\.reason)
  }

  /// Whether breaks of a bucket come from a system that is to be mended, or go to someone senior.
  private func wantsTicket(_ bucket: String) -> Bool {
    let causes = taxonomy.causes(in: bucket)
    return !causes.isEmpty
      && causes.allSatisfy { $0.action == .review || $0.action == .escalate }
  }
}
