#include "ck_ranking.h"

#include "keys.h"
#include "paths.h"

CK_BODY int ck_score_traits_body(ck_isa isa, const double *scores, ptrdiff_t n) {
  (void)isa;
  uint64_t infinite = 0, wide = 0;
  for (ptrdiff_t i = 0; i < n; i++) {
    const double x = scores[i];
    infinite |= (uint64_t)(x - x != 0);
    wide |= (uint64_t)((double)(float)x != x);
  }
  return (infinite ? 0 : ck_finite) | (wide ? 0 : ck_narrow);
}

CK_KERNEL(int, ck_score_traits, (const double *scores, ptrdiff_t n), (scores, n))

CK_BODY ptrdiff_t ck_count_u8_body(ck_isa isa, const uint8_t *bytes, ptrdiff_t n, uint8_t value) {
  (void)isa;
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < n; i++) count += bytes[i] == value;
  return count;
}

CK_KERNEL(ptrdiff_t, ck_count_u8, (const uint8_t *bytes, ptrdiff_t n, uint8_t value),
          (bytes, n, value))

// Keys whose unsigned ascending order is the descending order of the numbers.
CK_BODY uint32_t key_u32(double score) {
  const float x = (float)score + 0.0f;  // -0.0 becomes +0.0
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return ~(bits ^ ((uint32_t)((int32_t)bits >> 31) | 0x80000000u));
}

CK_BODY uint64_t key_u64(double score) {
  const double x = score + 0.0;
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return ~(bits ^ ((uint64_t)((int64_t)bits >> 63) | 0x8000000000000000u));
}

CK_BODY double score_u32(uint32_t key) {
  const uint32_t bits = ~key ^ (~key >> 31 ? 0x80000000u : UINT32_MAX);
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

CK_BODY double score_u64(uint64_t key) {
  const uint64_t bits = ~key ^ (~key >> 63 ? 0x8000000000000000u : UINT64_MAX);
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// Every row is written to both classes, and only one of them moves on: no branch to mispredict.
#define SPLIT(width)                                                                         \
  void ck_split_u##width(const double *scores, const uint8_t *classes, ptrdiff_t n,          \
                         uint##width##_t *normal, uint##width##_t *anomalous) {              \
    for (ptrdiff_t i = 0; i < n; i++) {                                                      \
      const uint##width##_t key = key_u##width(scores[i]);                                   \
      *normal = key;                                                                         \
      *anomalous = key;                                                                      \
      normal += classes[i] == 0;                                                             \
      anomalous += classes[i] == 1;                                                          \
    }                                                                                        \
  }

SPLIT(32)
SPLIT(64)

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

// Least significant digit first (Knuth, The Art of Computer Programming, vol. 3, 5.2.5). All
// digits are counted in one pass, and a digit that all keys share costs no pass of its own.
enum { digit = 11, digit_values = 1 << digit };

#define SORT(width)                                                                          \
  void ck_sort_keys_u##width(uint##width##_t *keys, ptrdiff_t n, uint##width##_t *scratch) { \
    enum { digits = (width + digit - 1) / digit };                                           \
    uint32_t counts[digits][digit_values];                                                   \
    memset(counts, 0, sizeof counts);                                                        \
    for (ptrdiff_t i = 0; i < n; i++)                                                        \
      for (int d = 0; d < digits; d++) counts[d][keys[i] >> d * digit & (digit_values - 1)]++; \
    uint##width##_t *from = keys, *to = scratch;                                             \
    for (int d = 0; d < digits; d++) {                                                       \
      if (!places(counts[d], digit_values, n)) continue;                                     \
      for (ptrdiff_t i = 0; i < n; i++)                                                      \
        CK_PUT(to, counts[d][from[i] >> d * digit & (digit_values - 1)], from[i]);           \
      uint##width##_t *const sorted = to;                                                    \
      to = from;                                                                             \
      from = sorted;                                                                         \
    }                                                                                        \
    if (from != keys) memcpy(keys, from, (size_t)n * sizeof *keys);                          \
  }

SORT(32)
SORT(64)

#define DISTINCT(width)                                                                     \
  CK_BODY ptrdiff_t ck_distinct_u##width##_body(ck_isa isa, const uint##width##_t *keys,    \
                                                ptrdiff_t n) {                              \
    (void)isa;                                                                              \
    ptrdiff_t count = n > 0;                                                                \
    for (ptrdiff_t i = 1; i < n; i++) count += keys[i] != keys[i - 1];                      \
    return count;                                                                           \
  }                                                                                         \
  CK_KERNEL(ptrdiff_t, ck_distinct_u##width, (const uint##width##_t *keys, ptrdiff_t n), (keys, n))

DISTINCT(32)
DISTINCT(64)

// With few anomalies, most normal rows are passed sixteen at a time.
#define MERGE(width)                                                                              \
  void ck_merge_u##width(const uint##width##_t *normal, ptrdiff_t normals,                        \
                         const uint##width##_t *anomalous, ptrdiff_t anomalies, ck_step *steps,   \
                         double *scores) {                                                        \
    ptrdiff_t at = 0;                                                                             \
    for (ptrdiff_t i = 0; i < anomalies; steps++, scores++) {                                     \
      const uint##width##_t key = anomalous[i];                                                   \
      const ptrdiff_t first = i, above = at;                                                      \
      while (at + 16 <= normals && normal[at + 15] < key) at += 16;                               \
      while (at < normals && normal[at] < key) at++;                                              \
      const ptrdiff_t tied = at;                                                                  \
      while (at < normals && normal[at] == key) at++;                                             \
      while (i < anomalies && anomalous[i] == key) i++;                                           \
      *steps = (ck_step){(uint32_t)(tied - above), (uint32_t)(i - first), (uint32_t)(at - tied)}; \
      *scores = score_u##width(key);                                                              \
    }                                                                                             \
  }

MERGE(32)
MERGE(64)
