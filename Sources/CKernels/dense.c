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
  for (ptrdiff_t i = 0; i < inputs; i++, m += column, in += x.row) {
    f32x16 lanes[most_vectors];
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

// The sums of four vectors' lanes. Shuffles stay within quarters, which are cheap everywhere.
CK_BODY f32x4 fold4(f32x16 a, f32x16 b, f32x16 c, f32x16 d) {
#define QUARTERS(x, y, p, q)                                                                     \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 16, q, q + 16, p + 4, p + 20, q + 4, q + 20, p + 8, p + 24, q + 8, q + 24,      \
    p + 12, p + 28, q + 12, q + 28)
#define HALVES(x, y, p)                                                                          \
  __builtin_shufflevector(                                                                       \
    x, y, p, p + 1, p + 16, p + 17, p + 4, p + 5, p + 20, p + 21, p + 8, p + 9, p + 24, p + 25,  \
    p + 12, p + 13, p + 28, p + 29)
  const f32x16 ab = QUARTERS(a, b, 0, 1) + QUARTERS(a, b, 2, 3);
  const f32x16 cd = QUARTERS(c, d, 0, 1) + QUARTERS(c, d, 2, 3);
  const f32x16 all = HALVES(ab, cd, 0) + HALVES(ab, cd, 2);
#undef QUARTERS
#undef HALVES
  const f32x4 low = all.lo.lo + all.hi.lo, high = all.lo.hi + all.hi.hi;
  return low + high;
}

// The gradients of some outputs' weights for four inputs.
CK_BODY void gradient_tile(
  ck_isa isa, int outputs, ptrdiff_t lanes, ck_batch dy, ck_batch x, float *dw, ptrdiff_t row) {
  f32x16 sum[quad][quad];
#pragma clang loop unroll(full)
  for (int p = 0; p < outputs; p++)
#pragma clang loop unroll(full)
    for (int q = 0; q < quad; q++) sum[p][q] = 0;
  for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
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
#pragma clang loop unroll(full)
  for (int p = 0; p < outputs; p++) {
    const f32x4 total = fold4(sum[p][0], sum[p][1], sum[p][2], sum[p][3]);
    memcpy(dw + p * row, &total, sizeof total);
  }
}

CK_BODY void bias_gradient(ptrdiff_t lanes, ck_batch dy, float *db) {
  f32x16 sum[quad] = {0, 0, 0, 0};
  for (ptrdiff_t j = 0; j < lanes; j += CK_LANES)
#pragma clang loop unroll(full)
    for (int p = 0; p < quad; p++) sum[p] += ck_load(dy.at + p * dy.row + j);
  const f32x4 total = fold4(sum[0], sum[1], sum[2], sum[3]);
  memcpy(db, &total, sizeof total);
}

CK_BODY void ck_dense_gradient_body(
  ck_isa isa, ptrdiff_t outputs, ptrdiff_t inputs, ptrdiff_t lanes, ck_batch dy, ck_batch x,
  float *dw, ptrdiff_t row, float *db) {
  const int most = isa == ck_isa_avx512 ? quad : 1;
  for (ptrdiff_t o = 0; o < outputs; o += most) {
    const ck_batch slopes = {dy.at + o * dy.row, dy.row};
    for (ptrdiff_t i = 0; i < inputs; i += quad) {
      const ck_batch in = {x.at + i * x.row, x.row};
      gradient_tile(isa, most, lanes, slopes, in, dw + o * row + i, row);
    }
    if (db && o % quad == 0) bias_gradient(lanes, slopes, db + o);
  }
}

CK_KERNEL(
  void, ck_apply, (const ck_dense *layer, ck_batch x, ck_batch y), (layer, x, y))
CK_KERNEL(
  void, ck_dense_gradient,
  (ptrdiff_t outputs, ptrdiff_t inputs, ptrdiff_t lanes, ck_batch dy, ck_batch x, float *dw,
   ptrdiff_t row, float *db),
  (outputs, inputs, lanes, dy, x, dw, row, db))
