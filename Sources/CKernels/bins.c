#include "ck_bins.h"

#include "paths.h"

// Which bin an element falls into: all in Double and without a branch, so that lanes can share it.
CK_BODY int32_t bin_of(ck_bins bins, float x) {
  const double last = (double)(bins.count - 1), place = ((double)x - bins.low) * bins.per;
  const double raised = place > 0 ? place : 0, inside = raised < last ? raised : last;
  const int32_t bin = (int32_t)inside + 1;
  const int32_t above = place > (double)bins.count + bins.margin ? bins.count + 1 : bin;
  return place < -bins.margin ? 0 : above;
}

// Bins are found for a block at a time, in lanes; what follows takes one element after another.
enum { block = 512 };

CK_BODY void find_bins(ck_bins bins, const float *x, ptrdiff_t n, int32_t *found) {
  for (ptrdiff_t i = 0; i < n; i++) found[i] = bin_of(bins, x[i]);
}

CK_BODY ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

CK_BODY void ck_bins_count_body(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts) {
  (void)isa;
  int32_t found[block];
  for (ptrdiff_t start = 0; start < n; start += block) {
    const ptrdiff_t size = smaller(block, n - start);
    find_bins(bins, x + start, size, found);
    for (ptrdiff_t i = 0; i < size; i++) counts[found[i]]++;
  }
}

CK_BODY void ck_bins_add_body(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  (void)isa;
  int32_t found[block];
  for (ptrdiff_t start = 0; start < n; start += block) {
    const ptrdiff_t size = smaller(block, n - start);
    find_bins(bins, x + start, size, found);
    for (ptrdiff_t i = 0; i < size; i++) sums[start + i] += table[found[i]];
  }
}

CK_KERNEL(
    void, ck_bins_count, (ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts),
    (bins, x, n, counts))
CK_KERNEL(
    void, ck_bins_add,
    (ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums),
    (bins, x, n, table, sums))
