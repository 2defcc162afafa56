public import RingtrueCore
public import RingtrueKernels

/// Two kinds of anomalies on one row, such as a stranger's amount at a stranger's hour.
public struct Compound: Modifier {
  /// What it is.
  public static let card = KindCard(
    id: "compound", family: .modifier,
    summary: "A second kind changes other cells of a row that an event has changed.",
    catcher: "whatever finds one of the two kinds", impact: .none,
    impactFormula: "the larger of what the two kinds cost",
    dials: [Dial("chance", "of a second kind, where one fits", mild: 0, gross: 1)])

  /// The chance that an event gets a second kind, if one fits.
  public let chance: Double

  /// A chance of two kinds at once.
  public init(chance: Double = 0.05) { self.chance = chance }

  /// Reads `{ chance: 0.05 }`.
  public init(
    reading settings: JSON, on ground: ModifierGround, file: String?
  ) throws(Problems) {
    var fields = FieldReader(settings, file: file)
    chance = fields.number("chance", in: 0...1) ?? 0.05
    try fields.finish()
  }

  /// Its settings.
  public var settings: JSON { ["chance": .number(chance)] }

  /// An event of one row with what another of the ordered kinds does to this row.
  public func altered(
    _ draft: Draft, of context: EventContext, _ draws: inout RandomStream, at site: Site
  ) -> Draft? {
    guard draws.draw().chance(chance), let (row, own) = draft.change else { return nil }
    for kind in draws.shuffled(context.kinds) where kind.id != context.kind.id {
      let dials = Dials(kind.card.dials, severity: context.severity)
      guard let second = kind.draft(dials, &draws, at: site.focused(on: row)),
        let (_, other) = second.change,
        let both = own.joined(with: other, over: site.postings[row]),
        site.steps.allow(both)
      else { continue }
      return Self.joined(draft, second, [.change(row, to: both)], kind.id, dials)
    }
    return nil
  }

  private static func joined(
    _ first: Draft, _ second: Draft, _ edits: [Edit], _ id: String, _ dials: Dials
  ) -> Draft {
    var both = first
    both.edits = edits
    both.impact = max(first.impact, second.impact)
    both.members += second.members
    both.claims += second.claims
    both.modifiers.append(Self.id)
    let facts = [("kind", JSON.string(id))] + dials.json.named + second.parameters.named
    both.parameters = .object(both.parameters.named + [(Self.id, .object(facts))])
    return both
  }
}

extension JSON {
  /// The members of an object, to make another one of.
  var named: [(String, JSON?)] { (members ?? []).map { ($0.name, $0.value) } }
}

extension Draft {
  /// What the draft makes of a row, if that is all that it does.
  fileprivate var change: (row: Int, posting: Posting)? {
    guard edits.count == 1, edits[0].ripple == .moves, drift == nil, let row = edits[0].row,
      let posting = edits[0].posting
    else { return nil }
    return (row, posting)
  }
}

extension Posting {
  /// Copies one of the fields that kinds change by themselves, and says whether that changes it.
  private static let fields: [@Sendable (Posting, inout Posting) -> Bool] = [
    { copy($0.time, to: &$1.time) }, { copy($0.amount, to: &$1.amount) },
    { copy($0.type, to: &$1.type) }, { copy($0.category, to: &$1.category) },
    { copy($0.channel, to: &$1.channel) }, { copy($0.place, to: &$1.place) },
    { copy($0.blanks, to: &$1.blanks) },
  ]

  private static func copy<Value: Equatable>(_ value: Value, to target: inout Value) -> Bool {
    defer { target = value }
    return target != value
  }

  /// Both changes of a clean posting at once; nil if they touch the same field, or one that goes
  /// with others.
  fileprivate func joined(with other: Posting, over clean: Posting) -> Posting? {
    var both = self
    var rest = (own: self, other: other)
    for copy in Self.fields {
      let isOwn = copy(clean, &rest.own)
      let isOthers = copy(clean, &rest.other)
      guard !(isOwn && isOthers) else { return nil }
      if isOthers { _ = copy(other, &both) }
    }
    return rest.own == clean && rest.other == clean ? both : nil
  }
}
