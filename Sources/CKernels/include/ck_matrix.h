#ifndef CK_MATRIX_H
#define CK_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

#include "ck_isa.h"

// A matrix in memory: element (i, j) is at[i * row + j * column].
typedef struct ck_view {
  const float *at;
  ptrdiff_t row, column;
} ck_view;

// C = A B, or C += A B: A is m × k, B is k × n, C is m × n with rows `row` apart and its columns
// adjacent. C overlaps neither A nor B.
//
// Each element of C is one chain of multiply-adds, from 0 (or from its old value) over k in
// ascending order, fused on the paths that fuse: those agree to the bit.
void ck_product(
  ck_isa isa, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, ck_view a, ck_view b, float *c, ptrdiff_t row,
  bool add);

#endif
