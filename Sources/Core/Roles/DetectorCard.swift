/// What a user should know of a detector before choosing it: a page's worth, as data.
///
/// Listing, help, documentation, settings and the contract tests all read this one description.
public struct DetectorCard: Sendable {
  /// What a detector is or needs, as far as others must know.
  public struct Traits: OptionSet, Sendable {
    /// The traits as bits.
    public let rawValue: UInt8

    /// Traits from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It draws on chance, so another seed gives other scores.
    public static let stochastic = Traits(rawValue: 1)
    /// It takes missing cells (NaN) as they are.
    public static let takesMissing = Traits(rawValue: 2)
    /// A row's score depends on the rows that stand before it.
    public static let ordered = Traits(rawValue: 4)
    /// It is a trivial baseline that others must beat.
    public static let control = Traits(rawValue: 8)
    /// It reads the table by its roles, not the features alone.
    public static let readsTable = Traits(rawValue: 16)
  }

  /// The name by which users ask for it, such as `isolation-forest`.
  public let id: String
  /// What it does, in one sentence.
  public let summary: String
  /// What it takes for granted of the data.
  public let assumes: String
  /// What fitting and scoring cost, in n rows and d features.
  public let cost: String
  /// When something else is the better choice.
  public let avoid: String
  /// Where it was described.
  public let paper: String
  /// What it is or needs.
  public let traits: Traits
  /// What a user may turn.
  public let knobs: [Knob]

  /// Describes a detector.
  public init(
    id: String, summary: String, assumes: String, cost: String, avoid: String, paper: String,
    traits: Traits = [], knobs: [Knob] = []
  ) {
    self.id = id
    self.summary = summary
    self.assumes = assumes
    self.cost = cost
    self.avoid = avoid
    self.paper = paper
    self.traits = traits
    self.knobs = knobs
  }
}
