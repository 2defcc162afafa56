#ifndef CK_PLANES_H
#define CK_PLANES_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// Complete binary trees of planes, walked by a tile of rows at a time.

enum { ck_planes_tile = 128 };  // rows that are walked together

// Trees end to end, each with 2^depth planes and leaves. Node 1 is the root; node k has the
// children 2k and 2k + 1. Entry 0 of planes is not used.
typedef struct ck_planes {
  ptrdiff_t trees;
  ptrdiff_t depth;
  ptrdiff_t width;         // numbers of a plane and of a row: a multiple of 16
  const float *planes;     // rows whose product with a plane is above 0 go right
  const uint16_t *leaves;  // what a row earns in each leaf
} ck_planes;

// Adds to each of a tile's sums what its row earns in every tree; rows lie one after the other.
// Products are summed in one order on every path: the bits are the same.
void ck_planes_walk(ck_isa isa, const ck_planes *planes, const float *rows, uint32_t *sums);

#endif
