internal import RingtrueCore
internal import RingtrueKernels

/// Looks whether a labelled ledger is what it claims to be.
///
/// It looks at the outcome alone, not at how it came about: whatever is wrong with a kind, the
/// planner or the assembly shows here.
public struct Verifier: Sendable {
  private let labelled: LabelledLedger

  /// A look at a labelled ledger.
  public init(_ labelled: LabelledLedger) { self.labelled = labelled }

  /// Everything that is wrong with it, each in a sentence. Cost: linear in the rows.
  public func faults() -> [String] {
    Self.checks.flatMap { $0(self) }
  }

  private static let checks: [@Sendable (Verifier) -> [String]] = [
    { $0.requestedIsPlaced() }, { $0.rowsHaveOneEvent() }, { $0.twinIsEqualElsewhere() },
    { $0.amountsAreQuantised() }, { $0.timesAreSpread() }, { $0.nothingIsOverdrawn() },
  ]

  private var truth: GroundTruth { labelled.truth }

  /// Every order is filled, and each of its events has a row.
  func requestedIsPlaced() -> [String] {
    var wanted: [String: Int] = [:]
    for order in labelled.orders {
      let name = (order.modifier.map { $0 + " of " } ?? "") + "'\(order.kind.id)'"
      wanted[name, default: 0] += order.isOn ? order.numbers(ofDecoys: false).count : 0
      wanted["decoys of " + name, default: 0] +=
        order.hasDecoys ? order.numbers(ofDecoys: true).count : 0
    }
    var placed: [String: Int] = [:]
    for event in truth.events where !event.rows.isEmpty {
      let source = event.modifiers.contains(Poison.id) ? Poison.id + " of " : ""
      placed[(event.decoyOf == nil ? "" : "decoys of ") + source + "'\(event.kind)'", default: 0] +=
        1
    }
    return wanted.sorted { $0.key < $1.key }.compactMap { name, count in
      let found = placed[name] ?? 0
      return found == count ? nil : "\(found) of \(count) of \(name) are placed"
    }
  }

  /// No two events share a row, and rows and events point at each other.
  func rowsHaveOneEvent() -> [String] {
    var owners = [Int?](repeating: nil, count: truth.rows.count)
    var faults: [String] = []
    for (number, event) in truth.events.enumerated() {
      for row in event.rows {
        if let other = owners[row] {
          faults.append("row \(row) belongs to \(truth.events[other].id) and \(event.id)")
        }
        owners[row] = number
      }
    }
    let mistaken = owners.indices.count { owners[$0] != truth.rows[$0].event }
    return mistaken == 0 ? faults : faults + ["\(mistaken) rows name another event than theirs"]
  }

  /// Rows without an event are those of the twin; only their balances may have moved, both alike.
  func twinIsEqualElsewhere() -> [String] {
    var met = Set<Int32>()
    var faults: [String] = []
    for (place, row) in labelled.order.enumerated() {
      let other = labelled.twinRows[place]
      if other >= 0 { met.insert(other) }
      guard truth.rows[place].event == nil || truth.rows[place].role == .decoy else { continue }
      guard other >= 0 else {
        faults.append("row \(place) has no event, and the twin does not have it")
        continue
      }
      var clean = labelled.twin.rows[Int(labelled.twinOrder[Int(other)])]
      let injected = labelled.injected.rows[Int(row)]
      let shift = injected.before - clean.before
      clean.before += shift
      clean.after += shift
      if clean != injected { faults.append("row \(place) has no event, and differs from the twin") }
    }
    let known = Set(labelled.twin.sources)
    let deleted = labelled.events.filter { $0.isOn && !$0.isDecoy }.flatMap(\.draft.edits)
      .count { edit in edit.posting == nil && edit.row.map { known.contains(Int32($0)) } ?? false }
    let lost = labelled.twinOrder.count - met.count
    if lost != deleted {
      faults.append("\(lost) rows of the twin are gone, but \(deleted) deleted")
    }
    return faults
  }

  /// Amounts that events wrote are rounded as the clean ones of their operation and channel are.
  func amountsAreQuantised() -> [String] {
    let steps = AmountSteps(labelled.base.postings)
    return labelled.order.indices.compactMap { place in
      guard truth.rows[place].label == .anomalous else { return nil }
      let posting = labelled.injected.rows[Int(labelled.order[place])]
      return posting.amount > 0 && steps.allow(posting)
        ? nil : "the amount of row \(place) is not rounded as those of its operation are"
    }
  }

  /// The times of events are spread as those of rows are, within each zone.
  ///
  /// Kolmogorov and Smirnov's distance; one sound dataset in a million fails by chance.
  func timesAreSpread() -> [String] {
    let zones = labelled.zones
    return [zones.all.lowerBound..<zones.trainEnd, zones.trainEnd..<zones.all.upperBound]
      .compactMap { zone in
        let starts = truth.events
          .filter { $0.decoyOf == nil && !$0.modifiers.contains(Poison.id) }
          .map { $0.start.microseconds / 1_000_000 }.filter(zone.contains).sorted()
        let rows = labelled.base.postings.time.filter(zone.contains).sorted()
        guard starts.count >= 20, !rows.isEmpty else { return nil }
        let distance = Self.distance(starts, rows)
        return distance * Double(starts.count).squareRoot() < 2.69
          ? nil : "events are not spread as rows are: a distance of \(distance)"
      }
  }

  /// No row overdraws an account further than a row of the twin does.
  func nothingIsOverdrawn() -> [String] {
    labelled.order.indices.compactMap { place in
      let row = labelled.injected.rows[Int(labelled.order[place])]
      let floor = -labelled.base.population.accounts[Int(row.account)].overdraft
      guard row.after < floor, truth.rows[place].role != .benignNoise,
        row.category != .sanction, labelled.twinRows[place] < 0
      else { return nil }
      return "row \(place) overdraws its account"
    }
  }

  /// The largest distance between the distribution of some values and that of many.
  private static func distance(_ few: [Int64], _ many: [Int64]) -> Double {
    var (place, largest) = (0, 0.0)
    for (number, value) in few.enumerated() {
      while place < many.count, many[place] < value { place += 1 }
      let share = Double(place) / Double(many.count)
      largest = max(
        largest, abs(share - Double(number) / Double(few.count)),
        abs(share - Double(number + 1) / Double(few.count)))
    }
    return largest
  }
}
