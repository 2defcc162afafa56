#include "ck_reductions.h"

#include <math.h>

#include "lanes.h"

// Every kernel here reads Float or Double and adds up in Double; one source serves both.
typedef enum { narrow, wide } width;

CK_BODY f64x16 block(const void *x, width w, ptrdiff_t i) {
  if (w == narrow) return __builtin_convertvector(ck_load((const float *)x + i), f64x16);
  f64x16 v;
  memcpy(&v, (const double *)x + i, sizeof v);
  return v;
}

// The last n - i < 16 elements, the other lanes filled with `pad`.
CK_BODY f64x16 last_block(const void *x, width w, ptrdiff_t i, ptrdiff_t n, double pad) {
  double lane[CK_LANES];
  for (int j = 0; j < CK_LANES; j++) {
    if (i + j >= n) lane[j] = pad;
    else lane[j] = w == narrow ? (double)((const float *)x)[i + j] : ((const double *)x)[i + j];
  }
  return block(lane, wide, 0);
}

CK_BODY double fold(f64x16 v) {
  double lane[CK_LANES];
  memcpy(lane, &v, sizeof v);
  for (int half = CK_LANES / 2; half > 0; half /= 2)
    for (int j = 0; j < half; j++) lane[j] += lane[j + half];
  return lane[0];
}

CK_BODY double sum(const void *x, width w, ptrdiff_t n) {
  f64x16 total = 0;
  ptrdiff_t i = 0;
  for (; i + CK_LANES <= n; i += CK_LANES) total += block(x, w, i);
  if (i < n) total += last_block(x, w, i, n, 0);
  return fold(total);
}

CK_BODY double dot(const void *x, const void *y, width w, ptrdiff_t n) {
  f64x16 total = 0;
  ptrdiff_t i = 0;
  for (; i + CK_LANES <= n; i += CK_LANES) total += block(x, w, i) * block(y, w, i);
  if (i < n) total += last_block(x, w, i, n, 0) * last_block(y, w, i, n, 0);
  return fold(total);
}

CK_BODY double sum_squares(const void *x, width w, ptrdiff_t n, double center) {
  f64x16 total = 0;
  ptrdiff_t i = 0;
  for (; i + CK_LANES <= n; i += CK_LANES) {
    f64x16 d = block(x, w, i) - center;
    total += d * d;
  }
  if (i < n) {
    f64x16 d = last_block(x, w, i, n, center) - center;
    total += d * d;
  }
  return fold(total);
}

CK_BODY double sum_cubes(const void *x, width w, ptrdiff_t n, double center) {
  f64x16 total = 0;
  ptrdiff_t i = 0;
  for (; i + CK_LANES <= n; i += CK_LANES) {
    f64x16 d = block(x, w, i) - center;
    total += d * d * d;
  }
  if (i < n) {
    f64x16 d = last_block(x, w, i, n, center) - center;
    total += d * d * d;
  }
  return fold(total);
}

typedef struct { f64x16 least, greatest; } extremes;

// A comparison with NaN is false, so a NaN never displaces anything.
CK_BODY extremes widen(extremes e, f64x16 v) {
  e.least = v < e.least ? v : e.least;
  e.greatest = v > e.greatest ? v : e.greatest;
  return e;
}

CK_BODY void find_extremes(const void *x, width w, ptrdiff_t n, double *least, double *greatest) {
  extremes e = {INFINITY, -INFINITY};
  ptrdiff_t i = 0;
  for (; i + CK_LANES <= n; i += CK_LANES) e = widen(e, block(x, w, i));
  if (i < n) e = widen(e, last_block(x, w, i, n, NAN));
  *least = e.least[0];
  *greatest = e.greatest[0];
  for (int j = 1; j < CK_LANES; j++) {
    if (e.least[j] < *least) *least = e.least[j];
    if (e.greatest[j] > *greatest) *greatest = e.greatest[j];
  }
}

// The public forms: the path shows in the instructions only, never in the order of operations.
#define CK_REDUCTION(result, name, parameters, arguments, body)             \
  CK_BODY result name##_body(ck_isa isa, CK_LIST parameters) { (void)isa; body } \
  CK_KERNEL(result, name, parameters, arguments)

CK_REDUCTION(double, ck_sum_f32, (const float *x, ptrdiff_t n), (x, n), return sum(x, narrow, n);)
CK_REDUCTION(double, ck_sum_f64, (const double *x, ptrdiff_t n), (x, n), return sum(x, wide, n);)

CK_REDUCTION(
    double, ck_dot_f32, (const float *x, const float *y, ptrdiff_t n), (x, y, n),
    return dot(x, y, narrow, n);)
CK_REDUCTION(
    double, ck_dot_f64, (const double *x, const double *y, ptrdiff_t n), (x, y, n),
    return dot(x, y, wide, n);)

CK_REDUCTION(
    double, ck_sum_squares_f32, (const float *x, ptrdiff_t n, double center), (x, n, center),
    return sum_squares(x, narrow, n, center);)
CK_REDUCTION(
    double, ck_sum_squares_f64, (const double *x, ptrdiff_t n, double center), (x, n, center),
    return sum_squares(x, wide, n, center);)

CK_REDUCTION(
    double, ck_sum_cubes_f32, (const float *x, ptrdiff_t n, double center), (x, n, center),
    return sum_cubes(x, narrow, n, center);)

CK_REDUCTION(
    void, ck_extremes_f32, (const float *x, ptrdiff_t n, double *least, double *greatest),
    (x, n, least, greatest), find_extremes(x, narrow, n, least, greatest);)
CK_REDUCTION(
    void, ck_extremes_f64, (const double *x, ptrdiff_t n, double *least, double *greatest),
    (x, n, least, greatest), find_extremes(x, wide, n, least, greatest);)
