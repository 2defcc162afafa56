internal import RingtrueCore

/// Writes down what was done to a ledger.
struct TruthWriter {
  let base: Ledger
  let events: [PlannedEvent]
  let firstEdits: [Int]
  let places: Places
  let injected: Assembly
  let order: [UInt32]
  let shown: [Int32]
  let labelDelay: Int

  /// The truth at all levels. Cost: linear in the rows.
  func truth() -> GroundTruth {
    var truth = GroundTruth(rows: plainRows())
    for (place, event) in events.enumerated() {
      let name =
        (event.isDecoy ? "decoy-" : event.isPoison ? "poison-" : "") + event.kind.id
      guard event.isOn else { continue }
      let rows = shownRows(of: event, firstEdits[place])
      let told = tell(event, id: "\(name)-\(padded(event.ordinal))", rows: rows)
      mark(event, told, number: truth.events.count, in: &truth.rows)
      if var drift = event.draft.drift {
        drift.id = told.id
        truth.drifts.append(drift)
      }
      truth.events.append(told)
    }
    truth.cells = CellWriter(self).cells()
    return truth
  }

  private func plainRows() -> [TrueRow] {
    order.map { row in
      let row = Int(row)
      let role: TrueRow.Role =
        injected.collateral.contains(row)
        ? .collateral : injected.rows.imperfection[row] == .none ? .clean : .benignNoise
      let known = injected.rows.time[row] + Int64(labelDelay) * 86_400
      return TrueRow(label: .normal, role: role, labelKnown: Instant(seconds: known))
    }
  }

  /// Where the rows of an event are shown, ascending.
  private func shownRows(of event: PlannedEvent, _ firstEdit: Int) -> [Int] {
    let edited = event.draft.edits.enumerated().map { number, edit in
      edit.row.map(places.key(row:)) ?? places.key(edit: firstEdit + number)
    }
    return (edited + event.draft.members.map(places.key(row:)))
      .map { Int(shown[$0]) }.filter { $0 >= 0 }.sorted()
  }

  private func tell(_ event: PlannedEvent, id: String, rows: [Int]) -> TrueEvent {
    let draft = event.draft
    let edited = draft.edits.compactMap { $0.row.map { base.postings.time[$0] } }
    let put = draft.edits.compactMap { $0.posting?.time }
    let times = edited + put + draft.members.map { base.postings.time[$0] }
    let (start, end) = (draft.start ?? times.min() ?? 0, times.max() ?? 0)
    let facts = (draft.parameters.members ?? []).map { ($0.name, Optional($0.value)) }
    let dials = (event.dials.json.members ?? []).map { ($0.name, Optional($0.value)) }
    return TrueEvent(
      id: id, kind: event.kind.id, decoyOf: event.isDecoy ? event.kind.id : nil,
      severity: event.severity, rows: rows, start: Instant(seconds: start),
      end: Instant(seconds: end), earliestKnowable: Instant(seconds: draft.knowable ?? end),
      impactMinor: event.isDecoy ? 0 : draft.impact, parameters: .object(dials + facts),
      modifiers: draft.modifiers)
  }

  private func mark(
    _ event: PlannedEvent, _ told: TrueEvent, number: Int, in rows: inout [TrueRow]
  ) {
    let isAnomaly = !event.isDecoy && event.draft.drift == nil
    let members = Set(event.draft.members.map { Int(shown[places.key(row: $0)]) })
    let isDeletion = told.rows.allSatisfy(members.contains)
    let known = Instant(
      seconds: told.earliestKnowable.microseconds / 1_000_000 + Int64(labelDelay) * 86_400)
    for row in told.rows {
      let role: TrueRow.Role =
        event.isDecoy ? .decoy : members.contains(row) && !isDeletion ? .member : .anchor
      rows[row] = TrueRow(
        label: isAnomaly ? .anomalous : .normal, role: role, event: number,
        labelKnown: max(known, rows[row].labelKnown ?? known))
    }
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }
}

extension PlannedEvent {
  /// Whether it is there to be learned as ordinary.
  fileprivate var isPoison: Bool { draft.modifiers.contains(Poison.id) }
}
