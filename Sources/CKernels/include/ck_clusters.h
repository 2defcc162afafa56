#ifndef CK_CLUSTERS_H
#define CK_CLUSTERS_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// Steps of k-means over points in blocks of 64, which lie as ck_distances.h has them; what fills up
// the last block counts for nothing. Centres lie one after another. Paths that fuse agree to the
// bit.

// What a pass scribbles on, in floats.
ptrdiff_t ck_lloyd_scratch(ptrdiff_t dimensions, ptrdiff_t k);

// Assigns each point to the nearest of k centres, the first of those that are equally near.
// Nearness is judged by x · c - |c|² / 2, so the points should lie around the origin.
//
// `clusters` holds where the points were before, 64 a block, -1 for nowhere, and where they are
// then. What the moves of points change is added to the sums of the clusters, k · dimensions, and
// to the numbers of their points: when everything stays, there is nothing to sum up.
//
// `drift` is how far centres have moved so far, pass by pass the two that moved farthest. `until`
// has a number for each 16 points: the drift up to which they surely stay and are not even read; 0
// or less at first. Blocks that begin where a cache line does are read in half the time.
void ck_lloyd(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres,
  ptrdiff_t k, float drift, float *scratch, int32_t *clusters, float *until, double *sums,
  int64_t *counts);

// Returns the sum of squared distances to the nearest of old centres and a new one: `closest` holds
// those to the old ones, 64 a block, 0 for filling. Unless it is NULL, the new ones go to `closer`.
double ck_approach(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centre,
  const float *closest, float *closer);

// Writes the squared distance and the number of the nearest of k centres to each point, 64 a block.
// Coordinates are subtracted before they are squared.
void ck_nearest_centre(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres,
  ptrdiff_t k, float *squares, uint32_t *clusters);

#endif
