#include "ck_sorting.h"

#include "keys.h"

// Least significant digit first (Knuth, The Art of Computer Programming, vol. 3, 5.2.5). All
// digits are counted in one pass, and a digit that all keys share costs no pass of its own.

// Turns counts into first places; false when all n keys share one value.
static bool places(uint32_t *counts, int values, ptrdiff_t n) {
  uint32_t place = 0;
  for (int v = 0; v < values; v++) {
    const uint32_t count = counts[v];
    if (count == (uint32_t)n) return false;
    counts[v] = place;
    place += count;
  }
  return true;
}

// With fewer keys than this, counting wide digits would cost more than sorting by narrow ones.
enum { few = 2048, narrow = 8, wide = 11 };

// Sorts n elements at `a` with room for as many at `b`; returns the one that holds the result.
#define RADIX(name, type, key_of, key_bits)                                                   \
  CK_BODY type *name##_by(int bits, type *a, type *b, ptrdiff_t n) {                          \
    enum { most_digits = (key_bits + narrow - 1) / narrow };                                  \
    const int digits = (key_bits + bits - 1) / bits, values = 1 << bits;                      \
    uint32_t counts[most_digits][1 << wide];                                                  \
    for (int d = 0; d < digits; d++) memset(counts[d], 0, (size_t)values * sizeof **counts);  \
    for (ptrdiff_t i = 0; i < n; i++)                                                         \
      for (int d = 0; d < digits; d++) counts[d][key_of(a[i]) >> d * bits & (values - 1)]++;  \
    for (int d = 0; d < digits; d++) {                                                        \
      if (!places(counts[d], values, n)) continue;                                            \
      for (ptrdiff_t i = 0; i < n; i++)                                                       \
        CK_PUT(b, counts[d][key_of(a[i]) >> d * bits & (values - 1)], a[i]);                  \
      type *const sorted = b;                                                                 \
      b = a;                                                                                  \
      a = sorted;                                                                             \
    }                                                                                         \
    return a;                                                                                 \
  }                                                                                           \
  static type *name(type *a, type *b, ptrdiff_t n) {                                          \
    return n < few ? name##_by(narrow, a, b, n) : name##_by(wide, a, b, n);                   \
  }

CK_BODY uint64_t itself(uint64_t x) { return x; }
CK_BODY uint64_t upper_half(uint64_t x) { return x >> 32; }

// Keys that take the place of the numbers that they are made of.
typedef uint64_t in_place __attribute__((may_alias));

RADIX(sorted_u32, uint32_t, itself, 32)
RADIX(sorted_u64, in_place, itself, 64)
RADIX(sorted_upper_half, uint64_t, upper_half, 32)

// Floats, where every digit differs: the first pass makes keys of them and the last floats of keys,
// so that no pass does nothing else.
static bool sort_f32_by_digits(float *keys, ptrdiff_t n, uint32_t *scratch) {
  enum { bits = wide, values = 1 << bits };
  uint32_t counts[3][values] = {0}, *const other = scratch + n;
  for (ptrdiff_t i = 0; i < n; i++) {
    const uint32_t key = key_of_f32(keys[i]);
    for (int d = 0; d < 3; d++) counts[d][key >> d * bits & (values - 1)]++;
  }
  for (int d = 0; d < 3; d++)
    if (!places(counts[d], values, n)) return false;
  for (ptrdiff_t i = 0; i < n; i++) {
    const uint32_t key = key_of_f32(keys[i]);
    CK_PUT(scratch, counts[0][key & (values - 1)], key);
  }
  for (ptrdiff_t i = 0; i < n; i++)
    CK_PUT(other, counts[1][scratch[i] >> bits & (values - 1)], scratch[i]);
  for (ptrdiff_t i = 0; i < n; i++)
    CK_PUT(keys, counts[2][other[i] >> 2 * bits], f32_of_key(other[i]));
  return true;
}

static void sort_f32(float *keys, ptrdiff_t n, uint32_t *scratch) {
  for (ptrdiff_t i = 0; i < n; i++) scratch[i] = key_of_f32(keys[i]);
  const uint32_t *const result = sorted_u32(scratch, scratch + n, n);
  for (ptrdiff_t i = 0; i < n; i++) keys[i] = f32_of_key(result[i]);
}

// New memory costs as much as a pass of the sort, or two: these make do with half.
#define SORT(name, type, key_of, of_key)                            \
  void name(type *keys, ptrdiff_t n, uint64_t *scratch) {           \
    in_place *const own = (in_place *)keys;                         \
    for (ptrdiff_t i = 0; i < n; i++) own[i] = key_of(keys[i]);     \
    const in_place *const result = sorted_u64(own, scratch, n);     \
    for (ptrdiff_t i = 0; i < n; i++) keys[i] = of_key(result[i]);  \
  }

SORT(ck_sort_f64, double, key_of_f64, f64_of_key)
SORT(ck_sort_u64, uint64_t, itself, itself)

void ck_sort_f32(float *keys, ptrdiff_t n, uint32_t *scratch) {
  if (n < few || !sort_f32_by_digits(keys, n, scratch)) sort_f32(keys, n, scratch);
}

void ck_argsort_f32(const float *keys, ptrdiff_t n, uint32_t *order, uint64_t *scratch) {
  for (ptrdiff_t i = 0; i < n; i++) scratch[i] = (uint64_t)key_of_f32(keys[i]) << 32 | (uint32_t)i;
  const uint64_t *const result = sorted_upper_half(scratch, scratch + n, n);
  for (ptrdiff_t i = 0; i < n; i++) order[i] = (uint32_t)result[i];
}

// By the lower halves of the keys first, then by the upper ones, each beside its index in one word.
#define ARGSORT(name, type, key_of)                                                         \
  void name(const type *keys, ptrdiff_t n, uint32_t *order, uint64_t *scratch) {            \
    uint64_t *const other = scratch + n, *words = scratch;                                  \
    for (ptrdiff_t i = 0; i < n; i++) words[i] = key_of(keys[i]) << 32 | (uint32_t)i;       \
    words = sorted_upper_half(words, other, n);                                             \
    for (ptrdiff_t i = 0; i < n; i++) {                                                     \
      const uint32_t index = (uint32_t)words[i];                                            \
      words[i] = key_of(keys[index]) >> 32 << 32 | index;                                   \
    }                                                                                       \
    words = sorted_upper_half(words, words == other ? scratch : other, n);                  \
    for (ptrdiff_t i = 0; i < n; i++) order[i] = (uint32_t)words[i];                        \
  }

ARGSORT(ck_argsort_f64, double, key_of_f64)
ARGSORT(ck_argsort_u64, uint64_t, itself)
