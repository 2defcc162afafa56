internal import RingtrueCore
internal import RingtrueMetrics

extension DataGuards {
  /// One column finds nearly all anomalies by itself: no system is needed, or labels leak into it.
  static let tellingColumn = Guard<TrialData>("RT010", .warning) { data in
    let rows = data.measured
    let labels = data.labels(of: rows)
    let total = labels.anomalousCount + labels.normalCount
    guard labels.anomalousCount >= 5, labels.normalCount > 0 else { return nil }
    let chance = Double(labels.anomalousCount) / Double(total)
    guard let best = TellingColumn.best(in: data, rows, labels),
      best.precision > 0.8, best.precision > 4 * chance
    else { return nil }
    return "\(best.rule) finds the anomalies with an average precision of"
      + " \((best.precision * 100).rounded() / 100): no system is needed, or labels leak into it"
  }
}

/// A rule of one column, and how well it ranks measured rows.
///
/// Wu & Keogh, TKDE 2023, doi:10.1109/TKDE.2021.3112126. Cost: a sort a column and direction.
struct TellingColumn {
  let rule: String
  let precision: Double

  /// The best of all numbers, rising and falling, of what is missing, and of rare words.
  static func best(in data: TrialData, _ rows: [Int], _ labels: Labels) -> TellingColumn? {
    let table = data.table.removing(data.names)
    return table.columns.flatMap { column in
      readings(column, rows).map { rule, scores in
        TellingColumn(rule: rule, precision: precision(scores, labels))
      }
    }.max { $0.precision < $1.precision }
  }

  private static func readings(_ column: Column, _ rows: [Int]) -> [(String, [Double])] {
    var readings: [(String, [Double])] = []
    if !column.missing.isEmpty {
      readings.append(
        ("a missing '\(column.name)'", rows.map { column.missing.contains($0) ? 1 : 0 }))
    }
    if column.cells.isNumeric {
      let numbers = rows.map { column.missing.contains($0) ? 0 : column.cells.number($0) ?? 0 }
      readings.append(("the highest '\(column.name)'", numbers))
      readings.append(("the lowest '\(column.name)'", numbers.map { -$0 }))
      readings.append(("the largest '\(column.name)'", numbers.map(\.magnitude)))
    } else if case .categories(let words) = column.cells {
      var counts = [Int](repeating: 0, count: words.levels.count)
      for row in rows { counts[Int(words.codes[row])] += 1 }
      readings.append(
        ("the rarest '\(column.name)'", rows.map { -Double(counts[Int(words.codes[$0])]) }))
    }
    return readings
  }

  private static func precision(_ scores: [Double], _ labels: Labels) -> Double {
    var evidence = Evidence()
    evidence.ranking = try? Ranking(scores: scores, labels: labels)
    return (try? Metric.averagePrecision.value(of: evidence)) ?? 0
  }
}
