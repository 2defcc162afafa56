internal import CKernels

/// A compiled path of the hot loops: which vector instructions they use.
///
/// Every kernel takes the path as its last argument, `.active` unless told otherwise, so that one
/// process can run and compare them all. A value exists only for a path this machine can run.
package struct ISA: Sendable, Hashable {
  let path: ck_isa
}

extension ISA {
  /// Portable code, which every machine runs; on arm64 it is NEON.
  package static var scalar: ISA { ISA(path: .scalar) }

  /// AVX2 with fused multiply-add, where this machine has it.
  package static var avx2: ISA? { ifAvailable(.avx2) }

  /// AVX-512 (F, BW, DQ, VL), where this machine has it.
  package static var avx512: ISA? { ifAvailable(.avx512) }

  /// The path kernels take: the best of this machine, or the one `RINGTRUE_ISA` names.
  ///
  /// A request that this machine can't serve falls to the next path below.
  package static var active: ISA { ISA(path: ck_isa_active()) }

  /// All paths this machine can run, slowest first.
  package static var available: [ISA] { [scalar] + [avx2, avx512].compactMap(\.self) }

  private static func ifAvailable(_ path: ck_isa) -> ISA? {
    ck_isa_available(path) ? ISA(path: path) : nil
  }
}

extension ISA: CustomStringConvertible {
  /// The name that `RINGTRUE_ISA` knows the path by.
  package var description: String {
    switch path {
    case .avx512: "avx512"
    case .avx2: "avx2"
    case .scalar: "scalar"
    }
  }
}
