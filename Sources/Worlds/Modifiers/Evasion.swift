public import RingtrueCore
public import RingtrueKernels

/// Someone who knows what the client usually does, and keeps close to it, but not for nothing: most
/// of the value has to stay.
///
/// Amounts and hours move towards the client's own within a budget. With questions to ask, the
/// point of the budget is taken that a plain reference score, and never a system on trial, finds
/// the most ordinary; without any, the budget is spent to its end.
public struct Evasion: Modifier {
  /// What it is.
  public static let card = KindCard(
    id: "evasion", family: .modifier,
    summary: "Amounts and hours of events move towards what the client usually does.",
    catcher: "looks at more than the cells that can be moved", impact: .none,
    impactFormula: "what is kept of the value",
    dials: [
      Dial("cells", "how many cells of a row may move", mild: 2, gross: 2),
      Dial("epsilon", "by how much each, in the client's deviations", mild: 0.5, gross: 2),
      Dial("keep", "the share of the value that must stay", mild: 0.7, gross: 0.7),
      Dial("queries", "how many questions a reference score answers", mild: 0, gross: 1000),
    ])

  /// Ledgers alone: errors of trades have nobody who hides them.
  public static var worlds: [String] { [LedgerWorld.id] }

  /// How many cells of a row may move.
  public let cells: Int
  /// By how much each may move, in the client's deviations.
  public let epsilon: Double
  /// The share of the value that must stay.
  public let keep: Double
  /// How many questions a reference score answers.
  public let queries: Int
  /// The share of events that are made to evade.
  public let share: Double

  /// Evasion within a budget.
  public init(
    cells: Int = 2, epsilon: Double = 1, keep: Double = 0.7, queries: Int = 0, share: Double = 1
  ) {
    self.cells = cells
    self.epsilon = epsilon
    self.keep = keep
    self.queries = queries
    self.share = share
  }

  /// Reads `{ cells: 2, epsilon: 1, keep: 0.7, queries: 100, share: 1 }`.
  public init(
    reading settings: JSON, on ground: ModifierGround, file: String?
  ) throws(Problems) {
    var fields = FieldReader(settings, file: file)
    cells = fields.integer("cells", in: 1...2) ?? 2
    epsilon = fields.number("epsilon", in: 0...10) ?? 1
    keep = fields.number("keep", in: 0...1) ?? 0.7
    queries = fields.integer("queries", in: 0...1000) ?? 0
    share = fields.number("share", in: 0...1) ?? 1
    try fields.finish()
  }

  /// Its settings.
  public var settings: JSON {
    [
      "cells": .integer(cells), "epsilon": .number(epsilon), "keep": .number(keep),
      "queries": .integer(queries), "share": .number(share),
    ]
  }

  /// The event with as many of its rows moved as can be.
  public func altered(
    _ draft: Draft, of context: EventContext, _ draws: inout RandomStream, at site: Site
  ) -> Draft? {
    guard draws.draw().chance(share), draft.drift == nil else { return nil }
    var (evading, moved) = (draft, 0)
    for (place, edit) in draft.edits.enumerated() where edit.ripple == .moves {
      guard let posting = edit.posting else { continue }
      let disguise = Disguise(posting, insteadOf: edit.row, self, site)
      guard let best = disguise.best(&draws) else { continue }
      evading.edits[place].posting = best
      moved += disguise.cells(changedIn: best)
    }
    guard moved > 0 else { return nil }
    let value = site.value(of: draft)
    let kept = value == 0 ? 1 : site.value(of: evading) / value
    evading.impact = Int64(Double(draft.impact) * kept)
    evading.modifiers.append(Self.id)
    let facts: JSON = ["cells": .integer(moved), "kept": .number(kept)]
    evading.parameters = .object(draft.parameters.named + [(Self.id, facts)])
    return evading
  }
}

/// One row of an event, and how far it may move towards what its client usually does.
private struct Disguise {
  let posting: Posting
  let row: Int?
  let budget: Evasion
  let site: Site

  init(_ posting: Posting, insteadOf row: Int?, _ budget: Evasion, _ site: Site) {
    self.posting = posting
    self.row = row
    self.budget = budget
    self.site = site
  }

  /// The most ordinary row within the budget; nil if none is nearer to the client.
  func best(_ draws: inout RandomStream) -> Posting? {
    guard budget.queries > 0 else {
      return moved(by: budget.epsilon, budget.epsilon, &draws)
    }
    var best: (posting: Posting, score: Double)?
    for _ in 0..<budget.queries {
      let steps = (draws.draw().unit * budget.epsilon, draws.draw().unit * budget.epsilon)
      guard let trial = moved(by: steps.0, steps.1, &draws) else { continue }
      let score = strangeness(of: trial)
      if score < best?.score ?? strangeness(of: posting) { best = (trial, score) }
    }
    return best?.posting
  }

  /// How many of the cells that can be moved differ.
  func cells(changedIn other: Posting) -> Int {
    (other.amount == posting.amount ? 0 : 1) + (other.time == posting.time ? 0 : 1)
  }

  private func moved(
    by amountStep: Double, _ hourStep: Double, _ draws: inout RandomStream
  ) -> Posting? {
    var other = posting
    if let amount = amount(nearer: amountStep) { other.amount = amount }
    if cells(changedIn: other) < budget.cells, let time = time(nearer: hourStep, &draws) {
      other.time = time
    }
    return other == posting ? nil : other
  }

  /// An amount so many deviations nearer to the client's habit, of which enough is kept.
  private func amount(nearer step: Double) -> Int64? {
    let clean = row.map { site.postings.amount[$0] } ?? 0
    guard posting.amount != clean, let z = site.deviation(of: posting), abs(z) > 1 else {
      return nil
    }
    let habit = site.habits[Int(posting.account), posting.operation]
    let nearer = z - (z < 0 ? -1 : 1) * min(step, abs(z) - 1)
    let wanted = Elementary.exp(habit.median + nearer * habit.deviation)
    let least = Double(clean) + budget.keep * Double(posting.amount - clean)
    let isRise = posting.amount > clean
    guard isRise == (wanted < Double(posting.amount)) else { return nil }
    let amount = site.rounded(isRise ? max(wanted, least) : min(wanted, least), like: posting)
    guard let amount, amount != posting.amount, amount != clean else { return nil }
    let kept = Double(amount - clean) / Double(posting.amount - clean)
    return kept >= budget.keep && kept < 1 ? amount : nil
  }

  /// A time so many deviations nearer to the client's hours, for a row that was there before.
  private func time(nearer step: Double, _ draws: inout RandomStream) -> Int64? {
    guard let row, site.isVisit(row) else { return nil }
    let z = site.hourDeviation(row, at: Int(posting.time % 86_400))
    guard z > 1,
      let found = site.posting(row, hourDeviation: z - min(step, z - 1), &draws)
    else { return nil }
    let reached = site.hourDeviation(row, at: Int(found.time % 86_400))
    return reached >= max(1, z - step) && reached < z ? found.time : nil
  }

  /// What the reference score says: how far amount and hour lie off the client's, and how rare the
  /// amount is among all.
  private func strangeness(of other: Posting) -> Double {
    let z = site.deviation(of: other) ?? 0
    let hour = row.map { site.hourDeviation($0, at: Int(other.time % 86_400)) } ?? 0
    return z * z + hour * hour - Elementary.log(1 + Double(site.neighbours(of: other)))
  }
}

extension Site {
  /// How far the amount of a posting lies off what its client pays; nil if too little is known.
  fileprivate func deviation(of posting: Posting) -> Double? {
    let habit = habits[Int(posting.account), posting.operation]
    guard habit.count >= 4, posting.channel != .system else { return nil }
    return (Elementary.log(Double(posting.amount)) - habit.median) / habit.deviation
  }

  /// How many clean amounts of its operation and channel lie within two in a hundred of it.
  fileprivate func neighbours(of posting: Posting) -> Int {
    let amounts = habits.donors(posting.operation, posting.channel)
    let reach = posting.amount / 50
    return amounts.place(of: posting.amount + reach + 1)
      - amounts.place(of: posting.amount - reach)
  }

  /// What the edits of an event come to: what is put in, and by how much amounts change.
  fileprivate func value(of draft: Draft) -> Double {
    draft.edits.reduce(0) { sum, edit in
      guard let posting = edit.posting else { return sum }
      let clean = edit.row.map { postings.amount[$0] } ?? 0
      return sum + Double(abs(posting.amount - clean))
    }
  }
}
