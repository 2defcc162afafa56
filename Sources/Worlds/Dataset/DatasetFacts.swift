package import RingtrueCore

/// What the manifest says of a dataset; the facts of neighbouring blocks add up to those of a world.
package struct DatasetFacts: Sendable {
  /// One thing that is said.
  enum Fact: Sendable {
    /// A number of things, of which each block has its own.
    case count(Int)
    /// Numbers of things by name; names without any are left out.
    case counts([(name: String, count: Int)])
    /// How much there is of each kind, of those that are not met too if `unmet` is true.
    case kinds([KindTally], unmet: Bool)
    /// Something that is the same for all blocks.
    case setting(JSON)
  }

  /// The facts by name, in the order of the manifest; the number of `rows` is among them.
  var members: [(name: String, fact: Fact)]

  /// Joins the facts of blocks, which tell of the same things.
  package init(joining blocks: [DatasetFacts]) {
    members = (blocks.first?.members ?? []).indices.map { place in
      let told = blocks.map { $0.members[place] }
      return (told[0].name, Fact(joining: told.map(\.fact)))
    }
  }

  /// Facts by name, by default none.
  init(_ members: [(name: String, fact: Fact)]) { self.members = members }

  /// Nothing to say.
  package init() { members = [] }

  /// How they are written.
  package var json: JSON {
    let rows = members.compactMap { member -> Int? in
      guard member.name == "rows", case .count(let rows) = member.fact else { return nil }
      return rows
    }.first
    return .object(members.map { ($0.name, $0.fact.json(rows: rows ?? 0)) })
  }
}

/// How much there is of one kind.
struct KindTally: Sendable {
  /// The kind.
  let kind: String
  /// Its events, their anomalous rows and its decoys, and what the events cost in minor units.
  var events = 0, rows = 0, decoys = 0, impact: Int64 = 0
  /// How hard they are meant to be found, where a scenario says so.
  var tiers: Set<String> = []

  /// The same kind in two blocks.
  static func + (one: KindTally, two: KindTally) -> KindTally {
    KindTally(
      kind: one.kind, events: one.events + two.events, rows: one.rows + two.rows,
      decoys: one.decoys + two.decoys, impact: one.impact + two.impact,
      tiers: one.tiers.union(two.tiers))
  }

  fileprivate func json(rows all: Int) -> JSON {
    .object([
      ("kind", .string(kind)), ("events", .integer(events)), ("rows", .integer(rows)),
      ("decoys", .integer(decoys)),
      ("prevalence", .number(Double(rows) / Double(max(1, all)))),
      ("impact_minor", .integer(impact)),
      ("tier", tiers.isEmpty ? nil : .string(tiers.sorted().joined(separator: ", "))),
    ])
  }
}

extension DatasetFacts.Fact {
  fileprivate init(joining facts: [Self]) {
    self = facts.dropFirst().reduce(facts[0]) { sum, fact in
      switch (sum, fact) {
      case (.count(let one), .count(let two)): .count(one + two)
      case (.counts(let one), .counts(let two)):
        .counts(zip(one, two).map { ($0.name, $0.count + $1.count) })
      case (.kinds(let one, let unmet), .kinds(let two, _)):
        .kinds(zip(one, two).map { $0 + $1 }, unmet: unmet)
      default: sum
      }
    }
  }

  fileprivate func json(rows: Int) -> JSON {
    switch self {
    case .count(let count): .integer(count)
    case .counts(let counts):
      .object(counts.filter { $0.count > 0 }.map { ($0.name, .integer($0.count)) })
    case .kinds(let kinds, let unmet):
      .array(kinds.filter { unmet || $0.events > 0 }.map { $0.json(rows: rows) })
    case .setting(let json): json
    }
  }
}
