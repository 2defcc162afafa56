#include "ck_training.h"

#include "functions.h"

// Rows lie anywhere in a table that may be larger than any cache: so many lanes ahead they are sent
// for. More would wait for one another.
enum { lanes_ahead = 4 * CK_LANES };

CK_BODY void fetch_row(const float *row, ptrdiff_t features) {
  const ptrdiff_t line = 64 / sizeof *row;
  for (ptrdiff_t f = 0; f < features; f += line) __builtin_prefetch(row + f);
  __builtin_prefetch(row + features - 1);
}

CK_BODY f32x16 joined(f32x4 a, f32x4 b, f32x4 c, f32x4 d) {
  f32x16 all;
  all.lo.lo = a, all.lo.hi = b, all.hi.lo = c, all.hi.hi = d;
  return all;
}

// Four features of sixteen rows, turned by shuffles within quarters.
CK_BODY void gather_quad(
  const float *table, ptrdiff_t features, const uint32_t *places, float *to, ptrdiff_t row) {
  f32x16 rows[4];
#pragma clang loop unroll(full)
  for (int p = 0; p < 4; p++) {
    f32x4 cells[4];
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++)
      memcpy(&cells[k], table + (ptrdiff_t)places[p + 4 * k] * features, sizeof cells[k]);
    rows[p] = joined(cells[0], cells[1], cells[2], cells[3]);
  }
#define PAIRS(x, y, p)                                                                           \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 16, p + 1, p + 17, p + 4, p + 20, p + 5, p + 21, p + 8, p + 24, p + 9, p + 25,  \
    p + 12, p + 28, p + 13, p + 29)
#define HALVES(x, y, p)                                                                          \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 1, p + 16, p + 17, p + 4, p + 5, p + 20, p + 21, p + 8, p + 9, p + 24, p + 25,  \
    p + 12, p + 13, p + 28, p + 29)
  const f32x16 low = PAIRS(rows[0], rows[1], 0), low2 = PAIRS(rows[2], rows[3], 0);
  const f32x16 high = PAIRS(rows[0], rows[1], 2), high2 = PAIRS(rows[2], rows[3], 2);
  ck_store(to, HALVES(low, low2, 0));
  ck_store(to + row, HALVES(low, low2, 2));
  ck_store(to + 2 * row, HALVES(high, high2, 0));
  ck_store(to + 3 * row, HALVES(high, high2, 2));
#undef PAIRS
#undef HALVES
}

// Sixteen rows, or fewer: four features at once where there are as many.
CK_BODY void gather_lanes(
  const float *table, ptrdiff_t features, const uint32_t *places, ptrdiff_t rows, float *to,
  ptrdiff_t row) {
  ptrdiff_t f = 0;
  if (rows == CK_LANES)
    for (; f + 4 <= features; f += 4)
      gather_quad(table + f, features, places, to + f * row, row);
  for (; f < features; f++)
    for (ptrdiff_t j = 0; j < rows; j++)
      to[f * row + j] = table[(ptrdiff_t)places[j] * features + f];
}

CK_BODY void ck_gather_body(
  ck_isa isa, const float *table, ptrdiff_t features, const uint32_t *places, ptrdiff_t known,
  ptrdiff_t rows, ptrdiff_t width, ptrdiff_t lanes, ck_batch x) {
  (void)isa;
  ptrdiff_t fetched = 0;
  for (ptrdiff_t j = 0; j < rows; j += CK_LANES) {
    const ptrdiff_t left = rows - j, here = left < CK_LANES ? left : CK_LANES;
    for (; fetched < known && fetched < j + lanes_ahead; fetched++)
      fetch_row(table + (ptrdiff_t)places[fetched] * features, features);
    gather_lanes(table, features, places + j, here, x.at + j, x.row);
  }
  for (ptrdiff_t f = 0; f < width; f++)
    for (ptrdiff_t j = f < features ? rows : 0; j < lanes; j++) x.at[f * x.row + j] = 0;
}

// 1 in lanes below the count, 0 in the others.
CK_BODY f32x16 filled(ptrdiff_t first, ptrdiff_t count) {
  const i32x16 lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const ptrdiff_t left = count - first;
  const int32_t limit = left > CK_LANES ? CK_LANES : left < 0 ? 0 : (int32_t)left;
  return lane < limit ? (f32x16)1.0f : (f32x16)0.0f;
}

CK_BODY double folded(f32x16 sum) {
  double total = 0;
  for (int i = 0; i < CK_LANES; i++) total += sum[i];
  return total;
}

CK_BODY double ck_squares_body(
  ck_isa isa, ptrdiff_t features, ptrdiff_t rows, ptrdiff_t lanes, ck_batch y, ck_batch x,
  float scale, ck_batch dy) {
  f32x16 sum = 0;
  for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
    const f32x16 here = filled(j, rows);
    for (ptrdiff_t f = 0; f < features; f++) {
      const f32x16 d = (ck_load(y.at + f * y.row + j) - ck_load(x.at + f * x.row + j)) * here;
      sum = ck_mad(isa, d, d, sum);
      ck_store(dy.at + f * dy.row + j, d * scale);
    }
  }
  return folded(sum);
}

CK_BODY f32x16 kept(f32x16 log_variance) {
  log_variance = log_variance < -20.0f ? -20.0f : log_variance;
  return log_variance > 20.0f ? 20.0f : log_variance;
}

CK_BODY void ck_sample_body(
  ck_isa isa, ptrdiff_t width, ptrdiff_t lanes, ck_batch law, ck_batch noise, ck_batch z) {
  for (ptrdiff_t f = 0; f < width; f++)
    for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
      const f32x16 mean = ck_load(law.at + f * law.row + j);
      const f32x16 log_variance = kept(ck_load(law.at + (width + f) * law.row + j));
      const f32x16 deviation = exp16(isa, 0.5f * log_variance);
      const f32x16 e = ck_load(noise.at + f * noise.row + j);
      ck_store(z.at + f * z.row + j, ck_mad(isa, e, deviation, mean));
    }
}

CK_BODY double ck_sample_gradient_body(
  ck_isa isa, ptrdiff_t width, ptrdiff_t rows, ptrdiff_t lanes, ck_batch law, ck_batch noise,
  ck_batch dz, float scale, ck_batch dlaw) {
  f32x16 sum = 0;
  for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
    const f32x16 here = filled(j, rows);
    for (ptrdiff_t f = 0; f < width; f++) {
      const f32x16 mean = ck_load(law.at + f * law.row + j);
      const f32x16 log_variance = kept(ck_load(law.at + (width + f) * law.row + j));
      const f32x16 deviation = exp16(isa, 0.5f * log_variance);
      const f32x16 slope = ck_load(dz.at + f * dz.row + j);
      const f32x16 e = ck_load(noise.at + f * noise.row + j);
      const f32x16 excess = ck_mad(isa, deviation, deviation, -1.0f);
      sum = ck_mad(isa, here, ck_mad(isa, mean, mean, excess - log_variance), sum);
      const f32x16 pull = here * scale;
      ck_store(dlaw.at + f * dlaw.row + j, ck_mad(isa, pull, mean, slope));
      ck_store(
        dlaw.at + (width + f) * dlaw.row + j,
        0.5f * ck_mad(isa, pull, excess, slope * e * deviation));
    }
  }
  return 0.5 * folded(sum);
}

CK_BODY void ck_adam_body(
  ck_isa isa, ptrdiff_t count, ck_adam_step step, const float *gradient, float *mean,
  float *square, float *parameters) {
  const float fresh_mean = 1.0f - step.keep_mean, fresh_square = 1.0f - step.keep_square;
  const float rate = step.rate * step.mean;
  for (ptrdiff_t i = 0; i < count; i += CK_LANES) {
    const f32x16 g = ck_load(gradient + i);
    const f32x16 m = ck_mad(isa, step.keep_mean, ck_load(mean + i), fresh_mean * g);
    const f32x16 s = ck_mad(isa, step.keep_square, ck_load(square + i), fresh_square * (g * g));
    const f32x16 root = __builtin_elementwise_sqrt(s * step.square) + step.epsilon;
    ck_store(mean + i, m);
    ck_store(square + i, s);
    ck_store(parameters + i, ck_load(parameters + i) - rate * m / root);
  }
}

CK_KERNEL(
  void, ck_gather,
  (const float *table, ptrdiff_t features, const uint32_t *places, ptrdiff_t known, ptrdiff_t rows,
   ptrdiff_t width, ptrdiff_t lanes, ck_batch x),
  (table, features, places, known, rows, width, lanes, x))
CK_KERNEL(
  double, ck_squares,
  (ptrdiff_t features, ptrdiff_t rows, ptrdiff_t lanes, ck_batch y, ck_batch x, float scale,
   ck_batch dy),
  (features, rows, lanes, y, x, scale, dy))
CK_KERNEL(
  void, ck_sample,
  (ptrdiff_t width, ptrdiff_t lanes, ck_batch law, ck_batch noise, ck_batch z),
  (width, lanes, law, noise, z))
CK_KERNEL(
  double, ck_sample_gradient,
  (ptrdiff_t width, ptrdiff_t rows, ptrdiff_t lanes, ck_batch law, ck_batch noise, ck_batch dz,
   float scale, ck_batch dlaw),
  (width, rows, lanes, law, noise, dz, scale, dlaw))
CK_KERNEL(
  void, ck_adam,
  (ptrdiff_t count, ck_adam_step step, const float *gradient, float *mean, float *square,
   float *parameters),
  (count, step, gradient, mean, square, parameters))
