internal import RingtrueCore
internal import RingtrueKernels

/// A person who looks at breaks, and is right about them as often as is said.
///
/// What they find hangs on the seed and the break alone, in whatever order they look.
public struct Reviewer: Sendable {
  private let truth: AnswerKey
  private let buckets: [String]
  private let skill: Double
  private let stream: RandomStream

  /// A reviewer who finds the right bucket in a share of cases, and any other one in the rest.
  public init(_ truth: AnswerKey, among buckets: [String], skill: Double = 0.97, seed: UInt64) {
    (self.truth, self.buckets, self.skill) = (truth, buckets, skill)
    stream = RandomStream(seed: seed, name: "categorizer/reviewer")
  }

  /// The bucket that they find; nil where nobody can know.
  public func finding(on item: ReviewQueue.Item) -> String? {
    guard let right = truth[item.request.id]?.bucket else { return nil }
    let draws = stream.entity(item.request.fingerprint)
    if draws[0].chance(skill) { return right }
    let others = buckets.filter { $0 != right }
    return others.isEmpty ? right : others[draws[1].integer(in: 0..<others.count)]
  }
}
