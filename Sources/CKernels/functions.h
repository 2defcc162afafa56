#ifndef CK_FUNCTIONS_H
#define CK_FUNCTIONS_H

// Functions of sixteen floats at once, for kernels to build on.

#include <math.h>

#include "lanes.h"

// Polynomials and the split of ln 2 after Moshier, Cephes Mathematical Library (expf, logf, sinf,
// cosf); ln2_high has few enough bits that its product with an exponent is exact.
static const float ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f, log2_e = 1.44269504f;

// Adding and subtracting this leaves the nearest integer; in between, that integer is in the low
// bits.
static const float rounder = 0x1.8p23f;

CK_BODY u32x16 bits_of(f32x16 x) {
  u32x16 bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

CK_BODY f32x16 of_bits(u32x16 bits) {
  f32x16 x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// c[0] xⁿ⁻¹ + … + c[n - 1] by Horner's rule.
CK_BODY f32x16 polynomial(ck_isa isa, f32x16 x, const float *c, int n) {
  f32x16 sum = c[0];
#pragma clang loop unroll(full)
  for (int i = 1; i < n; i++) sum = ck_mad(isa, sum, x, c[i]);
  return sum;
}

// 2ⁿ for n of -126…127.
CK_BODY f32x16 power_of_2(i32x16 n) {
  return of_bits(__builtin_convertvector(n + 127, u32x16) << 23);
}

CK_BODY f32x16 exp16(ck_isa isa, f32x16 x) {
  x = x < -104.0f ? -104.0f : x;
  x = x > 89.0f ? 89.0f : x;
  const f32x16 shifted = ck_mad(isa, x, log2_e, rounder);
  const f32x16 n = shifted - rounder;
  const i32x16 power = __builtin_convertvector(bits_of(shifted) - bits_of(rounder), i32x16);
  const f32x16 r = ck_mad(isa, n, -ln2_low, ck_mad(isa, n, -ln2_high, x));
  static const float c[] = {
    1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f,
    4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f};
  const f32x16 y = ck_mad(isa, polynomial(isa, r, c, 6), r * r, r) + 1.0f;
  // In two steps, since 2ⁿ alone may be out of range where y · 2ⁿ is not.
  const i32x16 half = power >> 1;
  return y * power_of_2(half) * power_of_2(power - half);
}

CK_BODY f32x16 log16(ck_isa isa, f32x16 x) {
  const i32x16 denormal = x < 0x1p-126f;
  const u32x16 bits = bits_of(denormal ? x * 0x1p23f : x);
  // x = m · 2ⁿ with m between √½ and √2.
  const i32x16 n = __builtin_convertvector(bits - 0x3f3504f3u, i32x16) >> 23;
  const f32x16 m = of_bits(bits - (__builtin_convertvector(n, u32x16) << 23));
  const f32x16 power = __builtin_convertvector(denormal ? n - 23 : n, f32x16);
  static const float c[] = {
    7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f,
    -1.2420140846e-1f, 1.4249322787e-1f, -1.6668057665e-1f,
    2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f};
  const f32x16 f = m - 1.0f;
  const f32x16 square = f * f;
  f32x16 y = polynomial(isa, f, c, 9) * f * square;
  y = ck_mad(isa, power, ln2_low, y);
  y = ck_mad(isa, square, -0.5f, y);
  y = ck_mad(isa, power, ln2_high, f + y);
  y = x == 0 ? -INFINITY : y;
  y = x == INFINITY ? INFINITY : y;
  return x >= 0 ? y : NAN;
}

// 2^x for |x| ≤ 126, within 1.8e-7, where no bound needs care: the whole part goes straight into the
// exponent. The polynomial is the best of its degree that is exact at 0, found by exchange of its
// extremes; its terms go in pairs, which waits less than Horner's rule.
CK_BODY f32x16 moderate_exp2(ck_isa isa, f32x16 x) {
  const f32x16 shifted = x + rounder;
  const f32x16 r = x - (shifted - rounder);
  const f32x16 high = ck_mad(isa, r, 1.3264727194e-3f, 9.6715126399e-3f);
  const f32x16 middle = ck_mad(isa, r, 5.5507337433e-2f, 2.4022242085e-1f);
  const f32x16 sum = ck_mad(isa, ck_mad(isa, high, r * r, middle), r, 6.9314697760e-1f);
  const f32x16 y = ck_mad(isa, sum, r, 1.0f);
  return of_bits(bits_of(y) + (bits_of(shifted) << 23));
}

CK_BODY f32x16 kept_within(f32x16 x, float bound) {
  x = x < -bound ? -bound : x;
  return x > bound ? bound : x;
}

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

// Sixteen pairs of standard normals from sixteen pairs of words.
// Box & Muller 1958, doi:10.1214/aoms/1177706645
CK_BODY void normal_pairs(ck_isa isa, u32x16 first, u32x16 second, f32x16 *x, f32x16 *y) {
  const i32x16 steps = __builtin_convertvector(first >> 9, i32x16);
  const f32x16 uniform = (__builtin_convertvector(steps, f32x16) + 0.5f) * 0x1p-23f;
  const i32x16 angle = __builtin_convertvector(second, i32x16) >> 8;
  const circle at = circle16(isa, __builtin_convertvector(angle, f32x16) * 0x1p-24f);
  const f32x16 radius = __builtin_elementwise_sqrt(-2.0f * log16(isa, uniform));
  *x = radius * at.cos;
  *y = radius * at.sin;
}

#endif
