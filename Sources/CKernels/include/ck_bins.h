#ifndef CK_BINS_H
#define CK_BINS_H

// Equal bins over a range, made by `ck_bins_between`. Bin 0 holds what lies below the range by more than `margin` bins, bin
// `count` + 1 what lies above it by more; the bins between hold the rest, nearer strays among the
// outermost. The same arithmetic on every path, so the same bits.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

typedef struct ck_bins {
  double low;     // where bin 1 begins
  double per;     // bins per unit, the inverse of their width
  double margin;  // how far outside a stray still counts as inside, in bins
  int32_t count;  // how many bins lie between the outer two
  bool easy;      // whether they are few, and each many times as wide as floats lie apart there
  float next[16]; // then, for each bin but the last, the least float that lies above it
} ck_bins;

ck_bins ck_bins_between(double low, double width, int32_t count, double margin);

// Adds to `counts`, which has `bins.count` + 2 places, how many elements each bin holds.
void ck_bins_count(ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts);

// Adds to sums[i] the entry of x[i]'s bin in `table`, which has `bins.count` + 2 places.
void ck_bins_add(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums);

#endif
