/// All that is known about what really happened in a dataset, beside its table.
///
/// Rows say what to count, events what to detect, cells what to explain and repair, drifts what to
/// adapt to. A file of a user's own has labels alone; a generated dataset has all of it.
public struct GroundTruth: Sendable, Equatable {
  /// What is known of each row.
  public var rows: [TrueRow]
  /// What happened, anomalies and their decoys.
  public var events: [TrueEvent]
  /// The cells that were changed.
  public var cells: [TrueCell]
  /// How the ordinary itself changed.
  public var drifts: [TrueDrift]

  /// Joins the four levels; those that are not known stay empty.
  public init(
    rows: [TrueRow], events: [TrueEvent] = [], cells: [TrueCell] = [], drifts: [TrueDrift] = []
  ) {
    self.rows = rows
    self.events = events
    self.cells = cells
    self.drifts = drifts
  }

  /// The truth that plain labels tell.
  public init(_ labels: Labels) {
    self.init(rows: labels.rows.map { TrueRow(label: $0) })
  }

  /// The labels alone; collateral rows count as not labelled.
  public var labels: Labels { Labels(rows.map { $0.role == .collateral ? .unlabelled : $0.label }) }

  /// The labels that those who learn are told, wrong ones among them.
  public var trainLabels: Labels {
    Labels(rows.map { $0.role == .collateral ? .unlabelled : $0.trainLabel ?? $0.label })
  }
}

/// What is known of one row.
public struct TrueRow: Sendable, Equatable {
  /// The part that a row plays in an event.
  public enum Role: String, Sendable, CaseIterable {
    /// It was changed or put in by the event.
    case anchor
    /// It belongs to the event.
    case member
    /// It changed only because another row did; no metric counts it.
    case collateral
    /// It looks like an anomaly and is none.
    case decoy
    /// It carries an ordinary imperfection.
    case benignNoise = "benign_noise"
    /// Nothing happened to it.
    case clean
  }

  /// Whether it is anomalous.
  public var label: Label
  /// The part that it plays.
  public var role: Role
  /// The event that it belongs to, as a place in the list of events.
  public var event: Int?
  /// When its label could have been known.
  public var labelKnown: Instant?
  /// What those who learn are told, if that is not the truth.
  public var trainLabel: Label?

  /// What is known of a row.
  public init(
    label: Label, role: Role? = nil, event: Int? = nil, labelKnown: Instant? = nil
  ) {
    self.label = label
    self.role = role ?? (label == .anomalous ? .anchor : .clean)
    self.event = event
    self.labelKnown = labelKnown
  }
}

/// One thing that happened: an anomaly, or the decoy of one.
public struct TrueEvent: Sendable, Equatable {
  /// The name of the event in its dataset.
  public var id: String
  /// The kind, such as `balance_break`.
  public var kind: String
  /// The kind that it only looks like, if it is a decoy.
  public var decoyOf: String?
  /// How gross it is, 0…1.
  public var severity: Double
  /// Its rows, as places in the table.
  public var rows: [Int]
  /// When it began and ended, and when it could first have been noticed.
  public var start: Instant, end: Instant, earliestKnowable: Instant
  /// What it costs, in minor units.
  public var impactMinor: Int64
  /// The parameters that it was made with.
  public var parameters: JSON
  /// What was done to it beside its kind, such as `evasion`.
  public var modifiers: [String]

  /// Describes an event.
  public init(
    id: String, kind: String, decoyOf: String? = nil, severity: Double, rows: [Int],
    start: Instant, end: Instant, earliestKnowable: Instant, impactMinor: Int64,
    parameters: JSON = [:], modifiers: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.decoyOf = decoyOf
    self.severity = severity
    self.rows = rows
    self.start = start
    self.end = end
    self.earliestKnowable = earliestKnowable
    self.impactMinor = impactMinor
    self.parameters = parameters
    self.modifiers = modifiers
  }
}

/// One cell that an event changed.
public struct TrueCell: Sendable, Equatable {
  /// The row, as a place in the table.
  public var row: Int
  /// The column's name.
  public var column: String
  /// The event, as a place in the list of events.
  public var event: Int
  /// Whether the event changed this cell itself, and not one that it follows from.
  public var isRoot: Bool
  /// What stood there, and what stands there now, as text.
  public var clean: String, injected: String

  /// Describes a changed cell.
  public init(
    row: Int, column: String, event: Int, isRoot: Bool, clean: String, injected: String
  ) {
    self.row = row
    self.column = column
    self.event = event
    self.isRoot = isRoot
    self.clean = clean
    self.injected = injected
  }
}

/// One way in which the ordinary itself changed.
public struct TrueDrift: Sendable, Equatable {
  /// The shape of a change.
  public enum Shape: String, Sendable, CaseIterable {
    /// Little by little.
    case gradual
    /// From one day to the next.
    case abrupt
    /// And back again, with the season.
    case seasonal
    /// The shares of what happens change.
    case mix
  }

  /// The name of the drift in its dataset.
  public var id: String
  /// Its shape.
  public var shape: Shape
  /// What part of the population it concerns.
  public var segment: String
  /// When it began and ended.
  public var start: Instant, end: Instant
  /// What changed, from what and to what.
  public var parameter: String, from: Double, to: Double

  /// Describes a drift.
  public init(
    id: String, shape: Shape, segment: String, start: Instant, end: Instant, parameter: String,
    from: Double, to: Double
  ) {
    self.id = id
    self.shape = shape
    self.segment = segment
    self.start = start
    self.end = end
    self.parameter = parameter
    self.from = from
    self.to = to
  }
}
