internal import CKernels

/// What holds for all of some scores.
package struct ScoreTraits: Sendable, Equatable {
  /// None is NaN or infinite.
  package let areFinite: Bool

  /// Each is a `Float` too, so that half the width sorts them.
  package let areNarrow: Bool

  /// Looks at all scores, in one pass.
  package init(of scores: Span<Double>, on isa: ISA = .active) {
    let traits = unsafe scores.withUnsafeBufferPointer { scores in
      unsafe ck_score_traits(isa.path, scores.baseAddress, scores.count)
    }
    areFinite = traits & Int32(ck_finite) != 0
    areNarrow = traits & Int32(ck_narrow) != 0
  }
}
