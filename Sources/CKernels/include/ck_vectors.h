#ifndef CK_VECTORS_H
#define CK_VECTORS_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// Functions of every element. Input and output may be the same memory. Paths that fuse agree to
// the bit; portable x86 keeps within the same errors. The errors of e^x and ln x are the worst
// over all 2³² floats.

// e^x, within 1.02 ulp: 0 below -104, +infinity above 88.73, denormals as they should be.
void ck_exp(ck_isa isa, const float *x, float *out, ptrdiff_t n);

// ln x, within 0.83 ulp: -infinity at 0, NaN below it.
void ck_log(ck_isa isa, const float *x, float *out, ptrdiff_t n);

// cos 2πx, within 1.2e-7 for |x| ≤ 1 and exact to the rounding of x up to 2²².
void ck_cos_turns(ck_isa isa, const float *x, float *out, ptrdiff_t n);

#endif
