internal import CKernels

/// Scores of normal and anomalous rows, merged from the highest down.
///
/// There is one step for each different score of an anomalous row. Since normal rows between two
/// steps are only counted, all that follows costs no more than there are anomalies. For the same
/// reason normal rows are not sorted as long as anomalies are few and spread: each finds its place
/// among them (`ScoreLadder`). Otherwise the two classes are sorted apart by radix, by 32-bit keys
/// where every score is a `Float`, and merged.
package struct RankedClasses: Sendable {
  /// A tie of at least one anomalous row, and the normal rows between it and the tie above.
  @frozen package struct Step: Sendable, Equatable, BitwiseCopyable {
    /// How many normal rows lie above this tie and below the one before.
    package var passed: UInt32
    /// How many rows of the tie are anomalous.
    package var positives: UInt32
    /// How many rows of the tie are normal.
    package var tied: UInt32

    /// A step of so many rows.
    @inlinable
    package init(passed: UInt32, positives: UInt32, tied: UInt32) {
      self.passed = passed
      self.positives = positives
      self.tied = tied
    }
  }

  /// The ties that hold an anomalous row, highest first.
  package let steps: [Step]
  /// The score of each tie.
  package let scores: [Double]
  /// How many rows are normal.
  package let normals: Int
  /// How many rows are anomalous.
  package let anomalies: Int

  typealias Parts = ([Step], [Double], Int, Int)

  /// Ranks finite scores by classes of one byte each: 0 normal, 1 anomalous, others left out.
  ///
  /// Cost: O(n), with at most 8 bytes a row beside the scores, or 16 where some score is no `Float`.
  package init<Class: BitwiseCopyable>(
    scores: Span<Double>, classes: Span<Class>, areNarrow: Bool, on isa: ISA = .active
  ) {
    precondition(
      scores.count == classes.count && MemoryLayout<Class>.size == 1,
      "\(scores.count) scores against \(classes.count) classes of one byte each")
    (steps, self.scores, normals, anomalies) = unsafe scores.withUnsafeBufferPointer { scores in
      unsafe classes.withUnsafeBytes { classes in
        let rows = unsafe Rows(scores: scores, classes: classes.assumingMemoryBound(to: UInt8.self))
        if let ranked = unsafe ScoreLadder.ranked(rows, isa) { return ranked }
        return areNarrow ? unsafe rows.ranked(.narrow, isa) : unsafe rows.ranked(.wide, isa)
      }
    }
  }
}

/// The rows that are ranked.
@unsafe struct Rows {
  let scores: UnsafeBufferPointer<Double>
  let classes: UnsafeBufferPointer<UInt8>

  fileprivate func ranked<Key>(
    _ width: KeyWidth<Key>, _ isa: ISA
  ) -> RankedClasses.Parts {
    let normals = unsafe ck_count_u8(isa.path, classes.baseAddress, classes.count, 0)
    let anomalies = unsafe ck_count_u8(isa.path, classes.baseAddress, classes.count, 1)
    // The split writes one key past the end of a class before it knows better.
    return unsafe withUnsafeTemporaryAllocation(of: Key.self, capacity: normals + 1) { normal in
      unsafe withUnsafeTemporaryAllocation(of: Key.self, capacity: anomalies + 1) { anomalous in
        unsafe width.split(
          scores.baseAddress, classes.baseAddress, scores.count, normal.baseAddress,
          anomalous.baseAddress)
        unsafe width.sort(normal.baseAddress, normals)
        unsafe width.sort(anomalous.baseAddress, anomalies)
        let (steps, scores) = unsafe width.merged(
          (normal.baseAddress, normals), (anomalous.baseAddress, anomalies), isa)
        return (steps, scores, normals, anomalies)
      }
    }
  }
}

/// The kernels for keys of one width.
@unsafe private struct KeyWidth<Key: BitwiseCopyable> {
  typealias Keys = UnsafeMutablePointer<Key>?

  let split: (UnsafePointer<Double>?, UnsafePointer<UInt8>?, Int, Keys, Keys) -> Void
  let sortKeys: (Keys, Int, Keys) -> Void
  let distinct: (ck_isa, UnsafePointer<Key>?, Int) -> Int
  let merge:
    (
      UnsafePointer<Key>?, Int, UnsafePointer<Key>?, Int, UnsafeMutablePointer<ck_step>?,
      UnsafeMutablePointer<Double>?
    ) -> Void

  func sort(_ keys: Keys, _ count: Int) {
    unsafe withUnsafeTemporaryAllocation(of: Key.self, capacity: count) { scratch in
      unsafe sortKeys(keys, count, scratch.baseAddress)
    }
  }

  func merged(
    _ normal: (Keys, Int), _ anomalous: (Keys, Int), _ isa: ISA
  ) -> ([RankedClasses.Step], [Double]) {
    let count = unsafe distinct(isa.path, anomalous.0, anomalous.1)
    var scores: [Double] = []
    let steps = unsafe [RankedClasses.Step](unsafeUninitializedCapacity: count) { steps, filled in
      unsafe scores = [Double](unsafeUninitializedCapacity: count) { scores, written in
        let room = UnsafeMutableRawPointer(steps.baseAddress)
        unsafe merge(
          normal.0, normal.1, anomalous.0, anomalous.1,
          room?.assumingMemoryBound(to: ck_step.self), scores.baseAddress)
        written = count
      }
      filled = count
    }
    return (steps, scores)
  }
}

extension KeyWidth where Key == UInt32 {
  static var narrow: KeyWidth {
    unsafe KeyWidth(
      split: ck_split_u32, sortKeys: ck_sort_keys_u32, distinct: ck_distinct_u32,
      merge: ck_merge_u32)
  }
}

extension KeyWidth where Key == UInt64 {
  static var wide: KeyWidth {
    unsafe KeyWidth(
      split: ck_split_u64, sortKeys: ck_sort_keys_u64, distinct: ck_distinct_u64,
      merge: ck_merge_u64)
  }
}
