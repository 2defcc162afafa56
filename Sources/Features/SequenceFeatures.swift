public import RingtrueCore

/// The numbers of a row beside those of its entity's last rows: what a detector without a memory needs
/// to see a sequence.
///
/// Cost: O(n·k·d) for k rows back and d columns.
public struct SequenceFeatures: Recipe {
  /// What a user should know of it.
  public static let card = RecipeCard(
    id: "sequence",
    summary: "Numbers of a row and of its account's rows before it, as far back as wanted.",
    discussion: """
      Each numeric column stands beside itself as it was one, two and more rows before, in the same \
      account or client, by order of time; amount@-1 is the amount of the row before. All are centred \
      and scaled as the column itself is, by its median and median deviation in training. Where an \
      account has no row so far back, the median stands there, and rows-before tells it. Columns \
      that name things, such as account_id, are left out. Of a file, no later row is ever looked at.
      """,
    knobs: [
      .column("by", "Whose rows belong together; by default account_id, else client_id."),
      .column("time", "The column of times; without one, rows count in the order of the file."),
      .integer("back", 3, in: 1...100, "How many rows before are shown."),
    ])

  private let columns: [String]
  private let entity: String?
  private let time: String?
  private let back: Int

  /// A recipe over the named columns.
  public init(columns: [String], _ settings: Settings) {
    self.columns = columns
    entity = settings.column("by")
    time = settings.column("time")
    back = settings.integer("back")
  }

  /// Learns each number's median and spread.
  public func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted {
    let walk = try EntityWalk(of: table, by: entity, time: time, roles, for: "sequence")
    let numbers = try columns.filter { name in
      let isName = try table.column(name).isName
      return !walk.columns.contains(name) && !(isName && table[name]?.cells.isNumeric == true)
    }
    let blank = Fitted(
      numbers: numbers, walk: walk, back: back, scales: Scales(learning: []),
      history: History(rows: back))
    let passage = try blank.passage(through: table)
    return Fitted(
      numbers: numbers, walk: walk, back: back,
      scales: Scales(learning: blank.parts(of: passage)), history: blank.history)
  }
}

extension SequenceFeatures {
  /// Medians and spreads of the training rows, and each entity's last rows.
  public struct Fitted: FittedRecipe {
    private let numbers: [String]
    private let walk: EntityWalk
    private let back: Int
    private let scales: Scales
    fileprivate private(set) var history: History

    fileprivate init(
      numbers: [String], walk: EntityWalk, back: Int, scales: Scales, history: History
    ) {
      self.numbers = numbers
      self.walk = walk
      self.back = back
      self.scales = scales
      self.history = history
    }

    /// Rows before are what it shows.
    public var remembers: Bool { true }

    /// The features of rows that come after those followed so far.
    public func features(of table: Table) throws -> FeatureMatrix {
      matrix(of: try passage(through: table), rowCount: table.rowCount)
    }

    /// The same; then these are the rows before.
    public mutating func follow(_ table: Table) throws -> FeatureMatrix {
      let passage = try passage(through: table)
      history.remember(passage)
      return matrix(of: passage, rowCount: table.rowCount)
    }

    /// Puts all entities' rows out of mind.
    public mutating func forget() { history.forget() }

    private func matrix(of passage: Passage, rowCount: Int) -> FeatureMatrix {
      parts(of: passage).matrix(scaledBy: scales, rowCount: rowCount)
    }

    fileprivate func passage(through table: Table) throws -> Passage {
      try walk.passage(
        through: table, after: history, cells: try numbers.map { try table.numbers($0) })
    }

    fileprivate func parts(of passage: Passage) -> [FeatureColumn] {
      let shown = numbers.indices.flatMap { column in
        (0...back).map { lag(passage, column, $0) }
      }
      let before = passage.map { rows, place in
        Double(min(place - rows.startIndex, back)) / Double(back)
      }
      return shown
        + [FeatureColumn("rows-before", of: walk.columns, scaledAs: nil, before)]
    }

    private func lag(_ passage: Passage, _ column: Int, _ back: Int) -> FeatureColumn {
      let (name, cells) = (numbers[column], passage.cells[column])
      let values = passage.map { rows, place in
        place - back >= rows.startIndex ? cells[Int(rows[place - back])] : .nan
      }
      return FeatureColumn(
        back == 0 ? name : "\(name)@-\(back)", of: back == 0 ? [name] : [name] + walk.columns,
        scaledAs: name, values)
    }

    /// Names, scales, and each entity's last rows.
    public var archive: Archive {
      Archive(
        detector: "features/sequence",
        ["numbers": .strings(numbers), "back": .integers([Int64(back)])]
          .merging(walk.entries) { $1 }.merging(scales.entries) { $1 }
          .merging(history.entries) { $1 })
    }

    /// Names, scales, and each entity's last rows, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect("features/sequence")
      numbers = try archive.strings("numbers")
      back = try archive.integers("back", count: 1)[0]
      guard 1...100 ~= back else { throw .inconsistent("back") }
      walk = try EntityWalk(archive)
      scales = try Scales(archive)
      history = try History(archive, columns: numbers.count)
    }
  }
}
