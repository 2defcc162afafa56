internal import CKernels

/// With more anomalies than this, or than one row in eight, sorting is faster.
private let mostAnomalies = 1 << 16

/// The different scores of anomalous rows, among which normal ones find their places.
///
/// The way from the highest to the lowest is cut into stretches of equal length, sixteen or more to
/// each anomaly: most hold no rung, and their normal rows are only counted; in the others a row
/// passes hardly a rung. Cost: one pass over all rows, without memory for any of them.
@unsafe struct ScoreLadder {
  private let rows: Rows
  private let keys: UnsafeMutableBufferPointer<UInt64>

  /// The rows, ranked; nil where many anomalies share a stretch, or there are none.
  static func ranked(_ rows: Rows, _ isa: ISA) -> RankedClasses.Parts? {
    let n = unsafe rows.scores.count
    let normals = unsafe ck_count_u8(isa.path, rows.classes.baseAddress, n, 0)
    let anomalies = unsafe ck_count_u8(isa.path, rows.classes.baseAddress, n, 1)
    guard anomalies > 0, anomalies <= min(mostAnomalies, n / 8) else { return nil }
    return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * anomalies) { keys in
      let ladder = unsafe ScoreLadder(rows: rows, keys: keys)
      unsafe ladder.sortKeys(anomalies)
      return unsafe ladder.steps(anomalies, isa).map { ($0, $1, normals, anomalies) }
    }
  }

  private func sortKeys(_ anomalies: Int) {
    unsafe _ = ck_take_keys(
      rows.scores.baseAddress, rows.classes.baseAddress, rows.scores.count, 1, keys.baseAddress)
    unsafe ck_sort_keys_u64(keys.baseAddress, anomalies, keys.baseAddress?.advanced(by: anomalies))
  }

  private func steps(_ anomalies: Int, _ isa: ISA) -> ([RankedClasses.Step], [Double])? {
    var rungs = [Double](repeating: 0, count: anomalies + 1)
    var steps = [ck_step](repeating: ck_step(), count: anomalies)
    let count = unsafe rungs.withUnsafeMutableBufferPointer { rungs in
      unsafe steps.withUnsafeMutableBufferPointer { steps in
        unsafe ck_make_rungs(keys.baseAddress, anomalies, rungs.baseAddress, steps.baseAddress)
      }
    }
    guard let counts = unsafe rungs.withUnsafeBufferPointer({ unsafe counts($0, count, isa) })
    else { return nil }
    let ranked = (0..<count).map { rung in
      RankedClasses.Step(
        passed: counts[2 * rung], positives: steps[rung].anomalous, tied: counts[2 * rung + 1])
    }
    return (ranked, Array(rungs[..<count]))
  }

  /// How many normal rows lie above each rung and at its height.
  private func counts(
    _ rungs: UnsafeBufferPointer<Double>, _ count: Int, _ isa: ISA
  ) -> [UInt32]? {
    var stretches = 1024
    while stretches < 16 * count { stretches *= 2 }
    // A bit, a place and a count for each stretch.
    let words = stretches / 64 + stretches
    return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { room in
      let halves = unsafe UnsafeMutableRawPointer(
        room.baseAddress.map { unsafe $0 + stretches / 64 })
      let places = unsafe halves?.assumingMemoryBound(to: UInt32.self)
      var ladder = unsafe ck_ladder(
        rungs: rungs.baseAddress, count: count, stretches: UInt32(stretches), scale: 0,
        taken: room.baseAddress, firsts: places, rows: places?.advanced(by: stretches))
      unsafe ck_cut_stretches(&ladder)
      guard unsafe ck_ladder_suits(&ladder, rows.scores.baseAddress, rows.scores.count) else {
        return nil
      }
      return unsafe [UInt32](unsafeUninitializedCapacity: 2 * count + 2) { counts, filled in
        unsafe ck_ladder_count(
          isa.path, &ladder, rows.scores.baseAddress, rows.classes.baseAddress, rows.scores.count,
          counts.baseAddress)
        filled = 2 * count + 2
      }
    }
  }
}
