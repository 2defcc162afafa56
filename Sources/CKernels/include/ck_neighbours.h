#ifndef CK_NEIGHBOURS_H
#define CK_NEIGHBOURS_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// Exact nearest neighbours. Points lie in blocks of 64, dimension-major as ck_distances.h has them,
// a place being 64 · block + point; the last block is filled up with +infinity. Blocks should hold
// points that lie together: what makes the search fast is that most blocks are never read.

// An index: the points and the box of each block. Boxes are dimension-major in groups of 64 too:
// bound c of block b is at [(b / 64 · dimensions + c) · 64 + b mod 64].
typedef struct ck_index {
  const float *points, *low, *high;
  ptrdiff_t blocks, dimensions;
} ck_index;

// What a search scribbles on, in words.
ptrdiff_t ck_neighbours_scratch(ptrdiff_t blocks, ptrdiff_t dimensions, ptrdiff_t k);

// Finds the k nearest points of each of count <= 64 queries, which lie as a block does. When they
// are block `own` of the index itself, none counts as its own neighbour; otherwise `own` is -1.
//
// Points are chosen by squared distance in float, the same chain of multiply-adds as everywhere,
// with two to spare; the chosen ones are measured again in double and ordered by distance, and
// equally near ones by place. Their squared distances and places go to [k q + j]. There must be k
// points, the query itself not counted. Paths that fuse agree to the bit.
void ck_nearest(
  ck_isa isa, const ck_index *index, const float *queries, ptrdiff_t count, ptrdiff_t own,
  ptrdiff_t k, uint64_t *scratch, double *distances, uint32_t *places);

#endif
