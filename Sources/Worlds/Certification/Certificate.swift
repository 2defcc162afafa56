public import RingtrueCore

/// How hard a dataset is, and whether anything but its data tells what is anomalous.
///
/// Never made with a detector that is to be measured: only rules of one line, the makers' own
/// knowledge, and chance.
public struct Certificate: Sendable {
  /// What is known about one kind, or about all together.
  public struct Entry: Sendable {
    /// The kind; nil for all kinds together.
    public let kind: String?
    /// The best rule of one line.
    public let rule: SearchResult
    /// The best rule from what must tell nothing.
    public let probe: SearchResult
    /// The average precision of a score that knows the true laws; nil where there is none.
    public let oracle: Double?

    /// By how much the oracle is better than the best rule.
    public var headroom: Double? {
      oracle.map { $0 - (rule.best?.averagePrecision ?? 0) }
    }

    /// What may be said of it.
    public var verdict: Verdict {
      guard rule.anomalies > 0 else { return .empty }
      guard let oracle else { return .noOracle }
      guard oracle >= rule.best?.averagePrecision ?? 0 else { return .beaten }
      return reasons.isEmpty ? .informative : .uninformative
    }

    /// Why nothing much can be learned from it.
    public var reasons: [String] {
      guard let oracle, let headroom, rule.anomalies > 0 else { return [] }
      let best = rule.best?.averagePrecision ?? 0
      return [
        headroom < 0.25 ? "what can be known is less than 0.25 above the best rule" : nil,
        best > 0.5 * oracle ? "a rule comes to more than half of what can be known" : nil,
        probe.isWithinChance ? nil : "the leak probe finds more than chance would",
      ].compactMap { $0 }
    }
  }

  /// What may be said of a kind.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Who finds it has learned something that no rule of one line knows.
    case informative
    /// A rule of one line comes too near to what can be known at all.
    case uninformative
    /// A rule of one line is better than the oracle, which therefore knows too little.
    case beaten = "oracle beaten"
    /// No score is known that nobody can beat.
    case noOracle = "no oracle"
    /// The rows that are measured on have none of it.
    case empty
  }

  /// What a plain system reaches, told beside the rest for a reader to compare.
  public struct Reference: Sendable {
    /// Its name.
    public let name: String
    /// Its average precision for each kind, and for `all`.
    public let precisions: [String: Double]

    /// What a system of that name reaches.
    public init(name: String, precisions: [String: Double]) {
      self.name = name
      self.precisions = precisions
    }
  }

  /// What plain systems reach.
  public var references: [Reference] = []
  /// All kinds together, then each by itself.
  public let entries: [Entry]
  /// The traces that kinds here are about, and these kinds: the probe leaves them out there.
  public let leftOut: [(trace: String, kinds: [String])]

  /// Certifies a dataset, on the rows that are measured on, with what oracles of kinds, and of
  /// `all`, have reached there.
  ///
  /// Cost: a sort for each of some hundred readings, and twice a pass over the bits of some ten
  /// thousand pairs.
  public init(
    _ dataset: Dataset, oracles: [String: Double] = [:], battery: Battery = Battery(),
    probe: LeakProbe = LeakProbe(), threads: Int = 1
  ) {
    let assay = Assay(dataset)
    let rules = battery.results(in: dataset.table, assay, threads: threads)
    let probes = probe.results(
      in: dataset.table, assay, hidden: dataset.hidden, causes: dataset.causes, threads: threads)
    leftOut = LeakProbe.leftOut(among: assay.questions.compactMap(\.kind))
    entries = zip(rules, probes).map { rule, probe in
      Entry(
        kind: rule.kind, rule: rule, probe: probe, oracle: oracles[rule.kind ?? "all"])
    }
  }

  /// The certificate as a manifest has it.
  public var json: JSON {
    [
      "rules_searched": .integer(entries.first?.rule.searched ?? 0),
      "deals": [
        "rules": .integer(entries.first?.rule.chance.count ?? 0),
        "probe": .integer(entries.first?.probe.chance.count ?? 0),
      ],
      "left_out_of_probe": .object(
        leftOut.map { ($0.trace, .array($0.kinds.map { .string($0) })) }),
      "entries": .array(entries.map { $0.json(references) }),
    ]
  }
}

extension Certificate.Entry {
  /// The name of the kind, or `all`.
  public var name: String { kind ?? "all" }

  fileprivate func json(_ references: [Certificate.Reference]) -> JSON {
    let rungs = references.map { ($0.name, $0.precisions[name].map { JSON.number($0) }) }
    return .object([
      ("kind", .string(name)), ("anomalies", .integer(rule.anomalies)),
      ("prevalence", .number(rule.prevalence)), ("rule", rule.json),
      ("oracle", oracle.map { ["average_precision": .number($0)] }),
      ("references", rungs.isEmpty ? nil : .object([("random", .number(rule.prevalence))] + rungs)),
      ("headroom", headroom.map { .number($0) }), ("probe", probe.json),
      ("verdict", .string(verdict.rawValue)),
      ("because", reasons.isEmpty ? nil : .array(reasons.map { .string($0) })),
    ])
  }
}

extension SearchResult {
  fileprivate var json: JSON {
    .object([
      ("best", best.map { .string($0.text) }),
      ("average_precision", best.map { .number($0.averagePrecision) }),
      ("by_chance_95", chance.isEmpty ? nil : .number(limit)),
      ("p_value", chance.isEmpty ? nil : .number(pValue)),
      ("searched", .integer(searched)),
    ])
  }
}
