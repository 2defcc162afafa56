#ifndef CK_TAILS_H
#define CK_TAILS_H

// How far out in the tails of known cells other cells lie. There is one path: the work is a walk
// and a scatter.

#include <stddef.h>
#include <stdint.h>

typedef struct ck_tails {
  const float *sorted;     // the known cells, ascending
  ptrdiff_t count;         // how many there are
  const double *surprise;  // what a tail of 0…count of them is worth
  double left, right;      // how much of either tail's surprise always counts
  double own, other;       // as an alternative, of one tail and of the other, either way around
} ck_tails;

// Adds to sums[i] the largest of left · l + right · r, own · l + other · r and other · l + own · r,
// where l is the surprise of the known cells up to cell i, and r of those from it on. Cells are
// fewer than 2³² and none is NaN; scratch is two words a cell.
void ck_tails_add(
    ck_tails tails, const float *cells, ptrdiff_t n, uint64_t *scratch, double *sums);

#endif
