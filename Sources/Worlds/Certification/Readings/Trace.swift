/// What the making of data could leave behind in them, and a reader of rules could find.
///
/// None of it may tell what is anomalous, save where a kind is about just that: gaps are all there
/// is to `omitted_fields`. Such a kind names the trace on its card as its content.
public struct Trace: Sendable, Hashable, Identifiable {
  /// Its name, such as `gaps`.
  public let id: String
  /// What it is, in one sentence.
  public let summary: String
  /// What a probe reads of it.
  let families: [ReadingFamily]

  init(_ id: String, _ summary: String, _ families: [ReadingFamily]) {
    self.id = id
    self.summary = summary
    self.families = families
  }

  /// Whether two are the same trace.
  public static func == (one: Trace, other: Trace) -> Bool { one.id == other.id }

  /// Mixes in its name.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Trace {
  /// The row's place in the table, and among those of its second or day.
  public static let order = Trace(
    "order", "where a row stands, in the table or in its day", [.order])
  /// What names a row.
  public static let names = Trace("names", "the names and numbers of rows", [.names])
  /// The part of an instant that nobody chooses.
  public static let seconds = Trace("seconds", "the seconds of instants", [.seconds])
  /// How numbers end.
  public static let digits = Trace("digits", "the last digits of numbers", [.digits])
  /// Which cells are empty.
  public static let gaps = Trace("gaps", "which cells are empty, and how many", [.gaps, .holes])
  /// How texts are written.
  public static let letters = Trace("letters", "the signs that texts are written with", [.letters])
  /// The template that a text was made from.
  public static let templates = Trace(
    "templates", "the template that a text was made from, which no system sees", [.templates])

  /// All traces; a new one is one line here.
  public static let all: [Trace] = [
    .order, .names, .seconds, .digits, .gaps, .letters, .templates,
  ]
}
