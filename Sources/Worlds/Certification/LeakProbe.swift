public import RingtrueCore
internal import RingtrueKernels

/// What can be told from how the data were made and not from what they say: names, order, last
/// digits, seconds, gaps and letters. If it tells anything beyond chance, labels leak.
///
/// Rows of one event are alike in many ways, so one row of each event is asked for. Where a trace is
/// what a kind is about, that kind's rows are left out for that trace. Where people write of the
/// causes of rows, chance deals labels among the rows of a cause: what they write may tell the cause,
/// and nothing beyond it.
public struct LeakProbe: Sendable {
  private let deals: Int
  private let seed: UInt64

  /// A probe; its limit comes from so many deals of the labels.
  public init(deals: Int = 199, seed: UInt64 = 1) {
    self.deals = deals
    self.seed = seed
  }

  /// Traces that are read for the same kinds.
  private struct Group {
    let traces: [Trace]
    let leftOut: Set<String>
  }

  /// The best rule for each question, from a table and hidden columns beside it, such as the
  /// templates that its texts come from; `content` tells which traces kinds are about, `causes` what
  /// the texts of each row may openly tell.
  ///
  /// Traces whose kinds differ are searched apart. Of these searches the one counts that beats a
  /// blind guess by most, and chance is given as many tries.
  public func results(
    in table: Table, _ assay: Assay, hidden: [Column] = [],
    content: [String: [Trace]] = KindCard.contents, causes: [String]? = nil, threads: Int = 1
  ) -> [SearchResult] {
    let assay = assay.withOneRowAnEvent(seed: seed)
    let kinds = Set(assay.questions.compactMap(\.kind))
    let parts = groups(kinds, content).enumerated().map { number, group in
      RuleSearch(
        families: group.traces.flatMap(\.families), mostConditions: 60, deals: deals,
        seed: seed &+ UInt64(number), causes: causes.map { causes in assay.rows.map { causes[$0] } }
      ).results(table, assay.without(group.leftOut), hidden: hidden, threads: threads)
    }
    return assay.questions.indices.map { question in
      Self.joined(parts.map { $0[question] }.filter { $0.anomalies > 0 }, else: parts[0][question])
    }
  }

  /// Which kinds each trace is the content of, by the names of traces that have any.
  public static func leftOut(
    among kinds: some Sequence<String>, content: [String: [Trace]] = KindCard.contents
  ) -> [(trace: String, kinds: [String])] {
    Trace.all.compactMap { trace in
      let own = kinds.filter { content[$0]?.contains(trace) ?? false }.sorted()
      return own.isEmpty ? nil : (trace.id, own)
    }
  }

  private func groups(_ kinds: Set<String>, _ content: [String: [Trace]]) -> [Group] {
    let own = Trace.all.map { trace in
      kinds.filter { content[$0]?.contains(trace) ?? false }
    }
    var groups: [Group] = []
    for leftOut in own where !groups.contains(where: { $0.leftOut == leftOut }) {
      let traces = Trace.all.indices.filter { own[$0] == leftOut }.map { Trace.all[$0] }
      groups.append(Group(traces: traces, leftOut: leftOut))
    }
    return groups
  }

  /// Of several searches for one kind the one that beats a blind guess by most.
  private static func joined(_ parts: [SearchResult], else none: SearchResult) -> SearchResult {
    guard let best = parts.max(by: { $0.lift < $1.lift }) else { return none }
    let chance = best.chance.indices.map { deal in
      (parts.map { $0.chance[deal] / $0.prevalence }.max() ?? 0) * best.prevalence
    }
    return SearchResult(
      kind: best.kind, anomalies: best.anomalies, prevalence: best.prevalence, best: best.best,
      searched: parts.reduce(0) { $0 + $1.searched }, chance: chance)
  }
}

extension SearchResult {
  /// How many times a blind guess the best rule comes to.
  fileprivate var lift: Double { (best?.averagePrecision ?? 0) / prevalence }
}

extension KindCard {
  /// Which traces each kind is about.
  public static var contents: [String: [Trace]] {
    Dictionary(all.map { ($0.id, $0.content) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Assay {
  /// The same questions, each asking for one row of every event, whichever the seed picks.
  func withOneRowAnEvent(seed: UInt64) -> Assay {
    let picks = RandomStream(seed: seed, name: "certificate/rows")
    return asking { places in
      Dictionary(grouping: places) { event(at: $0) }.flatMap { event, places in
        guard let event else { return places }
        var draws = picks.entity(event)
        return [draws.choose(places)]
      }.sorted()
    }
  }

  /// The same questions without the rows of some kinds.
  func without(_ kinds: Set<String>) -> Assay {
    asking { $0.filter { !kinds.contains(kind(at: $0) ?? "") } }
  }
}
