#ifndef CK_FOREST_H
#define CK_FOREST_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// Complete binary trees over ranked features, walked by a tile of rows at a time.
//
// A forest compares a feature with few different cuts, so a number may be replaced by its rank: how
// many of the feature's cuts lie below it. Then x > cut is rank(x) > place of the cut, exactly, in
// half the bits. Sums are whole numbers: they have the same bits on every path.

enum {
  ck_forest_tile = 256,        // rows that are walked together
  ck_forest_depth = 8,         // the least depth of a tree
  ck_forest_never = INT16_MAX  // the rank of a cut that no number lies above
};

// One comparison: rows whose rank is greater go right.
typedef struct ck_forest_node {
  uint32_t rank;
  uint32_t column;  // where the feature begins in a tile: a tile's size times its number
} ck_forest_node;

// Trees end to end, each with 2^depth entries in every list. Node 1 is the root; node k has the
// children 2k and 2k + 1. Entry 0 of nodes is not used.
typedef struct ck_forest {
  ptrdiff_t trees;
  ptrdiff_t depth;
  ptrdiff_t width;              // how many features there are
  const ck_forest_node *nodes;  // the comparisons, for the paths that make them one by one
  const int16_t *ranks;         // the same in 16 bits, for those that make 32 at once
  const uint16_t *features;     // whose rank is compared; need not be right beyond 32 features
  const uint16_t *leaves;       // what a row earns in each leaf
} ck_forest;

// Ranks n numbers, at most a tile of them, among a feature's cuts; the rest of the tile gets rank 0.
//
// Cuts are given as keys, whose order without sign is that of the numbers, arranged as a complete
// tree of 2^levels - 1 nodes like those above, filled up with UINT32_MAX on the right.
void ck_forest_rank(ck_isa isa, const float *x, ptrdiff_t n, const uint32_t *keys,
                    ptrdiff_t levels, int16_t *ranks);

// The key of a number that is none of NaN and infinity; -0 and +0 have the same.
static inline uint32_t ck_forest_key(float x) {
  union { float number; uint32_t bits; } word = {.number = x + 0.0f};
  return word.bits ^ ((uint32_t)((int32_t)word.bits >> 31) | 0x80000000u);
}

// Adds to each of a tile's sums what its row earns in every tree. The tile holds one feature's
// ranks after the other's; it and the lists had best begin where lines of the cache do.
void ck_forest_walk(ck_isa isa, const ck_forest *forest, const int16_t *tile, uint32_t *sums);

#endif
