#include "ck_vectors.h"

#include "functions.h"

typedef struct { f32x16 sin, cos; } circle;

// Sine and cosine of -½…½ turns: to the nearest quarter turn, then by polynomials.
CK_BODY circle circle16(ck_isa isa, f32x16 turns) {
  const f32x16 shifted = ck_mad(isa, turns, 4.0f, rounder);
  const u32x16 quarter = bits_of(shifted);
  const f32x16 x = ck_mad(isa, shifted - rounder, -0.25f, turns) * 6.28318531f;
  const f32x16 z = x * x;
  static const float s[] = {-1.9515295891e-4f, 8.3321608736e-3f, -1.6666654611e-1f};
  static const float c[] = {2.443315711809948e-5f, -1.388731625493765e-3f, 4.166664568298827e-2f};
  const f32x16 sine = ck_mad(isa, polynomial(isa, z, s, 3) * z, x, x);
  const f32x16 cosine = ck_mad(isa, polynomial(isa, z, c, 3), z * z, ck_mad(isa, z, -0.5f, 1.0f));
  const i32x16 odd = (quarter & 1) != 0;
  const u32x16 sine_sign = (quarter & 2) << 30, cosine_sign = ((quarter + 1) & 2) << 30;
  return (circle){
    of_bits(bits_of(odd ? cosine : sine) ^ sine_sign),
    of_bits(bits_of(odd ? sine : cosine) ^ cosine_sign)};
}

// Whole turns make no difference and are taken off first.
CK_BODY f32x16 cos16(ck_isa isa, f32x16 turns) {
  const f32x16 whole = turns + rounder - rounder;
  return circle16(isa, turns - whole).cos;
}

// Sixteen pairs of normals from sixteen pairs of words.
CK_BODY void normals32(ck_isa isa, const uint32_t *words, float *out) {
  u32x16 low, high;
  memcpy(&low, words, sizeof low);
  memcpy(&high, words + CK_LANES, sizeof high);
  const u32x16 first = __builtin_shufflevector(
    low, high, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const u32x16 second = __builtin_shufflevector(
    low, high, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  const i32x16 steps = __builtin_convertvector(first >> 9, i32x16);
  const f32x16 uniform = (__builtin_convertvector(steps, f32x16) + 0.5f) * 0x1p-23f;
  const i32x16 angle = __builtin_convertvector(second, i32x16) >> 8;
  const circle at = circle16(isa, __builtin_convertvector(angle, f32x16) * 0x1p-24f);
  const f32x16 radius = __builtin_elementwise_sqrt(-2.0f * log16(isa, uniform));
  const f32x16 x = radius * at.cos, y = radius * at.sin;
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
