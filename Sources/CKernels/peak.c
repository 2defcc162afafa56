#include "ck_peak.h"

#include "lanes.h"

// Twelve registers: more than latency times width anywhere, and fewer than any machine has.
enum { most_chains = 12 };
CK_BODY int chains(ck_isa isa) {
  return isa == ck_isa_avx512 ? most_chains : isa == ck_isa_avx2 ? 6 : 3;
}

CK_BODY float ck_multiply_adds_body(
  ck_isa isa, ptrdiff_t rounds, float factor, float addend, ptrdiff_t *done) {
  f32x16 x[most_chains];
#pragma clang loop unroll(full)
  for (int c = 0; c < chains(isa); c++) x[c] = (float)c;
  for (ptrdiff_t i = 0; i < rounds; i++)
#pragma clang loop unroll(full)
    for (int c = 0; c < chains(isa); c++) x[c] = ck_mad(isa, x[c], factor, addend);
  f32x16 sum = 0;
#pragma clang loop unroll(full)
  for (int c = 0; c < chains(isa); c++) sum += x[c];
  *done += rounds * chains(isa) * CK_LANES;
  return sum[0];
}

CK_KERNEL(
  float, ck_multiply_adds, (ptrdiff_t rounds, float factor, float addend, ptrdiff_t *done),
  (rounds, factor, addend, done))
