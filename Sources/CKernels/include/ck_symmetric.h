#ifndef CK_SYMMETRIC_H
#define CK_SYMMETRIC_H

// Small symmetric matrices in Double, row after row. There is one path: matrices this small gain
// little from wide vectors, and one order of operations has the same bits everywhere.

#include <stdbool.h>
#include <stddef.h>

// Replaces the lower triangle of a positive definite n × n matrix by its Cholesky factor L, with
// A = L Lᵀ; the upper triangle becomes 0. False, with `a` half done, if A is not positive definite.
bool ck_cholesky(double *a, ptrdiff_t n);

// Replaces a symmetric n × n matrix by its eigenvectors, one a row, and fills `values` with their
// eigenvalues, ascending. Scratch is n doubles. False if it did not converge.
bool ck_eigen(double *a, ptrdiff_t n, double *values, double *scratch);

#endif
