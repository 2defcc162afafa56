#ifndef CK_NOISE_H
#define CK_NOISE_H

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// What tells one piece of noise from all others: the key of a cipher, and half of its counter.
typedef struct ck_noise_key {
  uint64_t cipher, counter;
} ck_noise_key;

// Random words: block b of four is Philox4x32-10 of the counter (b, counter) under the key. A vector
// holds one word of each of sixteen blocks; n is a multiple of 16.
// Salmon, Moraes, Dror & Shaw, SC 2011, doi:10.1145/2063384.2063405
void ck_noise_words(ck_isa isa, ck_noise_key key, uint32_t *out, ptrdiff_t n);

// Standard normal numbers, those that ck_normals makes of two such vectors side by side; n is a
// multiple of 16. The words never leave the registers.
void ck_noise(ck_isa isa, ck_noise_key key, float *out, ptrdiff_t n);

#endif
