/// A few numbers of a trial that are kept to be drawn, and for nothing else.
///
/// Measures are taken of all rows; a sketch holds some hundred at the most, so that a record stays
/// small however many rows there are. It is told to 16 binary digits, more than any picture shows.
public struct Sketch: Sendable, Equatable {
  /// What a sketch is of.
  public enum Subject: String, Sendable, CaseIterable {
    /// The scores of single rows, of what scores by how badly it gives rows back: `score`.
    case errors
    /// Cells of single rows as given and as given back: two series a feature.
    case rebuilt
    /// Where single rows lie among coordinates of a model's own: a series a coordinate.
    case latent
    /// The mean loss of a row after each pass of learning: `learned`, and `held` where rows were
    /// held back.
    case training
    /// How many rows came in each period, which begins on a `day`, and how many were flagged: `day`,
    /// `rows`, `alerts`.
    case watch
    /// How far the scores of each period lie from those that the threshold was chosen on, and how far
    /// chance would take them: `day`, `rows`, `psi`, `limit`.
    case drift
    /// Which share of normal and of anomalous rows had at most some chance of being ordinary:
    /// `chance`, `normal`, `anomalous`; and how many normal `rows` there were.
    case chances
    /// Times of single rows, window by window in the order in which they were taken, in
    /// nanoseconds: `median`, `highest`.
    case pace
    /// How sure answers of a categorizer were, and how many of them were right: `confidence`, `right`
    /// and the `rows` of each bin that holds any.
    case confidence
    /// What a cache had answered of the first so many requests: `requests`, how many `distinct` ones
    /// there were among them, `hits`, and the share of the cost that was `saved`.
    case reuse

    /// Whether it is never the same twice.
    public var isTimed: Bool { self == .pace }
  }

  /// Numbers under a name.
  public struct Series: Sendable, Equatable {
    /// What they are.
    public let name: String
    /// The numbers.
    public let values: [Double]

    /// Numbers, told to 16 binary digits.
    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values.map(ShortNumber.rounded)
    }
  }

  /// What it is of.
  public let subject: Subject
  /// The rows that it tells of, as places in the dataset's table; none where it is not of rows.
  public let rows: [Int]
  /// The numbers; of single rows, one for each.
  public let series: [Series]

  /// Numbers that are to be drawn.
  public init(_ subject: Subject, rows: [Int] = [], _ series: [Series]) {
    precondition(
      rows.isEmpty || series.allSatisfy { $0.values.count == rows.count }, "one number a row")
    self.subject = subject
    self.rows = rows
    self.series = series
  }

  /// The numbers of a name; none where there is none of it.
  public subscript(name: String) -> [Double] { series.first { $0.name == name }?.values ?? [] }
}
