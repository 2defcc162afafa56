internal import RingtrueKernels

/// How far a number lies from the median of its entity's numbers before it, in their spread.
///
/// Where an entity has few of them, the median and spread of all training rows count as so many of
/// its own. Cost: O(w log w) a row for windows of w.
struct OwnHabit: Sendable, Equatable {
  /// How many rows are looked back.
  let rows: Int
  /// As how many rows of an entity's own those of all count.
  let prior: Double
  /// What is usual of all rows.
  let usual: Scale

  /// The deviations of a column's cells, signed; NaN where the cell is.
  func deviations(of cells: [Double], in passage: Passage) -> [Double] {
    passage.map { rows, place in
      let start = max(rows.startIndex, place - self.rows)
      let before = rows[start..<place].map { cells[Int($0)] }.filter { !$0.isNaN }.sorted()
      return deviation(of: cells[Int(rows[place])], from: before)
    }
  }

  private func deviation(of cell: Double, from sorted: [Double]) -> Double {
    let own = Double(sorted.count)
    let center = median(sorted)
    let spread = 1.4826 * median(sorted.map { ($0 - center).magnitude }.sorted())
    let share = own / (own + prior)
    let blended = Scale(
      center: share * center + (1 - share) * usual.center,
      spread: share * spread + (1 - share) * usual.spread)
    return (cell - blended.center) / blended.spread
  }

  private func median(_ sorted: [Double]) -> Double {
    sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
