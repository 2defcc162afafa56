internal import RingtrueCore
internal import RingtrueKernels

/// Rows in the order of their entities, and of time within each, so that what came before a row lies
/// before it.
package struct Windows: Sendable {
  /// How many rows before a row count.
  package let steps: Int
  /// The row at each place.
  package let rows: [UInt32]
  /// For each place, where its entity begins.
  private let starts: [UInt32]

  /// Rows that all belong to one entity, and stand in the order of time.
  package init(rows: Int, steps: Int) {
    self.steps = steps
    self.rows = (0..<rows).map { UInt32($0) }
    starts = Array(repeating: 0, count: rows)
  }

  /// The windows of a table's rows. Rows of the same time keep their order, and those without one
  /// come last.
  ///
  /// Cost: O(n) where rows stand in the order of time, O(n log n) otherwise.
  init(
    _ observations: Observations, steps: Int, for detector: String, under conditions: Conditions
  ) throws {
    self.steps = steps
    let entities = try observations.entities(for: detector, under: conditions)
    let days = try observations.days(for: detector, under: conditions)
    let timelines = try Timelines(of: entities, by: days, under: conditions)
    var (rows, starts) = ([UInt32](), [UInt32]())
    rows.reserveCapacity(entities.count)
    starts.reserveCapacity(entities.count)
    // By name, so that the order of rows in the table does not show.
    for entity in try entities.ordered(Array(0..<timelines.count), under: conditions) {
      let own = timelines.order[timelines.range(entity)]
      starts.append(contentsOf: repeatElement(UInt32(rows.count), count: own.count))
      rows.append(contentsOf: own)
    }
    self.rows = rows
    self.starts = starts
  }

  /// The rows that stand at the steps of the windows before some places, step by step, and behind
  /// them the rows there themselves; where there was none yet, the row behind all.
  func rows(before places: Span<UInt32>) -> [UInt32] {
    var found = [UInt32](repeating: UInt32(rows.count), count: (steps + 1) * places.count)
    for index in places.indices {
      let place = Int(places[index])
      for back in 0...min(steps, place - Int(starts[place])) {
        found[(steps - back) * places.count + index] = rows[place - back]
      }
    }
    return found
  }
}
