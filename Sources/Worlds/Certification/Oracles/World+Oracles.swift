public import RingtrueCore

/// How many rows lessons have at least, so that rare kinds are met often enough.
private let leastRows = 60_000

extension LedgerWorld {
  /// The average precision of each kind's oracle on the rows that a dataset is measured on.
  ///
  /// Cost: that of making seven datasets.
  public func oracles(
    for dataset: Dataset, seed: Seed, threads: Int
  ) throws(WorldsError) -> [String: Double] {
    let kinds = Set(anomalies.lazy.filter(\.isOn).map(\.kind.id))
    let world = resized(to: max(plan.rows, leastRows))
    func lesson(_ seed: Seed) throws(WorldsError) -> School<LedgerScene>.Lesson {
      let labelled = try world.labelled(seed: seed, threads: threads)
      return (LedgerScene(labelled, profile), labelled.truth)
    }
    let school = try School(
      LedgerOracles.all.filter { kinds.contains($0.kind) }, threads: threads, lesson: lesson)
    let scene = LedgerScene(try labelled(seed: seed, threads: threads), profile)
    return school.precisions(scene, Assay(dataset))
  }
}

extension ReconWorld {
  /// The average precision of each kind's oracle on the breaks that a dataset is measured on.
  ///
  /// Cost: that of making six datasets.
  public func oracles(
    for dataset: Dataset, seed: Seed, threads: Int
  ) throws(WorldsError) -> [String: Double] {
    let world = resized(to: max(plan.rows, leastRows))
    func lesson(_ seed: Seed) throws(WorldsError) -> School<BreakScene>.Lesson {
      let trades = Reconciliation(world.plan, seed: seed.rawValue, threads: threads)
      do {
        let list = try trades.breaks(taxonomy: taxonomy, mix: comments, threads: threads)
        return (BreakScene(try list.table()), list.groundTruth())
      } catch {
        throw .broken("\(error)")
      }
    }
    let school = try School(BreakOracles.all, threads: threads, lesson: lesson)
    return school.precisions(BreakScene(dataset.table), Assay(dataset))
  }
}
