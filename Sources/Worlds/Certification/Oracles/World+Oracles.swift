public import RingtrueCore

/// How many rows brief lessons have, in ledgers and in reconciliations.
private let (fewPostings, fewTrades) = (6_000, 20_000)
/// How many lessons there are in what is ordinary.
private let ordinaryLessons = 2
/// How many rows of a kind its own lesson ought to have, and how many events at most.
private let (wantedRows, mostEvents) = (1500.0, 300.0)

extension LedgerWorld {
  /// The average precision of what can be known of each kind, on the rows that a dataset is
  /// measured on.
  ///
  /// Cost: that of making three datasets and one for each kind, and of learning from them.
  public func oracles(
    for dataset: Dataset, seed: Seed, after schooling: Schooling, threads: Int
  ) throws(WorldsError) -> [String: Double] {
    let rows = schooling.rows(for: plan.rows, few: fewPostings)
    return try oracles(for: [(seed, dataset)], threads: threads, lessonRows: rows)[0]
  }

  /// The same for datasets of several seeds, from lessons of so many rows.
  func oracles(
    for datasets: [(seed: Seed, dataset: Dataset)], threads: Int, lessonRows: Int
  ) throws(WorldsError) -> [[String: Double]] {
    let world = resized(to: lessonRows)
    let kinds = Set(anomalies.filter { $0.isOn && $0.kind.card.family != .drift }.map(\.kind.id))
    var ordinary: [Lesson<LedgerScene>] = []
    for number in 0..<ordinaryLessons {
      ordinary.append(try world.lesson(number, threads: threads))
    }
    let met = ordinary
    let school = try School(
      LedgerClues.all, kinds: kinds.sorted(), threads: threads, ordinary: ordinary
    ) { kind throws(WorldsError) in
      [try world.lesson(in: kind, perEvent: rowsPerEvent(of: kind, in: met))]
    }
    var precisions: [[String: Double]] = []
    for (seed, dataset) in datasets {
      let scene = LedgerScene(try labelled(seed: seed, threads: threads), profile)
      precisions.append(school.precisions(scene, Assay(dataset)))
    }
    return precisions
  }

  private func lesson(_ number: Int, threads: Int) throws(WorldsError) -> Lesson<LedgerScene> {
    let labelled = try labelled(seed: LessonSeeds.seed(number), threads: threads)
    return Lesson(scene: LedgerScene(labelled, profile), truth: labelled.truth)
  }

  /// A ledger with much of one kind and nothing else; with less of it if there is no place.
  private func lesson(
    in kind: String, perEvent rows: Double
  ) throws(WorldsError) -> Lesson<LedgerScene> {
    var world = self
    world.anomalies = anomalies.filter { $0.kind.id == kind }
    let events = min(mostEvents, max(12, wantedRows / rows)) / Double(world.anomalies.count)
    var rate = min(events, Double(plan.rows) / 200) * 10_000 / Double(plan.rows)
    world.contamination = 1
    while true {
      for place in world.anomalies.indices {
        world.anomalies[place].rate = rate
        world.anomalies[place].decoys = 0
      }
      do throws(WorldsError) {
        return try world.lesson(ordinaryLessons, threads: 1)
      } catch {
        guard rate > 1 else { throw error }
        rate /= 2
      }
    }
  }
}

/// How many rows an event of a kind has on average in some lessons; one where there is none.
private func rowsPerEvent<Scene>(of kind: String, in lessons: [Lesson<Scene>]) -> Double {
  let rows = lessons.reduce(0) { $0 + $1.truth.rows(of: kind).count }
  let events = lessons.reduce(0) { sum, lesson in
    sum + lesson.truth.events.count { $0.kind == kind && $0.decoyOf == nil }
  }
  return events == 0 ? 1 : max(1, Double(rows) / Double(events))
}

extension ReconWorld {
  /// The average precision of what can be known of each kind, on the breaks that a dataset is
  /// measured on.
  ///
  /// Cost: that of making four datasets, and of learning from them for each kind.
  public func oracles(
    for dataset: Dataset, seed: Seed, after schooling: Schooling, threads: Int
  ) throws(WorldsError) -> [String: Double] {
    let kinds = Set(dataset.truth.events.map(\.kind))
    let world = resized(to: schooling.rows(for: plan.rows, few: fewTrades))
    var ordinary: [Lesson<BreakScene>] = []
    for number in 0..<ordinaryLessons {
      ordinary.append(try world.lesson(number, threads: threads))
    }
    var eventful = world
    eventful.plan.errorRate = 0.05
    let rich = [
      try eventful.lesson(ordinaryLessons, threads: threads),
      try eventful.lesson(ordinaryLessons + 1, threads: threads),
    ]
    let school = try School(
      BreakClues.all, kinds: kinds.sorted(), threads: threads, ordinary: ordinary
    ) { _ throws(WorldsError) in rich }
    return school.precisions(BreakScene(dataset.table), Assay(dataset))
  }

  private func lesson(_ number: Int, threads: Int) throws(WorldsError) -> Lesson<BreakScene> {
    let trades = reconciliation(seed: LessonSeeds.seed(number), threads: threads)
    do {
      let list = try trades.breaks(taxonomy: taxonomy, mix: comments, threads: threads)
      return Lesson(scene: BreakScene(try list.table()), truth: list.groundTruth())
    } catch {
      throw .broken("\(error)")
    }
  }
}
