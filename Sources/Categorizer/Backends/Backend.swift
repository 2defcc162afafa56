public import RingtrueCore

/// A kind of categorizer that users may ask for by name: what it is, and how one is made.
///
/// Listing, help and the contract tests read this one description.
public struct Backend: Sendable {
  /// The name by which users ask for it, such as `mock`.
  public let id: String
  /// What stands behind the colon of `ID:ARGUMENT`, such as `FILE`; nil if nothing does.
  public let argument: String?
  /// What it does, in one sentence.
  public let summary: String
  /// Whether what it answers is put to a model, and so may cost something.
  public let isModel: Bool
  /// Whether it misses the truth on purpose, and so has to know it.
  public let isStandIn: Bool
  let make: @Sendable (BackendOrder) throws -> any Categorizing

  init(
    _ id: String, argument: String? = nil, isModel: Bool = false, isStandIn: Bool = false,
    _ summary: String,
    make: @escaping @Sendable (BackendOrder) throws -> any Categorizing
  ) {
    self.id = id
    self.argument = argument
    self.isModel = isModel
    self.isStandIn = isStandIn
    self.summary = summary
    self.make = make
  }

  /// How it is written on a command line, such as `replay:FILE`.
  public var form: String { argument.map { "\(id):\($0)" } ?? id }
}

/// What a categorizer is made from: the buckets it chooses from, and what else its kind asks for.
public struct BackendOrder: Sendable {
  /// What stands behind the colon; empty if nothing does.
  public var argument = ""
  /// The buckets, and the causes that they are made of.
  public var taxonomy: Taxonomy
  /// What chance is drawn from.
  public var seed: UInt64
  /// What the answers really are, for stand-ins that miss them on purpose.
  public var truth: AnswerKey
  /// The buckets of records that may be learned from.
  public var examples: [String]
  /// Which model is to be asked, where one is.
  public var model = ModelOrder()

  /// An order of a categorizer for some buckets.
  public init(
    taxonomy: Taxonomy = .standard, seed: UInt64 = 1, truth: AnswerKey = AnswerKey(),
    examples: [String] = []
  ) {
    self.taxonomy = taxonomy
    self.seed = seed
    self.truth = truth
    self.examples = examples
  }
}
