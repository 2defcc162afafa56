#include "ck_vectors.h"

#include "functions.h"

// Whole turns make no difference and are taken off first.
CK_BODY f32x16 cos16(ck_isa isa, f32x16 turns) {
  const f32x16 whole = turns + rounder - rounder;
  return circle16(isa, turns - whole).cos;
}

#define OVER_ELEMENTS(function)                                                              \
  ptrdiff_t i = 0;                                                                           \
  for (; i + CK_LANES <= n; i += CK_LANES) ck_store(out + i, function(isa, ck_load(x + i))); \
  if (i < n) ck_store_first(out + i, n - i, function(isa, ck_load_first(x + i, n - i, 1)));

CK_BODY void ck_exp_body(ck_isa isa, const float *x, float *out, ptrdiff_t n) {
  OVER_ELEMENTS(exp16)
}

CK_BODY void ck_log_body(ck_isa isa, const float *x, float *out, ptrdiff_t n) {
  OVER_ELEMENTS(log16)
}

CK_BODY void ck_cos_turns_body(ck_isa isa, const float *x, float *out, ptrdiff_t n) {
  OVER_ELEMENTS(cos16)
}

CK_KERNEL(void, ck_exp, (const float *x, float *out, ptrdiff_t n), (x, out, n))
CK_KERNEL(void, ck_log, (const float *x, float *out, ptrdiff_t n), (x, out, n))
CK_KERNEL(void, ck_cos_turns, (const float *x, float *out, ptrdiff_t n), (x, out, n))
