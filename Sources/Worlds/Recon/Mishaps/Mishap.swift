internal import RingtrueKernels

/// Something that befalls a trade on its way into the two systems.
///
/// A new mishap is a value in one file and a word in a list. Each draws from a stream of its own.
public struct Mishap: Sendable, Identifiable {
  /// Its name in tables, such as `price_keyed`.
  public let id: String
  /// The code of the cause that a break of it has.
  public let cause: String
  /// The kind of anomaly that it is one of; nil if it belongs to ordinary work.
  public let kind: String?
  /// How often it happens: to that share of all trades if it is ordinary, else in proportion to
  /// the other errors.
  public let share: Double
  /// How strongly it competes for the trades that it fits; what fits few has to.
  let pull: Double
  /// What it does, in a sentence.
  public let summary: String
  /// The columns that it changes itself; all others follow from them.
  public let roots: Set<String>
  /// Whether it can befall a trade.
  let fits: @Sendable (TradeCase) -> Bool
  /// What its severity turns.
  public let dials: [Dial]
  /// Changes what the systems hold, as grossly as the dials say.
  let befall: @Sendable (inout TradeCase, Dials, _ draws: inout RandomStream) -> Void

  init(
    _ id: String, cause: String? = nil, kind: String? = nil, share: Double, pull: Double = 1,
    roots: Set<String>, _ summary: String, dials: [Dial] = [],
    fits: @escaping @Sendable (TradeCase) -> Bool = { _ in true },
    befall: @escaping @Sendable (inout TradeCase, Dials, inout RandomStream) -> Void
  ) {
    self.id = id
    self.cause = cause ?? id
    self.kind = kind
    self.share = share
    self.pull = pull
    self.summary = summary
    self.roots = roots
    self.dials = dials
    self.fits = fits
    self.befall = befall
  }

  /// Whether it is an anomaly, and no part of ordinary work.
  public var isError: Bool { kind != nil }

  /// Its own stream.
  func stream(seed: UInt64) -> RandomStream {
    RandomStream(seed: seed, name: (isError ? "inject/" : "noise/") + id)
  }
}

/// What can befall trades.
public enum Mishaps {
  /// Ordinary imperfections, most of which clear by themselves.
  public static let benign: [Mishap] = timing + edges

  /// Errors: what a detector ought to find.
  public static let errors: [Mishap] = keying + scales + statics + feeds + money + news

  /// All of them.
  public static let all: [Mishap] = benign + errors
}
