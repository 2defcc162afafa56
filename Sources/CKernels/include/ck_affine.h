#ifndef CK_AFFINE_H
#define CK_AFFINE_H

// Affine maps of many points, and their scatter, in Double. Points are Floats, feature by feature,
// a column `stride` floats after the one before. Sixteen points share a block of lanes, and
// each has its own chain of additions in the order of features: the same bits on every path.

#include <stddef.h>

#include "ck_isa.h"

typedef struct ck_points {
  const float *at;
  ptrdiff_t count, stride, features;
} ck_points;

// Writes out[r * points.count + i] = Σ matrix[r][c] · (x[c][i] - center[c]), for `rows` rows r.
// Scratch is 16 doubles a feature, here and below.
void ck_images(
    ck_isa isa, ck_points points, const double *center, const double *matrix, ptrdiff_t rows,
    double *scratch, double *out);

// Writes out[i], the sum of squares of point i's image.
void ck_squared_images(
    ck_isa isa, ck_points points, const double *center, const double *matrix, ptrdiff_t rows,
    double *scratch, double *out);

// Adds to sums[c] and to the lower triangle of scatter[c][b] the weighted sums of z[c] and z[c] z[b],
// where z = x - center; without weights, each is 1.
void ck_scatter(
    ck_isa isa, ck_points points, const double *center, const double *weights, double *scratch,
    double *sums, double *scatter);

#endif
