#include "ck_bins.h"

#include "paths.h"

// Which bin an element falls into: all in Double and without a branch, so that lanes can share it.
CK_BODY int32_t bin_of(ck_bins bins, float x) {
  const double last = (double)(bins.count - 1), place = ((double)x - bins.low) * bins.per;
  const double raised = place > 0 ? place : 0, inside = raised < last ? raised : last;
  const int32_t bin = (int32_t)inside + 1;
  const int32_t above = place > (double)bins.count + bins.margin ? bins.count + 1 : bin;
  return place < -bins.margin ? 0 : above;
}

// Bins are found for a block at a time, in lanes. With few bins, lanes share what follows as well.
enum { block = 1024, few = 16 };

#define FIND(type, found) \
  for (ptrdiff_t i = 0; i < size; i++) found[i] = (type)bin_of(bins, x[i]);

CK_BODY ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

// MARK: - Counting

typedef uint8_t u8x64 __attribute__((ext_vector_type(64)));
typedef uint16_t u16x64 __attribute__((ext_vector_type(64)));

// Looks for one bin after the other: to count one element after the other, each in its bin, would
// be to wait for the one before wherever both fall into the same.
CK_BODY void count_few(ck_bins bins, const float *x, ptrdiff_t size, int64_t *counts) {
  uint8_t found[block];
  FIND(uint8_t, found)
  memset(found + size, few, (size_t)(block - size));
  for (int bin = 0; bin < bins.count + 2; bin++) {
    u8x64 hits = 0;
    for (int i = 0; i < block; i += 64) {
      u8x64 some;
      memcpy(&some, found + i, sizeof some);
      hits -= (u8x64)(some == (uint8_t)bin);
    }
    counts[bin] += __builtin_reduce_add(__builtin_convertvector(hits, u16x64));
  }
}

CK_BODY void count_many(ck_bins bins, const float *x, ptrdiff_t size, int64_t *counts) {
  int32_t found[block];
  FIND(int32_t, found)
  for (ptrdiff_t i = 0; i < size; i++) counts[found[i]]++;
}

CK_BODY void ck_bins_count_body(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts) {
  (void)isa;
  for (ptrdiff_t start = 0; start < n; start += block) {
    const ptrdiff_t size = smaller(block, n - start);
    if (bins.count + 2 <= few) count_few(bins, x + start, size, counts);
    else count_many(bins, x + start, size, counts);
  }
}

CK_KERNEL(
    void, ck_bins_count, (ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts),
    (bins, x, n, counts))

// MARK: - Adding

CK_BODY void ck_bins_add_body(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  (void)isa;
  int32_t found[block];
  for (; n > 0; x += block, sums += block, n -= block) {
    const ptrdiff_t size = smaller(block, n);
    FIND(int32_t, found)
    for (ptrdiff_t i = 0; i < size; i++) sums[i] += table[found[i]];
  }
}

static void ck_bins_add_scalar(
    ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  ck_bins_add_body(ck_isa_scalar, bins, x, n, table, sums);
}

#if CK_X86

#include <immintrin.h>

CK_AVX2 static void ck_bins_add_avx2(
    ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  ck_bins_add_body(ck_isa_avx2, bins, x, n, table, sums);
}

typedef double f64x8 __attribute__((ext_vector_type(8)));
typedef int64_t i64x8 __attribute__((ext_vector_type(8)));

// Two registers hold a table of few bins.
CK_AVX512 static void ck_bins_add_avx512(
    ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  ptrdiff_t i = 0;
  if (bins.count + 2 <= few) {
    double room[few] = {0};
    memcpy(room, table, (size_t)(bins.count + 2) * sizeof *room);
    const __m512d low = _mm512_loadu_pd(room), high = _mm512_loadu_pd(room + 8);
    for (; i + 8 <= n; i += 8) {
      i64x8 bin;
#pragma clang loop unroll(full)
      for (int lane = 0; lane < 8; lane++) bin[lane] = bin_of(bins, x[i + lane]);
      const __m512d worth = _mm512_permutex2var_pd(low, (__m512i)bin, high);
      _mm512_storeu_pd(sums + i, _mm512_add_pd(_mm512_loadu_pd(sums + i), worth));
    }
  }
  ck_bins_add_body(ck_isa_avx512, bins, x + i, n - i, table, sums + i);
}

#endif

CK_TABLE(
    void, ck_bins_add,
    (ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums),
    (bins, x, n, table, sums), ck_bins_add_scalar, ck_bins_add_avx2, ck_bins_add_avx512)
