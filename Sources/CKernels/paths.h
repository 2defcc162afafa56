#ifndef CK_PATHS_H
#define CK_PATHS_H

// How a kernel comes to have one compiled copy per path.
//
// A kernel is written once, as an inlined body whose first parameter is the path:
//
//   CK_BODY double ck_sum_body(ck_isa isa, const float *x, ptrdiff_t n) { … }
//   CK_KERNEL(double, ck_sum, (const float *x, ptrdiff_t n), (x, n))
//
// CK_KERNEL compiles the body anew for every path, with that path's instructions allowed and `isa`
// a constant, puts the copies in a table of function pointers, and defines the public
//
//   double ck_sum(ck_isa isa, const float *x, ptrdiff_t n);
//
// CK_TABLE makes the same public function from copies written by hand, for kernels whose paths
// differ by more than the compiler can find. Neither uses target_clones or ifuncs: those run before
// the sanitizers are ready, and Mach-O has none.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "ck_isa.h"

// The functions below pass 64-byte vectors between inlined functions only, so the calling
// convention that this warning is about never comes into play.
#pragma clang diagnostic ignored "-Wpsabi"

// Same source, same bits: a multiply and an add are fused only where the source says so.
#pragma clang fp contract(off)

#define CK_LIST(...) __VA_ARGS__
#define CK_BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)

#define CK_X86 1
#define CK_AVX2 __attribute__((target("avx2,fma,bmi,bmi2,popcnt")))
#define CK_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,bmi,bmi2,popcnt")))

#define CK_TABLE(result, name, parameters, arguments, scalar, avx2, avx512)       \
  static result (*const name##_paths[])(CK_LIST parameters) = {scalar, avx2, avx512}; \
  result name(ck_isa isa, CK_LIST parameters) { return name##_paths[isa] arguments; }

#define CK_KERNEL(result, name, parameters, arguments)               \
  static result name##_scalar(CK_LIST parameters) {                  \
    return name##_body(ck_isa_scalar, CK_LIST arguments);            \
  }                                                                  \
  CK_AVX2 static result name##_avx2(CK_LIST parameters) {            \
    return name##_body(ck_isa_avx2, CK_LIST arguments);              \
  }                                                                  \
  CK_AVX512 static result name##_avx512(CK_LIST parameters) {        \
    return name##_body(ck_isa_avx512, CK_LIST arguments);            \
  }                                                                  \
  CK_TABLE(result, name, parameters, arguments, name##_scalar, name##_avx2, name##_avx512)

#else

#define CK_X86 0

#define CK_TABLE(result, name, parameters, arguments, scalar, avx2, avx512) \
  result name(ck_isa isa, CK_LIST parameters) { (void)isa; return scalar arguments; }

#define CK_KERNEL(result, name, parameters, arguments)               \
  static result name##_scalar(CK_LIST parameters) {                  \
    return name##_body(ck_isa_scalar, CK_LIST arguments);            \
  }                                                                  \
  CK_TABLE(result, name, parameters, arguments, name##_scalar, , )

#endif

// Whether the path has a fused multiply-add. Those that have it give the same bits as one another.
CK_BODY bool ck_fuses(ck_isa isa) {
#if defined(__aarch64__)
  (void)isa;
  return true;
#else
  return isa != ck_isa_scalar;
#endif
}

#endif
