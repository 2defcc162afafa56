#ifndef CK_KEYS_H
#define CK_KEYS_H

#include <string.h>

#include "paths.h"

// Keys whose unsigned order is the order of the floats: negative ones flipped, the sign inverted.
CK_BODY uint32_t key_of_f32(float x) {
  if (x != x) return UINT32_MAX;
  x += 0.0f;  // -0.0 becomes +0.0
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits ^ ((uint32_t)((int32_t)bits >> 31) | 0x80000000u);
}

CK_BODY uint64_t key_of_f64(double x) {
  if (x != x) return UINT64_MAX;
  x += 0.0;
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits ^ ((uint64_t)((int64_t)bits >> 63) | 0x8000000000000000u);
}

CK_BODY float f32_of_key(uint32_t key) {
  if (key == UINT32_MAX) return __builtin_nanf("");
  const uint32_t bits = key ^ (~(uint32_t)((int32_t)key >> 31) | 0x80000000u);
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

CK_BODY double f64_of_key(uint64_t key) {
  if (key == UINT64_MAX) return __builtin_nan("");
  const uint64_t bits = key ^ (~(uint64_t)((int64_t)key >> 63) | 0x8000000000000000u);
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// Puts a value at a place, which moves on, and calls for the line of memory behind it. Processors
// see by themselves where some dozens of places go on; of more, every line would be waited for.
#define CK_PUT(array, place, value)                            \
  do {                                                         \
    const uint32_t at_ = (place)++;                            \
    (array)[at_] = (value);                                    \
    __builtin_prefetch((array) + at_ + 64 / sizeof *(array), 1); \
  } while (0)

#endif
