internal import Ringtrue
internal import RingtrueCore

extension Verb {
  /// Lists the rules that choose a threshold.
  static let listThresholds = Verb(
    "thresholds", for: .lookAround, "List the rules that choose which rows to flag.",
    examples: [
      Example("ringtrue list thresholds", "What can --threshold be?"),
      Example("ringtrue list thresholds --json", "The same for a script, with all settings."),
    ]
  ) { _ in
    let table = TextTable(
      of: Thresholds.all,
      [
        .words("rule", .name) { $0.id },
        .words("chooses from") { $0.source },
        .words("threshold") { $0.summary },
        .words("settings") { $0.knobs.map(\.assignment).joined(separator: ",") },
      ])
    return Answer(parts: [.table(table)], result: .array(Thresholds.all.map(\.json)))
  }
}

extension ThresholdRule {
  fileprivate var source: String { provenance.rawValue + (needsLabels ? ", labelled" : "") }

  fileprivate var json: JSON {
    [
      "id": .string(id), "summary": .string(summary), "from": .string(provenance.rawValue),
      "needsLabels": .bool(needsLabels), "settings": .array(knobs.map(\.json)),
    ]
  }
}

extension Knob {
  /// The setting at its default, as one would type it.
  fileprivate var assignment: String { "\(name)=\(standard.string ?? standard.text)" }
}
