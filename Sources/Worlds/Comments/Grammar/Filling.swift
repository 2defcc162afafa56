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
  /// Cost: one look at the length of each filler; those that are used are written out.
  init(
    _ pieces: [String], separator: String, missing: Int, incident: Incident,
    _ draws: inout RandomStream
  ) {
    self.separator = separator
    self.pieces = pieces
    var missing = missing
    let facts = Facts(incident)
    var stock = draws.shuffled(Neutral.fillers).map { ($0, length: $0.length(facts)) }
    while missing > separator.utf8.count + 2, let next = pick(from: stock, missing: missing) {
      let (filler, length) = stock.remove(at: next)
      missing -= length + separator.utf8.count
      let isBefore = draws.draw().chance(0.4)
      leading += isBefore ? 1 : 0
      self.pieces.insert(filler.filled(facts), at: isBefore ? 0 : self.pieces.count)
    }
  }

  /// Any filler while there is room for many, and the one that fits best at the end.
  private func pick(from stock: [(Template, length: Int)], missing: Int) -> Int? {
    guard missing < 90 else { return stock.indices.last }
    let room = missing - separator.utf8.count
    return stock.indices.min {
      (stock[$0].length - room).magnitude < (stock[$1].length - room).magnitude
    }
  }
}
