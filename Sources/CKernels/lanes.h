#ifndef CK_LANES_H
#define CK_LANES_H

// Sixteen virtual lanes on every path: one AVX-512 register, two of AVX2, four of SSE or NEON. The
// order of every operation is thereby the same on every path, and so are the bits where nothing
// is fused.

#include "paths.h"

typedef float f32x4 __attribute__((ext_vector_type(4)));
typedef float f32x16 __attribute__((ext_vector_type(16)));
typedef double f64x16 __attribute__((ext_vector_type(16)));
typedef int32_t i32x16 __attribute__((ext_vector_type(16)));
typedef uint32_t u32x16 __attribute__((ext_vector_type(16)));
typedef bool b1x16 __attribute__((ext_vector_type(16)));

enum { CK_LANES = 16 };

CK_BODY f32x16 ck_load(const float *p) {
  f32x16 v;
  memcpy(&v, p, sizeof v);
  return v;
}

CK_BODY void ck_store(float *p, f32x16 v) { memcpy(p, &v, sizeof v); }

// A condition as bits, that of lane 0 the lowest.
CK_BODY uint64_t ck_word(i32x16 condition) {
  const b1x16 bits = __builtin_convertvector(condition, b1x16);
  uint16_t word;
  memcpy(&word, &bits, sizeof word);
  return word;
}

// The first n < 16 lanes from memory, the others as they are in `rest`.
CK_BODY f32x16 ck_load_first(const float *p, ptrdiff_t n, f32x16 rest) {
  float lanes[CK_LANES];
  ck_store(lanes, rest);
  for (ptrdiff_t i = 0; i < n; i++) lanes[i] = p[i];
  return ck_load(lanes);
}

// The first n < 16 lanes to memory.
CK_BODY void ck_store_first(float *p, ptrdiff_t n, f32x16 v) {
  float lanes[CK_LANES];
  ck_store(lanes, v);
  for (ptrdiff_t i = 0; i < n; i++) p[i] = lanes[i];
}

// a * b + c, rounded once on the paths that can, twice on the others.
CK_BODY f32x16 ck_mad(ck_isa isa, f32x16 a, f32x16 b, f32x16 c) {
  return ck_fuses(isa) ? __builtin_elementwise_fma(a, b, c) : a * b + c;
}

#endif
