#ifndef CK_PEAK_H
#define CK_PEAK_H

#include <stddef.h>

#include "ck_isa.h"

// Does nothing but float multiply-adds, enough of them at once to keep the machine full: what
// other kernels are measured against. Adds to `done` how many; returns what they came to.
float ck_multiply_adds(ck_isa isa, ptrdiff_t rounds, float factor, float addend, ptrdiff_t *done);

#endif
