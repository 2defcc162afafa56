internal import Ringtrue
internal import RingtrueCore

/// What a run came to, for a person who has ten seconds, and as data.
struct RunAnswer {
  private let call: Call
  private let summary: RunOverview
  private let run: CollectedRun.Content
  private let seconds: Double
  /// Where the results are kept, a sentence each.
  var places: [String] = []

  init(
    _ call: Call, _ summary: RunOverview, _ run: CollectedRun.Content, seconds: Double
  ) {
    self.call = call
    self.summary = summary
    self.run = run
    self.seconds = seconds
  }

  var answer: Answer {
    var parts: [Answer.Part] = []
    for contest in summary.contests {
      let words = ContestWords(contest)
      if !contest.standings.isEmpty || contest.categorizers.isEmpty {
        parts += [.lines(words.verdict), .table(words.table)]
      }
      if let sorters = SorterWords(contest) {
        parts += [.lines(sorters.verdict), .table(sorters.table)]
      }
    }
    parts.append(.lines(cautions + refusals + [slow, end].compactMap { $0 } + places))
    return Answer(parts: parts, result: json)
  }

  // MARK: - Below the tables

  private var cautions: [String] {
    let weighty = summary.findings.filter { $0.finding.weight != .notice }
    let notices = summary.findings.count - weighty.count
    let lines = weighty.prefix(8).map { finding, trials in
      let place = trials.count > 1 ? "\(trials[0]) and \(trials.count - 1) more" : trials[0]
      return "\(finding.code) \(place.isEmpty ? "" : place + ": ")\(finding.message)"
    }
    let rest = weighty.count - lines.count
    let more = [(rest, "more warning"), (notices, "notice")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)" + ($0.0 == 1 ? "" : "s") }
    return lines + (more.isEmpty ? [] : [more.joined(separator: " and ") + "; --json tells all."])
  }

  private var refusals: [String] {
    summary.refusals.map { refusal in
      let systems = Set(refusal.trials.map(\.system)).sorted().joined(separator: ", ")
      return "\(refusal.word): \(systems) (\(refusal.trials.count)): \(refusal.reason)"
    }
  }

  /// The systems that took most of the time.
  private var slow: String? {
    var seconds: [String: Double] = [:]
    for report in run.reports {
      seconds[report.trial.system, default: 0] += report.usage?.wallSeconds ?? 0
    }
    let whole = seconds.values.reduce(0, +)
    let slow = seconds.filter { $0.value > 0.1 * whole && $0.value >= 0.5 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
    guard !slow.isEmpty else { return nil }
    return "Slow: "
      + slow.map { "\($0.key) \(ProgressMeter.clock($0.value))" }.joined(separator: ", ") + "."
  }

  private var end: String {
    let counts = summary.counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "\(run.reports.count) of \(run.planned.count) trials in"
      + " \(ProgressMeter.clock(seconds)): \(counts.joined(separator: ", "))."
  }

  // MARK: - As data

  private var json: JSON {
    let outcomes = summary.counts.sorted { $0.key < $1.key }.map { word, count in
      (word, JSON?.some(.integer(count)))
    }
    let members: [(String, JSON?)] = [
      ("run", run.note.map { .string($0.id) }),
      ("planned", .integer(run.planned.count)),
      ("complete", .bool(run.isComplete)),
      ("outcomes", .object(outcomes)),
      ("contests", .array(summary.contests.map(\.json))),
      ("findings", findings),
      ("refusals", .array(summary.refusals.map(\.json))),
      ("seconds", .number(seconds)),
      ("settings", call.values.json),
    ]
    return .object(members)
  }

  private var findings: JSON {
    .array(
      summary.findings.map { finding, trials -> JSON in
        [
          "code": .string(finding.code), "weight": .string(finding.weight.rawValue),
          "message": .string(finding.message),
          "in": .array(trials.filter { !$0.isEmpty }.map { .string($0) }),
        ]
      })
  }
}

extension RunOverview.Refusal {
  fileprivate var json: JSON {
    [
      "outcome": .string(word), "reason": .string(reason),
      "trials": .array(trials.map { .string($0.description) }),
    ]
  }
}

extension RunOverview.Contest {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("datasets", .integer(datasets)), ("rows", .integer(rows)),
      ("anomalies", .integer(anomalies)), ("leader", leader.map { .string($0.system) }),
      ("inseparable", .array(inseparable.map { .string($0.system) })),
      ("standings", .array(standings.map(\.json))),
      (
        "categorizers", categorizers.isEmpty ? nil : .array(categorizers.map(SorterWords.json))
      ),
    ])
  }
}

extension SystemStanding {
  fileprivate var json: JSON {
    let members: [(String, JSON?)] = [
      ("system", .string(system)), ("role", .string("\(role)")), ("trials", .integer(trials)),
      ("averagePrecision", .number(precision)),
      ("low", bounds.map { .number($0.lowerBound) }),
      ("high", bounds.map { .number($0.upperBound) }),
      ("others", .object(others.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })),
      ("chance", chance.map { .number($0) }),
      ("worstKind", worstKind.map { .string($0.kind) }),
      ("worstKindArea", worstKind.map { .number($0.area) }),
      ("gap", gap.map(\.json)),
      ("fitNanoseconds", fitTime.map { .integer($0) }),
      ("rowNanoseconds", rowTime.map { .integer($0) }),
      ("loadedRowNanoseconds", loadTime.map { .integer($0) }), ("seconds", .number(seconds)),
    ]
    return .object(members)
  }
}

extension SystemStanding.Gap {
  fileprivate var json: JSON {
    [
      "difference": .number(difference), "low": .number(bounds.lowerBound),
      "high": .number(bounds.upperBound), "p": .number(p), "detectable": .number(detectable),
    ]
  }
}
