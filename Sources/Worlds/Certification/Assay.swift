internal import RingtrueCore

/// Rows under test, and what is asked of them: which of them are anomalous, all kinds together and
/// each by itself.
///
/// ```swift
/// let assay = Assay(dataset)
/// print(Battery().best(in: dataset.table, assay).map(\.best.text))
/// ```
public struct Assay: Sendable {
  /// One question: these places are to be found among those and the normal ones.
  public struct Question: Sendable {
    /// The kind that is asked for; nil for all kinds together.
    public let kind: String?
    /// The places of its anomalies, ascending.
    let positives: [Int]
  }

  /// The rows of the table that are looked at, ascending; a place is an index of this list.
  let rows: [Int]
  /// Whether each place is normal; one that is not is a positive of a question.
  let isNormal: [Bool]
  /// How many places are normal.
  let normalCount: Int
  /// What is asked.
  public let questions: [Question]
  /// The event and the kind of each anomalous place.
  private let events: [Int: (event: Int, kind: String)]

  /// Asks for the anomalies of some rows; rows without a label are left out.
  init(_ truth: GroundTruth, rows: [Int]) {
    let rows = rows.filter { truth.rows[$0].label != .unlabelled && !truth.rows[$0].isFollower }
    self.rows = rows
    isNormal = rows.map { truth.rows[$0].label == .normal }
    normalCount = isNormal.count { $0 }
    let anomalous = rows.indices.filter { truth.rows[rows[$0]].label == .anomalous }
    let events = anomalous.reduce(into: [Int: (event: Int, kind: String)]()) { events, place in
      guard let event = truth.rows[rows[place]].event else { return }
      events[place] = (event, truth.events[event].kind)
    }
    self.events = events
    let kinds = Dictionary(grouping: anomalous) { events[$0]?.kind ?? "" }
    var questions = [Question(kind: nil, positives: anomalous)]
    for kind in kinds.keys.sorted() where kind != "" {
      questions.append(Question(kind: kind, positives: kinds[kind] ?? []))
    }
    self.questions = questions
  }

  /// Asks for the anomalies that a dataset is measured on: those of test.
  public init(_ dataset: Dataset) {
    self.init(
      dataset.truth,
      rows: dataset.parts.indices.filter { dataset.parts[$0] == .test })
  }

  private init(_ other: Assay, questions: [Question]) {
    rows = other.rows
    isNormal = other.isNormal
    normalCount = other.normalCount
    events = other.events
    self.questions = questions
  }

  /// The same questions about other places, chosen from those that each asks for.
  func asking(_ choose: ([Int]) -> [Int]) -> Assay {
    Assay(
      self, questions: questions.map { Question(kind: $0.kind, positives: choose($0.positives)) })
  }

  /// The event that an anomalous place belongs to.
  func event(at place: Int) -> Int? { events[place]?.event }

  /// The kind of an anomalous place.
  func kind(at place: Int) -> String? { events[place]?.kind }

  /// How many rows answer a question: its anomalies, and all that is normal.
  func total(_ question: Question) -> Int { normalCount + question.positives.count }

  /// The share of anomalies among the rows that answer a question: what chance comes to.
  public func prevalence(_ question: Question) -> Double {
    Double(question.positives.count) / Double(max(1, total(question)))
  }
}

extension TrueRow {
  /// Whether it changed only because another row did.
  fileprivate var isFollower: Bool { role == .collateral }
}

/// The average precision of what flags some rows and leaves the others in one tie.
///
/// The flagged rows come first, at their precision; the rest is found at that of all rows.
func averagePrecision(found: Int, flagged: Int, positives: Int, total: Int) -> Double {
  guard positives > 0, flagged > 0 else { return 0 }
  let (hits, all) = (Double(found), Double(positives))
  return hits / all * hits / Double(flagged) + (all - hits) / Double(total)
}
