#ifndef CK_REDUCTIONS_H
#define CK_REDUCTIONS_H

// Sums and extremes. Sums run in sixteen Double lanes, lane i taking elements i, i + 16, …, folded
// at the end in halves: the same bits on every path.

#include <stddef.h>

#include "ck_isa.h"

double ck_sum_f32(ck_isa isa, const float *x, ptrdiff_t n);
double ck_sum_f64(ck_isa isa, const double *x, ptrdiff_t n);

// Sum of x[i] * y[i]; in the Float form every product is exact.
double ck_dot_f32(ck_isa isa, const float *x, const float *y, ptrdiff_t n);
double ck_dot_f64(ck_isa isa, const double *x, const double *y, ptrdiff_t n);

// Sum of (x[i] - center)².
double ck_sum_squares_f32(ck_isa isa, const float *x, ptrdiff_t n, double center);
double ck_sum_squares_f64(ck_isa isa, const double *x, ptrdiff_t n, double center);

// Sum of (x[i] - center)³.
double ck_sum_cubes_f32(ck_isa isa, const float *x, ptrdiff_t n, double center);

// The least and greatest element, NaN passed over; +infinity and -infinity when there is none.
void ck_extremes_f32(ck_isa isa, const float *x, ptrdiff_t n, double *least, double *greatest);
void ck_extremes_f64(ck_isa isa, const double *x, ptrdiff_t n, double *least, double *greatest);

#endif
