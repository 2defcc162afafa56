/// What there is to know about a kind of anomaly, in the words of a reader of reports.
public struct KindCard: Sendable, Hashable, Identifiable {
  /// What kind of departure it is.
  public enum Family: String, Sendable, CaseIterable {
    /// A value that is extreme anywhere.
    case global
    /// A value that is ordinary, but not for this client, hour or place.
    case context
    /// Columns that do not agree with each other.
    case dependency
    /// A small dense group where there should be none.
    case cluster
    /// Rows that are ordinary one by one.
    case sequence
    /// Rows that are missing, or there twice.
    case structure
    /// The ordinary itself changes; no row is anomalous.
    case drift
    /// Nothing happens at all.
    case control
    /// It changes events of other kinds, or what is told of them.
    case modifier
  }

  /// What it does to money.
  public enum Impact: String, Sendable, CaseIterable {
    /// The books are wrong by it.
    case misstatement
    /// It is gone.
    case loss
    /// Nothing.
    case none
  }

  /// Its name in files, such as `balance_break`.
  public let id: String
  /// What kind of departure it is.
  public let family: Family
  /// What happens, in one sentence.
  public let summary: String
  /// What looks like it and is ordinary; nil where nothing does.
  public let decoy: String?
  /// What ought to find it.
  public let catcher: String
  /// What it does to money, and how much it comes to.
  public let impact: Impact, impactFormula: String
  /// The profiles in which it leaves a trace.
  public let observable: [LedgerProfile]
  /// What its severity turns.
  public let dials: [Dial]
  /// The traces of making that it is about, and that therefore may tell it.
  public let content: [Trace]

  /// Describes a kind.
  public init(
    id: String, family: Family, summary: String, decoy: String? = nil, catcher: String,
    impact: Impact, impactFormula: String, observable: [LedgerProfile] = LedgerProfile.allCases,
    dials: [Dial] = [], content: [Trace] = []
  ) {
    self.id = id
    self.family = family
    self.summary = summary
    self.decoy = decoy
    self.catcher = catcher
    self.impact = impact
    self.impactFormula = impactFormula
    self.observable = observable
    self.dials = dials
    self.content = content
  }
}
