#ifndef CK_DISTANCES_H
#define CK_DISTANCES_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// Squared Euclidean distances to blocks of 64 points. A block is dimension-major: coordinate c of
// point i is at block[64 c + i]. Coordinates are subtracted, then squared and summed in the order
// of c; no use is made of ‖x‖² + ‖y‖² - 2xy, which loses all digits for near neighbours. Paths
// that fuse agree to the bit.

// Query q is at queries + q · stride; its 64 distances go to out + 64 q.
void ck_distances(
  ck_isa isa, const float *queries, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t dimensions,
  const float *block, float *out);

// The same; bit i of near[q] says whether point i is nearer to query q than the root of limits[q].
void ck_distances_within(
  ck_isa isa, const float *queries, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t dimensions,
  const float *block, const float *limits, float *out, uint64_t *near);

#endif
