public import RingtrueCore

/// How often each class of comment is met.
public struct CommentMix: Sendable, Hashable {
  private var shares: [String: Double]

  /// The shares of ordinary work.
  public static let standard = CommentMix(
    shares: Dictionary(uniqueKeysWithValues: CommentClasses.all.map { ($0.id, $0.share) }))

  /// The shares of a bad day: steered and contradictory comments weigh most.
  public static let hostile: CommentMix = {
    var mix = CommentMix.standard
    mix["hostile"] = 0.30
    mix["contradictory"] = 0.15
    mix["clear"] = 0.12
    mix["implicit"] = 0.10
    return mix
  }()

  /// The share of a class, in proportion to the others; 0 turns it off.
  public subscript(commentClass: String) -> Double {
    get { shares[commentClass] ?? 0 }
    set { shares[commentClass] = newValue }
  }

  /// The mix without a class.
  public func without(_ commentClass: String) -> CommentMix {
    var mix = self
    mix[commentClass] = 0
    return mix
  }
}

extension CommentMix {
  /// Reads the shares that an object names; classes that it leaves out keep their usual one.
  public init(_ json: JSON, file: String? = nil) throws(Problems) {
    var reader = FieldReader(json, file: file)
    self = .standard
    for kind in CommentClasses.all {
      self[kind.id] = reader.number(kind.id, in: 0...1) ?? self[kind.id]
    }
    if shares.values.allSatisfy({ $0 == 0 }) {
      reader.report("every class is turned off; give one of them a share above 0")
    }
    try reader.finish()
  }
}
