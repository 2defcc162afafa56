internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory

/// The rows that two systems, or two runs of one, decide differently.
struct FlipPage {
  private let first: RunRecord, second: RunRecord
  private let systems: (String, String)
  private let pairs: [Flips]

  /// How many rows a person is shown of each dataset.
  private static let shown = 20

  /// Compares two systems of a run, or one of them with one of another run.
  init(_ systems: [String], in run: RunRecord, against other: RunRecord?) throws {
    guard systems.count == 2 || systems.count == 1 && other != nil else {
      throw Failure(
        .usage, "--flips takes two systems, such as lof,vae; or one, and another run by --against")
    }
    (first, second) = (run, other ?? run)
    self.systems = (systems[0], systems[systems.count - 1])
    for (system, record) in [(self.systems.0, first), (self.systems.1, second)] {
      let known = Set(record.reports.map(\.trial.system)).sorted()
      guard !known.contains(system) else { continue }
      let hint = Nearest.hint(for: system, in: known)
      throw Failure(
        .noInput,
        "\(record.note.id): no system '\(system)' was tried"
          + (hint.isEmpty ? "; 'ringtrue history show' lists them" : "; \(hint)"))
    }
    pairs = run.flips(from: self.systems.0, to: self.systems.1, in: other)
    guard !pairs.isEmpty else {
      throw Failure(
        .noInput, "no rows were decided by both: they ran on other data, or gave no scores")
    }
  }

  private typealias Line = (pair: Flips, flip: Flips.Flip)

  func parts(in call: Call) -> [Answer.Part] {
    if call.values[CommonFlags.tsv] { return [.table(table(pairs.flatMap(lines)))] }
    return pairs.flatMap { pair -> [Answer.Part] in
      let lines = lines(of: pair)
      let rest = lines.count - Self.shown
      let more = rest > 0 ? [Answer.Part.lines(["… and \(rest) more; --tsv tells all."])] : []
      let table = lines.isEmpty ? [] : [Answer.Part.table(table(Array(lines.prefix(Self.shown))))]
      return [.lines(words(pair))] + table + more
    }
  }

  private func lines(of pair: Flips) -> [Line] { pair.flips.map { (pair, $0) } }

  private func words(_ pair: Flips) -> [String] {
    let counts = Flips.Direction.allCases.compactMap { direction in
      pair.counts[direction].map { "\($0) \(direction.rawValue)" }
    }
    let ways = counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
    return [
      "\(pair.first.dataset)" + (pair.first.replicate == 0 ? "" : " #\(pair.first.replicate)")
        + ": \(names.0) flags \(pair.flagged.first) of \(pair.rows) rows,"
        + " \(names.1) \(pair.flagged.second).",
      "\(pair.flips.count) rows are decided differently\(ways).",
    ]
  }

  /// What the two are called: their systems, or where these are one, their runs.
  private var names: (String, String) {
    systems.0 == systems.1 && first.note.id != second.note.id
      ? (first.note.id, second.note.id) : systems
  }

  private func table(_ lines: [Line]) -> TextTable {
    let rank = "rank by "
    let names = names
    let place: [TextTable.Column<Line>] = [
      .words("dataset") { $0.pair.first.dataset },
      .numbers("replicate") { String($0.pair.first.replicate) },
      .numbers("row") { String($0.flip.row) },
    ]
    let id = TextTable.Column<Line>.words("id", .name) { $0.flip.id ?? "" }
    let change: [TextTable.Column<Line>] = [
      .words("truth") { $0.flip.label.word },
      .words("kind", .name) { $0.flip.kind ?? "" },
      .words("direction") { $0.flip.direction.rawValue },
      .numbers(rank + names.0) { String($0.flip.ranks.first) },
      .numbers(rank + names.1) { String($0.flip.ranks.second) },
    ]
    let hasNames = lines.contains { $0.flip.id != nil }
    return TextTable(of: lines, place + (hasNames ? [id] : []) + change)
  }

  var json: JSON {
    .object([
      ("run", .string(first.note.id)), ("against", .string(second.note.id)),
      ("first", .string(systems.0)), ("second", .string(systems.1)),
      ("datasets", .array(pairs.map(json))),
    ])
  }

  private func json(_ pair: Flips) -> JSON {
    let counts = Flips.Direction.allCases.map { direction in
      (direction.rawValue, JSON?.some(.integer(pair.counts[direction] ?? 0)))
    }
    return .object([
      ("dataset", .string(pair.first.dataset)), ("replicate", .integer(pair.first.replicate)),
      ("rows", .integer(pair.rows)),
      ("flagged", [.integer(pair.flagged.first), .integer(pair.flagged.second)]),
      ("counts", .object(counts)), ("flips", .array(pair.flips.map(json))),
    ])
  }

  private func json(_ flip: Flips.Flip) -> JSON {
    .object([
      ("row", .integer(flip.row)), ("id", flip.id.map { .string($0) }),
      ("truth", .string(flip.label.word)), ("kind", flip.kind.map { .string($0) }),
      ("direction", .string(flip.direction.rawValue)),
      ("ranks", [.integer(flip.ranks.first), .integer(flip.ranks.second)]),
    ])
  }
}

extension Label {
  fileprivate var word: String {
    switch self {
    case .normal: "normal"
    case .anomalous: "anomalous"
    case .unlabelled: "unlabelled"
    }
  }
}
