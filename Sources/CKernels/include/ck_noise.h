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

// Standard normal numbers: two vectors of such words make two of them, within 3e-6 of the exact
// values and none beyond 5.8; n is a multiple of 16. The words never leave the registers.
// Box & Muller 1958, doi:10.1214/aoms/1177706645
void ck_noise(ck_isa isa, ck_noise_key key, float *out, ptrdiff_t n);

#endif
