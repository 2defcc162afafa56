internal import RingtrueCore
internal import RingtrueMetrics

extension AnsweredRows {
  /// What is kept of the answers to be drawn.
  var sketches: [Sketch] { [confidence, reuse].compactMap(\.self) }

  /// How sure the first answers were, and how often they were right, in the bins of the calibration
  /// error; none where nobody said how sure they are.
  private var confidence: Sketch? {
    guard let rows = try? categories(Array(first.indices)), let sure = rows.confidence else {
      return nil
    }
    let isRight = zip(rows.truth, rows.predicted).map { $1 == $0 }
    let bins = Reliability(sure, isRight, .equalWidth(15)).bins
    return Sketch(
      .confidence,
      [
        .init("confidence", bins.map(\.predicted)), .init("right", bins.map(\.observed)),
        .init("rows", bins.map { Double($0.rows) }),
      ])
  }

  /// What a cache answered by and by, at about a hundred places.
  private var reuse: Sketch? {
    let turns = answers.reused.filter { !$0.isProbe }
    guard !turns.isEmpty else { return nil }
    let every = max(1, turns.count / 100)
    var series = [[Double]](repeating: [], count: 4)
    var (hits, distinct) = (0.0, Set<Int>())
    var (all, saved) = (0.0, 0.0)
    for (turn, asked) in turns.enumerated() {
      distinct.insert(asked.place)
      if let reply = try? asked.outcome.get() {
        let (isHit, cost) = (reply.provenance.givenTo != nil, dollars(reply.usage))
        hits += isHit ? 1 : 0
        all += cost
        saved += isHit ? cost : 0
      }
      guard (turn + 1).isMultiple(of: every) || turn + 1 == turns.count else { continue }
      let values = [Double(turn + 1), Double(distinct.count), hits, all > 0 ? saved / all : 0]
      for (index, value) in values.enumerated() { series[index].append(value) }
    }
    let names = ["requests", "distinct", "hits", "saved"]
    return Sketch(.reuse, zip(names, series).map { .init($0, $1) })
  }
}
