#ifndef CK_DENSE_H
#define CK_DENSE_H

#include <stdbool.h>
#include <stddef.h>

#include "ck_isa.h"

// Layers of a network over a batch. What a layer takes or gives lies feature by feature, the rows
// of the batch side by side in lanes: feature f of lane j is at[f * row + j]. Widths are multiples
// of 4 and lanes multiples of 16, both filled up with zeros, so that no kernel has edges.
typedef struct ck_batch {
  float *at;
  ptrdiff_t row;
} ck_batch;

// y = M x for every lane, element (o, i) of M at m[o * row + i * column]: a layer forwards, and
// backwards by its transpose.
typedef struct ck_dense {
  ptrdiff_t outputs, inputs, lanes;
  const float *m;
  ptrdiff_t row, column;
  const float *bias;  // what each output begins with; 0 if null
  bool rectify;       // negative outputs become 0
  ck_batch gate;      // outputs where this is not positive become 0, unless null
} ck_dense;

// Each element is one chain of multiply-adds in the order of the inputs, fused on the paths that
// fuse: those agree to the bit, and neither lanes nor their number show in it.
void ck_apply(ck_isa isa, const ck_dense *layer, ck_batch x, ck_batch y);

// Blocks of lanes, one after the other: how many, of how many lanes, and how far apart their
// numbers lie.
typedef struct ck_blocks {
  ptrdiff_t count, lanes;
  ptrdiff_t dy, x;
} ck_blocks;

// dw = dy xᵀ over the lanes of all blocks, dw[o * row + i], and db the sums of dy (unless null).
// Sixteen lanes sum up apart and fold at the end, the same on every path but for what is fused.
void ck_dense_gradient(
  ck_isa isa, ptrdiff_t outputs, ptrdiff_t inputs, ck_blocks over, ck_batch dy, ck_batch x,
  float *dw, ptrdiff_t row, float *db);

#endif
