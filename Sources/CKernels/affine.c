#include "ck_affine.h"

#include "lanes.h"

// The first `size` ≤ 16 points from `start` on, centered; lanes beyond are 0.
CK_BODY void take(
    ck_points p, const double *center, ptrdiff_t start, ptrdiff_t size, double *block) {
  for (ptrdiff_t c = 0; c < p.features; c++) {
    const float *const x = p.at + c * p.stride + start;
    double *const z = block + c * CK_LANES;
    if (size == CK_LANES) {
      const f64x16 v = __builtin_convertvector(ck_load(x), f64x16) - center[c];
      memcpy(z, &v, sizeof v);
    } else {
      for (ptrdiff_t i = 0; i < CK_LANES; i++) z[i] = i < size ? (double)x[i] - center[c] : 0;
    }
  }
}

CK_BODY f64x16 lanes_at(const double *block, ptrdiff_t c) {
  f64x16 v;
  memcpy(&v, block + c * CK_LANES, sizeof v);
  return v;
}

CK_BODY f64x16 image(const double *block, const double *row, ptrdiff_t features) {
  f64x16 total = 0;
  for (ptrdiff_t c = 0; c < features; c++) total += row[c] * lanes_at(block, c);
  return total;
}

CK_BODY void put(f64x16 v, ptrdiff_t size, double *out) {
  memcpy(out, &v, (size_t)size * sizeof *out);
}

CK_BODY ptrdiff_t size_at(ptrdiff_t start, ptrdiff_t count) {
  return count - start < CK_LANES ? count - start : CK_LANES;
}

CK_BODY void ck_images_body(
    ck_isa isa, ck_points points, const double *center, const double *matrix, ptrdiff_t rows,
    double *scratch, double *out) {
  (void)isa;
  for (ptrdiff_t start = 0; start < points.count; start += CK_LANES) {
    const ptrdiff_t size = size_at(start, points.count);
    take(points, center, start, size, scratch);
    for (ptrdiff_t r = 0; r < rows; r++) {
      const f64x16 v = image(scratch, matrix + r * points.features, points.features);
      put(v, size, out + r * points.count + start);
    }
  }
}

CK_BODY void ck_squared_images_body(
    ck_isa isa, ck_points points, const double *center, const double *matrix, ptrdiff_t rows,
    double *scratch, double *out) {
  (void)isa;
  for (ptrdiff_t start = 0; start < points.count; start += CK_LANES) {
    const ptrdiff_t size = size_at(start, points.count);
    take(points, center, start, size, scratch);
    f64x16 total = 0;
    for (ptrdiff_t r = 0; r < rows; r++) {
      const f64x16 v = image(scratch, matrix + r * points.features, points.features);
      total += v * v;
    }
    put(total, size, out + start);
  }
}

CK_BODY double fold(f64x16 v) {
  double lane[CK_LANES];
  memcpy(lane, &v, sizeof v);
  for (int half = CK_LANES / 2; half > 0; half /= 2)
    for (int j = 0; j < half; j++) lane[j] += lane[j + half];
  return lane[0];
}

CK_BODY f64x16 weights_at(const double *weights, ptrdiff_t start, ptrdiff_t size) {
  f64x16 w = 1;
  if (!weights) return w;
  w = 0;
  memcpy(&w, weights + start, (size_t)size * sizeof *weights);
  return w;
}

CK_BODY void ck_scatter_body(
    ck_isa isa, ck_points points, const double *center, const double *weights, double *scratch,
    double *sums, double *scatter) {
  (void)isa;
  const ptrdiff_t d = points.features;
  for (ptrdiff_t start = 0; start < points.count; start += CK_LANES) {
    const ptrdiff_t size = size_at(start, points.count);
    take(points, center, start, size, scratch);
    const f64x16 w = weights_at(weights, start, size);
    for (ptrdiff_t c = 0; c < d; c++) {
      const f64x16 z = w * lanes_at(scratch, c);
      sums[c] += fold(z);
      for (ptrdiff_t b = 0; b <= c; b++) scatter[c * d + b] += fold(z * lanes_at(scratch, b));
    }
  }
}

CK_KERNEL(
    void, ck_images,
    (ck_points points, const double *center, const double *matrix, ptrdiff_t rows,
     double *scratch, double *out),
    (points, center, matrix, rows, scratch, out))
CK_KERNEL(
    void, ck_squared_images,
    (ck_points points, const double *center, const double *matrix, ptrdiff_t rows,
     double *scratch, double *out),
    (points, center, matrix, rows, scratch, out))
CK_KERNEL(
    void, ck_scatter,
    (ck_points points, const double *center, const double *weights, double *scratch,
     double *sums, double *scatter),
    (points, center, weights, scratch, sums, scatter))
