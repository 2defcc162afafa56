#include "ck_dense.h"

#include "lanes.h"

// Tiles as in the matrix product, but of a batch that lies in lanes already and fits into the second
// cache whole: nothing is copied, and what follows a layer happens before its outputs leave the
// registers.

enum { quad = 4, most_vectors = 4 };

// What fills the registers: outputs × 16 · vectors lanes.
CK_BODY int tile_outputs(ck_isa isa) { return isa == ck_isa_scalar ? 2 : quad; }
CK_BODY int tile_vectors(ck_isa isa) { return isa == ck_isa_avx512 ? most_vectors : 1; }

// MARK: Outputs

// What a layer does with its outputs; a constant wherever it is asked, so that no tile is.
typedef enum ending { as_is, rectified, gated } ending;

CK_BODY f32x16 finished(ending end, f32x16 y, ck_batch gate, ptrdiff_t output, ptrdiff_t lane) {
  if (end == rectified) y = y < 0.0f ? 0.0f : y;
  if (end == gated) y = ck_load(gate.at + output * gate.row + lane) > 0.0f ? y : 0.0f;
  return y;
}

// From output o and lane j on; outputs, vectors and the ending are constants at every call.
CK_BODY void tile(
  ck_isa isa, ending end, int outputs, int vectors, const ck_dense *layer, ck_batch x, ck_batch y,
  ptrdiff_t o, ptrdiff_t j) {
  f32x16 sum[quad][most_vectors];
#pragma clang loop unroll(full)
  for (int p = 0; p < outputs; p++) {
    const f32x16 first = layer->bias ? layer->bias[o + p] : 0.0f;
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) sum[p][v] = first;
  }
  const ck_batch gate = layer->gate;
  const ptrdiff_t row = layer->row, column = layer->column, inputs = layer->inputs;
  const float *m = layer->m + o * row, *in = x.at + j;
  // The lanes behind are sent for, some by each of the first rows of tiles.
  const ptrdiff_t behind = CK_LANES * (vectors + o / outputs % vectors);
  for (ptrdiff_t i = 0; i < inputs; i++, m += column, in += x.row) {
    f32x16 lanes[most_vectors];
    __builtin_prefetch(in + behind);
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) lanes[v] = ck_load(in + CK_LANES * v);
#pragma clang loop unroll(full)
    for (int p = 0; p < outputs; p++) {
      const f32x16 weight = m[p * row];
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[p][v] = ck_mad(isa, weight, lanes[v], sum[p][v]);
    }
  }
#pragma clang loop unroll(full)
  for (int p = 0; p < outputs; p++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      const ptrdiff_t lane = j + CK_LANES * v;
      const f32x16 last = finished(end, sum[p][v], gate, o + p, lane);
      ck_store(y.at + (o + p) * y.row + lane, last);
    }
}

// Lanes outside: a block of inputs stays in the nearest cache while the weights go by.
CK_BODY void apply_ending(
  ck_isa isa, ending end, const ck_dense *layer, ck_batch x, ck_batch y) {
  const int outputs = tile_outputs(isa), vectors = tile_vectors(isa);
  ptrdiff_t j = 0;
  for (; j + CK_LANES * vectors <= layer->lanes; j += CK_LANES * vectors)
    for (ptrdiff_t o = 0; o < layer->outputs; o += outputs)
      tile(isa, end, outputs, vectors, layer, x, y, o, j);
  for (; j < layer->lanes; j += CK_LANES)
    for (ptrdiff_t o = 0; o < layer->outputs; o += outputs)
      tile(isa, end, outputs, 1, layer, x, y, o, j);
}

CK_BODY void ck_apply_body(ck_isa isa, const ck_dense *layer, ck_batch x, ck_batch y) {
  if (layer->gate.at)
    apply_ending(isa, gated, layer, x, y);
  else if (layer->rectify)
    apply_ending(isa, rectified, layer, x, y);
  else
    apply_ending(isa, as_is, layer, x, y);
}

// MARK: Gradients

// Shuffles within quarters, which are cheap everywhere, and of whole quarters.
#define PLACES(x, y, p, q)                                                                       \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 16, q, q + 16, p + 4, p + 20, q + 4, q + 20, p + 8, p + 24, q + 8, q + 24,      \
    p + 12, p + 28, q + 12, q + 28)
#define HALVES(x, y, p)                                                                          \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 1, p + 16, p + 17, p + 4, p + 5, p + 20, p + 21, p + 8, p + 9, p + 24, p + 25,  \
    p + 12, p + 13, p + 28, p + 29)
#define QUARTERS(x, y, p, q)                                                                     \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 1, p + 2, p + 3, q, q + 1, q + 2, q + 3, p + 16, p + 17, p + 18, p + 19,        \
    q + 16, q + 17, q + 18, q + 19)

// Sums over the quarters of four vectors' lanes: in each quarter, one number a vector.
CK_BODY f32x16 folded_once(const f32x16 *x) {
  const f32x16 ab = PLACES(x[0], x[1], 0, 1) + PLACES(x[0], x[1], 2, 3);
  const f32x16 cd = PLACES(x[2], x[3], 0, 1) + PLACES(x[2], x[3], 2, 3);
  return HALVES(ab, cd, 0) + HALVES(ab, cd, 2);
}

// The sums of four vectors' lanes.
CK_BODY f32x4 fold4(const f32x16 *x) {
  const f32x16 all = folded_once(x);
  return (all.lo.lo + all.hi.lo) + (all.lo.hi + all.hi.hi);
}

// The same of four times four vectors, in the same order, so that bits are the same.
CK_BODY f32x16 fold16(f32x16 x[quad][quad]) {
  const f32x16 a = folded_once(x[0]), b = folded_once(x[1]);
  const f32x16 c = folded_once(x[2]), d = folded_once(x[3]);
  const f32x16 low = QUARTERS(a, b, 0, 4) + QUARTERS(a, b, 8, 12);
  const f32x16 high = QUARTERS(c, d, 0, 4) + QUARTERS(c, d, 8, 12);
  return QUARTERS(low, high, 0, 8) + QUARTERS(low, high, 4, 12);
}

#undef PLACES
#undef HALVES
#undef QUARTERS

// Writes the gradients of some outputs' weights for four inputs.
CK_BODY void write_gradients(int outputs, f32x16 sum[quad][quad], float *dw, ptrdiff_t row) {
  if (outputs < quad) {
    for (int p = 0; p < outputs; p++) {
      const f32x4 total = fold4(sum[p]);
      memcpy(dw + p * row, &total, sizeof total);
    }
    return;
  }
  const f32x16 all = fold16(sum);
  const f32x4 totals[] = {all.lo.lo, all.lo.hi, all.hi.lo, all.hi.hi};
#pragma clang loop unroll(full)
  for (int p = 0; p < quad; p++) memcpy(dw + p * row, &totals[p], sizeof totals[p]);
}

// The gradients of some outputs' weights for four inputs.
CK_BODY void gradient_tile(
  ck_isa isa, int outputs, ck_blocks over, ck_batch dy, ck_batch x, float *dw, ptrdiff_t row) {
  f32x16 sum[quad][quad];
#pragma clang loop unroll(full)
  for (int p = 0; p < outputs; p++)
#pragma clang loop unroll(full)
    for (int q = 0; q < quad; q++) sum[p][q] = 0;
  for (ptrdiff_t b = 0; b < over.count; b++, dy.at += over.dy, x.at += over.x)
    for (ptrdiff_t j = 0; j < over.lanes; j += CK_LANES) {
      f32x16 in[quad];
#pragma clang loop unroll(full)
      for (int q = 0; q < quad; q++) in[q] = ck_load(x.at + q * x.row + j);
#pragma clang loop unroll(full)
      for (int p = 0; p < outputs; p++) {
        const f32x16 slope = ck_load(dy.at + p * dy.row + j);
#pragma clang loop unroll(full)
        for (int q = 0; q < quad; q++) sum[p][q] = ck_mad(isa, slope, in[q], sum[p][q]);
      }
    }
  write_gradients(outputs, sum, dw, row);
}

CK_BODY void bias_gradient(ck_blocks over, ck_batch dy, float *db) {
  f32x16 sum[quad] = {0, 0, 0, 0};
  for (ptrdiff_t b = 0; b < over.count; b++, dy.at += over.dy)
    for (ptrdiff_t j = 0; j < over.lanes; j += CK_LANES)
#pragma clang loop unroll(full)
      for (int p = 0; p < quad; p++) sum[p] += ck_load(dy.at + p * dy.row + j);
  const f32x4 total = fold4(sum);
  memcpy(db, &total, sizeof total);
}

CK_BODY void ck_dense_gradient_body(
  ck_isa isa, ptrdiff_t outputs, ptrdiff_t inputs, ck_blocks over, ck_batch dy, ck_batch x,
  float *dw, ptrdiff_t row, float *db) {
  const int most = isa == ck_isa_avx512 ? quad : 1;
  for (ptrdiff_t o = 0; o < outputs; o += most) {
    const ck_batch slopes = {dy.at + o * dy.row, dy.row};
    for (ptrdiff_t i = 0; i < inputs; i += quad) {
      const ck_batch in = {x.at + i * x.row, x.row};
      gradient_tile(isa, most, over, slopes, in, dw + o * row + i, row);
    }
    if (db && o % quad == 0) bias_gradient(over, slopes, db + o);
  }
}

CK_KERNEL(
  void, ck_apply, (const ck_dense *layer, ck_batch x, ck_batch y), (layer, x, y))
CK_KERNEL(
  void, ck_dense_gradient,
  (ptrdiff_t outputs, ptrdiff_t inputs, ck_blocks over, ck_batch dy, ck_batch x, float *dw,
   ptrdiff_t row, float *db),
  (outputs, inputs, over, dy, x, dw, row, db))
