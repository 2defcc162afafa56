internal import Ringtrue
internal import RingtrueCore

extension Exhibit {
  /// Precision, recall and F1 of each category, with their bounds.
  static func classes(_ confusion: Confusion, _ measures: [Measure]) -> Exhibit {
    let found = measures.reduce(into: [:]) { $0[$1.metric] = $1 }
    func cell(_ metric: String, _ scores: CategoryScores) -> String {
      guard let measure = found["\(metric)@class=\(scores.category.name)"] else { return "–" }
      guard let bounds = measure.bounds else { return measure.shown }
      return "\(measure.shown) (\(bounds.low.short)…\(bounds.high.short))"
    }
    let scores = confusion.scores
    let table = TextTable(
      of: scores,
      [
        .words("category", .name) { $0.category.name }, .numbers("rows") { "\($0.support)" },
        .numbers("given") { "\($0.given)" }, .words("precision") { cell("precision", $0) },
        .words("recall") { cell("recall", $0) }, .words("f1") { cell("f1", $0) },
      ])
    return Exhibit(
      "classes", "Category by category:", table,
      .array(
        scores.map {
          [
            "category": .string($0.category.name), "rows": .integer($0.support),
            "given": .integer($0.given), "correct": .integer($0.correct),
          ]
        }))
  }

  /// How often each true category was given each predicted one; of many categories, the most
  /// frequent mistakes.
  static func confusion(_ confusion: Confusion) -> Exhibit {
    let names = confusion.categories.map(\.name)
    let counts = names.indices.map { truth in (0...names.count).map { confusion[truth, $0] } }
    let json: JSON = [
      "categories": .array(names.map(JSON.string)),
      "counts": .array(counts.map { .array($0.map { .integer($0) }) }),
    ]
    guard names.count > 10 else {
      return Exhibit(
        "confusion", "True categories in lines, predicted ones in columns:",
        matrix(names, counts), json)
    }
    return Exhibit("confusion", "The most frequent mistakes:", mistakes(names, counts), json)
  }

  private static func matrix(_ names: [String], _ counts: [[Int]]) -> TextTable {
    let isEveryValid = counts.allSatisfy { $0.last == 0 }
    let places = names.indices.map { (title: names[$0], place: $0) }
    let given = places + (isEveryValid ? [] : [(title: "invalid", place: names.count)])
    return TextTable(
      of: Array(zip(names, counts)).filter { $0.1.contains { $0 > 0 } },
      [.words("truth", .name) { $0.0 }]
        + given.map { column in .numbers(column.title) { "\($0.1[column.place])" } })
  }

  private static func mistakes(_ names: [String], _ counts: [[Int]]) -> TextTable {
    let pairs = names.indices.flatMap { truth in
      (0...names.count).filter { $0 != truth && counts[truth][$0] > 0 }.map {
        (
          truth: names[truth], given: $0 < names.count ? names[$0] : "invalid",
          rows: counts[truth][$0]
        )
      }
    }
    return TextTable(
      of: Array(pairs.sorted { $0.rows > $1.rows }.prefix(20)),
      [
        .words("truth", .name) { $0.truth }, .words("given") { $0.given },
        .numbers("rows") { "\($0.rows)" },
      ])
  }
}
