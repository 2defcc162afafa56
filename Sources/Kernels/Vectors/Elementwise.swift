internal import CKernels

// Functions of every element, in float32, for training and scoring. AVX2 and AVX-512 agree to the
// bit; portable x86 stays within the same error of the true value. Not for data, which must be the
// same everywhere.

/// Replaces each x by eˣ, within 1.02 ulp; denormal results are kept.
package func exponentiate(_ x: inout MutableSpan<Float>, on isa: ISA = .active) {
  unsafe x.withUnsafeMutableBufferPointer { x in
    unsafe ck_exp(isa.path, x.baseAddress, x.baseAddress, x.count)
  }
}

/// Replaces each x by ln x, within 0.83 ulp: -infinity at 0, NaN below.
package func takeLogarithms(_ x: inout MutableSpan<Float>, on isa: ISA = .active) {
  unsafe x.withUnsafeMutableBufferPointer { x in
    unsafe ck_log(isa.path, x.baseAddress, x.baseAddress, x.count)
  }
}

/// Replaces each number of turns, below 2²², by its cosine, within 1.2e-7 below one turn.
package func takeCosines(_ x: inout MutableSpan<Float>, on isa: ISA = .active) {
  unsafe x.withUnsafeMutableBufferPointer { x in
    unsafe ck_cos_turns(isa.path, x.baseAddress, x.baseAddress, x.count)
  }
}
