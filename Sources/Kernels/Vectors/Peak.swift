internal import CKernels

/// Does nothing but float multiply-adds, as fast as the path can; returns how many they were.
///
/// What compute-bound kernels are measured against.
package func multiplyAddsAtPeak(rounds: Int, on isa: ISA = .active) -> Int {
  var done = 0
  let end = unsafe ck_multiply_adds(isa.path, rounds, 0.999, 0.001, &done)
  return end.isNaN ? 0 : done
}
