#include "ck_vectors.h"

#include "functions.h"

// Whole turns make no difference and are taken off first.
CK_BODY f32x16 cos16(ck_isa isa, f32x16 turns) {
  const f32x16 whole = turns + rounder - rounder;
  return circle16(isa, turns - whole).cos;
}

// Thirty-two normals from as many words, side by side as the words are.
CK_BODY void normals32(ck_isa isa, const uint32_t *words, float *out) {
  u32x16 low, high;
  memcpy(&low, words, sizeof low);
  memcpy(&high, words + CK_LANES, sizeof high);
  const u32x16 first = __builtin_shufflevector(
    low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const u32x16 second = __builtin_shufflevector(
    low, high, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  f32x16 x, y;
  normal_pairs(isa, first, second, &x, &y);
  ck_store(
    out,
    __builtin_shufflevector(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23));
  ck_store(
    out + CK_LANES,
    __builtin_shufflevector(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31));
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

CK_BODY void ck_normals_body(ck_isa isa, const uint32_t *words, float *out, ptrdiff_t n) {
  const ptrdiff_t block = 2 * CK_LANES;
  ptrdiff_t i = 0;
  for (; i + block <= n; i += block) normals32(isa, words + i, out + i);
  if (i == n) return;
  uint32_t last_words[2 * CK_LANES] = {0};
  float last[2 * CK_LANES];
  memcpy(last_words, words + i, (size_t)(n - i) * sizeof *words);
  normals32(isa, last_words, last);
  memcpy(out + i, last, (size_t)(n - i) * sizeof *out);
}

CK_KERNEL(void, ck_exp, (const float *x, float *out, ptrdiff_t n), (x, out, n))
CK_KERNEL(void, ck_log, (const float *x, float *out, ptrdiff_t n), (x, out, n))
CK_KERNEL(void, ck_cos_turns, (const float *x, float *out, ptrdiff_t n), (x, out, n))
CK_KERNEL(void, ck_normals, (const uint32_t *words, float *out, ptrdiff_t n), (words, out, n))
