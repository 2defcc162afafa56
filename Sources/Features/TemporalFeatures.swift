public import RingtrueCore

/// Numbers beside the parts of the calendar that a row falls into, and the time since the row before.
///
/// Parts that go round are points on a circle by default: 23 h and 0 h, Sunday and Monday, the last
/// of a month and the first are neighbours, which one number would put at opposite ends, and distances
/// are what most detectors compute. Trees cut one number with more ease: `form=number`.
/// Cost: O(n), and O(n log n) where rows are not in the order of time.
public struct TemporalFeatures: Recipe {
  /// What a user should know of it.
  public static let card = RecipeCard(
    id: "temporal",
    summary: "Numbers, weekday, day of month, month end, hour, and the time since the row before.",
    discussion: """
      Numeric columns are centred on their median in training and scaled by their median deviation. \
      Beside them stand the weekday, the day of the month, the hour where times tell it, whether the \
      day is a month's last, and the logarithm of the seconds since the row before. What goes round \
      is a point on a circle, two numbers, so that 23 h is next to 0 h and Sunday next to Monday; \
      form=number gives one number from 0 to 1, which trees cut with more ease. A missing cell becomes \
      the median.
      """,
    knobs: [
      .column("time", "The column of times; by default ts, transaction_date, date or the like."),
      .choice("form", of: ["circle", "number"], "How parts that go round become numbers."),
    ])

  private let columns: [String]
  private let time: String?
  private let form: Calendar.Form

  /// A recipe over the named columns.
  public init(columns: [String], _ settings: Settings) {
    self.columns = columns
    time = settings.column("time")
    form = Calendar.Form(rawValue: settings.choice("form")) ?? .circle
  }

  /// Learns each number's median and spread.
  public func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted {
    guard let time = try table.column(named: time, role: roles.time, or: Ticks.usualNames) else {
      throw RecipeError.lacksColumn(
        "temporal", "time", ["ts", "transaction_date", "date"], setting: "time")
    }
    let blank = Fitted(
      numbers: columns.filter { $0 != time.name }, time: time.name, form: form,
      scales: Scales(learning: []), history: History(rows: 1))
    let passage = try blank.passage(through: table)
    return Fitted(
      numbers: blank.numbers, time: time.name, form: form,
      scales: Scales(learning: try blank.parts(of: table, passage)), history: blank.history)
  }
}

extension TemporalFeatures {
  /// Medians and spreads of the training rows, and the time of the last row.
  public struct Fitted: FittedRecipe {
    fileprivate let numbers: [String]
    private let time: String
    private let form: Calendar.Form
    private let scales: Scales
    fileprivate private(set) var history: History

    fileprivate init(
      numbers: [String], time: String, form: Calendar.Form, scales: Scales, history: History
    ) {
      self.numbers = numbers
      self.time = time
      self.form = form
      self.scales = scales
      self.history = history
    }

    /// Time since the row before needs one.
    public var remembers: Bool { true }

    /// The features of rows that come after those followed so far.
    public func features(of table: Table) throws -> FeatureMatrix {
      try matrix(of: table, try passage(through: table))
    }

    /// The same; then the last of the rows is the row before.
    public mutating func follow(_ table: Table) throws -> FeatureMatrix {
      let passage = try passage(through: table)
      history.remember(passage)
      return try matrix(of: table, passage)
    }

    /// Puts the row before out of mind.
    public mutating func forget() { history.forget() }

    private func matrix(of table: Table, _ passage: Passage) throws -> FeatureMatrix {
      try parts(of: table, passage).matrix(scaledBy: scales, rowCount: table.rowCount)
    }

    fileprivate func passage(through table: Table) throws -> Passage {
      try history.passage(
        of: WordCodes(one: "the file", rowCount: table.rowCount),
        ticks: Ticks(try table.column(time)).values, cells: [])
    }

    fileprivate func parts(of table: Table, _ passage: Passage) throws -> [FeatureColumn] {
      let ticks = try Ticks(try table.column(time))
      return try numbers.map { FeatureColumn($0, of: [$0], try table.numbers($0)) }
        + Calendar(form: form).features(of: ticks, in: time)
        + [FeatureColumn("\(time).since", of: [time], passage.pauses)]
    }

    /// Names, form, scales, and the time of the row before.
    public var archive: Archive {
      Archive(
        detector: "features/temporal",
        [
          "numbers": .strings(numbers), "time": .strings([time]),
          "form": .strings([form.rawValue]),
        ].merging(scales.entries) { $1 }.merging(history.entries) { $1 })
    }

    /// Names, form, scales, and the time of the row before, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect("features/temporal")
      numbers = try archive.strings("numbers")
      let times = try archive.strings("time")
      let forms = try archive.strings("form").compactMap { Calendar.Form(rawValue: $0) }
      guard times.count == 1, forms.count == 1 else { throw .inconsistent("time") }
      (time, form) = (times[0], forms[0])
      scales = try Scales(archive)
      history = try History(archive, columns: 0)
    }
  }
}
