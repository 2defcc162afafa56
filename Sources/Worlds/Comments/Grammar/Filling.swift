internal import RingtrueKernels

/// Brings comments to a length that was drawn before anything was known of them.
///
/// Else a rule that knows nothing but the length would tell vague comments from clear ones, and
/// steered ones from both. Fillers are put before and behind the sentences until one of them comes
/// closest to the length drawn.
struct Filling: Sendable {
  let separator: String
  private(set) var pieces: [String]
  /// How many fillers stand before the first piece given.
  private(set) var leading = 0

  /// The length that a comment should have, in bytes.
  static func length(_ draws: inout RandomStream) -> Int {
    190 + draws.draw().integer(in: 0..<100) + draws.draw().integer(in: 0..<100)
  }

  /// Fills what is missing from `length` with facts of the break.
  ///
  /// Cost: one look at the length of each filler; those that are used are written out. Until then a
  /// filler is a number: templates have words that threads would count the holders of in turns.
  init(
    _ pieces: [String], separator: String, missing: Int, incident: Incident,
    _ draws: inout RandomStream
  ) {
    self.separator = separator
    self.pieces = pieces
    var missing = missing
    let facts = Facts(incident)
    var stock = draws.shuffled(Array(Self.measures.indices)).map { place in
      (place: place, length: Self.measures[place].length(facts.lengths))
    }
    while missing > separator.utf8.count + 2, let next = pick(from: stock, missing: missing) {
      let (place, length) = stock.remove(at: next)
      missing -= length + separator.utf8.count
      let isBefore = draws.draw().chance(0.4)
      leading += isBefore ? 1 : 0
      let filler = Neutral.fillers[place].filled(facts)
      self.pieces.insert(filler, at: isBefore ? 0 : self.pieces.count)
    }
  }

  /// How long each filler is.
  private static let measures = Neutral.fillers.map(\.measure)

  /// Any filler while there is room for many, and the one that fits best at the end.
  private func pick(from stock: [(place: Int, length: Int)], missing: Int) -> Int? {
    guard missing < 90 else { return stock.indices.last }
    let room = missing - separator.utf8.count
    return stock.indices.min {
      (stock[$0].length - room).magnitude < (stock[$1].length - room).magnitude
    }
  }
}
