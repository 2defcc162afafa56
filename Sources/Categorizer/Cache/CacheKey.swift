public import RingtrueCore
internal import RingtrueKernels

/// What an answer is kept under: the SHA-256 fingerprint of its question's canonical JSON.
///
/// The text that was hashed stays beside it, so that it can be told why a question was not found.
/// RFC 8785 (canonical JSON)
public struct CacheKey: Sendable, Hashable {
  /// The canonical text of the question.
  public let question: String
  let digest: Digest

  /// The key of a question.
  public init(_ question: JSON) {
    self.question = question.canonicalText
    digest = SHA256.digest(of: self.question)
  }

  /// Keys are the same when their fingerprints are.
  public static func == (one: CacheKey, other: CacheKey) -> Bool { one.digest == other.digest }

  /// Adds the fingerprint.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// 64 hexadecimal digits.
  public var hexadecimal: String { digest.hexadecimal }
}
