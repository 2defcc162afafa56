public import RingtrueCore
public import RingtrueKernels

/// Something that is done to events of any kind, to what is told of them, or to what is shown.
///
/// # How to add a modifier
///
/// Write one file in `Modifiers/` with one type, and its line in `Modifiers.all`. Answer only those
/// of the questions below that concern it; the others have answers that change nothing. Whatever it
/// alters, it alters after all events have their places, so that it moves none of them.
public protocol Modifier: Sendable {
  /// What it is, in the words of a reader of reports.
  static var card: KindCard { get }

  /// The worlds that it works in, by name.
  static var worlds: [String] { get }

  /// Reads its settings in a world; everything wrong with them is told at once.
  init(reading settings: JSON, on ground: ModifierGround, file: String?) throws(Problems)

  /// Its settings, for the manifest.
  var settings: JSON { get }

  /// The events that it adds to a ledger of so many rows, of which a share is for learning.
  func orders(rows: Int, train: Double) -> [EventOrder]

  /// An event made different; nil if it stays as it is.
  func altered(
    _ draft: Draft, of context: EventContext, _ draws: inout RandomStream, at site: Site
  ) -> Draft?

  /// Changes what those who learn are told of rows, and leaves the truth alone.
  ///
  /// `usual` has the place of each row that is there whatever happens; nil for one that an event has
  /// taken out.
  func relabel(_ truth: inout GroundTruth, usual: [Int?], seed: UInt64)

  /// Whether systems are not shown a column.
  func hides(_ column: String) -> Bool
}

/// What an event is, and beside which others it happens.
public struct EventContext: Sendable {
  /// Its kind.
  public let kind: any AnomalyKind
  /// How gross it is, from 0 to 1.
  public let severity: Double
  /// All kinds that are ordered.
  public let kinds: [any AnomalyKind]
}

extension Modifier {
  /// Its name in settings and labels.
  public static var id: String { card.id }

  /// All worlds.
  public static var worlds: [String] { Worlds.all.map { $0.id } }

  /// No events.
  public func orders(rows: Int, train: Double) -> [EventOrder] { [] }

  /// The same event.
  public func altered(
    _ draft: Draft, of context: EventContext, _ draws: inout RandomStream, at site: Site
  ) -> Draft? { nil }

  /// The truth.
  public func relabel(_ truth: inout GroundTruth, usual: [Int?], seed: UInt64) {}

  /// Nothing.
  public func hides(_ column: String) -> Bool { false }
}
