#ifndef CK_SORTING_H
#define CK_SORTING_H

#include <stddef.h>
#include <stdint.h>

// Ascending radix sorts, O(n) and stable, of fewer than 2³² keys. -0.0 and +0.0 are one key; all
// NaNs are one key, after +infinity. There is one path: a scatter gains nothing from vectors, and
// integers have the same bits everywhere.

// Sorts in place, with scratch for 2 n keys, or n of 64 bits. Zeros come out as +0.0 and NaNs as the
// quiet one.
void ck_sort_f32(float *keys, ptrdiff_t n, uint32_t *scratch);
void ck_sort_f64(double *keys, ptrdiff_t n, uint64_t *scratch);
void ck_sort_u64(uint64_t *keys, ptrdiff_t n, uint64_t *scratch);

// Writes to `order` the indices of the keys in ascending order of key. Scratch is 2 n words.
void ck_argsort_f32(const float *keys, ptrdiff_t n, uint32_t *order, uint64_t *scratch);
void ck_argsort_f64(const double *keys, ptrdiff_t n, uint32_t *order, uint64_t *scratch);
void ck_argsort_u64(const uint64_t *keys, ptrdiff_t n, uint32_t *order, uint64_t *scratch);

#endif
