/// A small number for every row of a scene, read with the makers' own knowledge.
struct Clue<Scene>: Sendable {
  /// What it tells.
  let name: String
  /// The number of each row.
  let codes: @Sendable (Scene) -> [UInt8]

  init(_ name: String, codes: @escaping @Sendable (Scene) -> [UInt8]) {
    self.name = name
    self.codes = codes
  }
}

/// What all clues tell of some rows, row after row.
struct Sights: Sendable {
  /// How many clues there are.
  let clues: Int
  /// The numbers of the first row, then those of the next.
  private(set) var codes: [UInt8] = []

  /// The number of rows.
  var count: Int { clues == 0 ? 0 : codes.count / clues }

  /// No rows yet.
  init(clues: Int) { self.clues = clues }

  /// What clues tell of the rows of a scene.
  init<Scene>(_ clues: [Clue<Scene>], _ scene: Scene) {
    let columns = clues.map { $0.codes(scene) }
    self.clues = columns.count
    let rows = columns.first?.count ?? 0
    codes = Array(repeating: 0, count: rows * columns.count)
    for (clue, column) in columns.enumerated() {
      for row in 0..<rows { codes[row * columns.count + clue] = column[row] }
    }
  }

  /// The number that a clue gives a row.
  subscript(row: Int, clue: Int) -> UInt8 { codes[row * clues + clue] }

  /// Takes over a row of others.
  mutating func append(_ row: Int, of others: Sights) {
    codes += others.codes[row * clues..<(row + 1) * clues]
  }
}
