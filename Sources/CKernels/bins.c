#include "ck_bins.h"

#include "keys.h"
#include "lanes.h"

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

CK_BODY void find(ck_bins bins, const float *x, ptrdiff_t size, int32_t *found) {
  for (ptrdiff_t i = 0; i < size; i++) found[i] = bin_of(bins, x[i]);
}

CK_BODY ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

// MARK: - Where bins begin

// Bins are few and broad where a float can tell in which tenth of one it lies.
static bool are_easy(ck_bins bins) {
  const double ends[] = {bins.low, bins.low + bins.count / bins.per};
  const double farthest = 0x1p18 / bins.per;
  return bins.count + 2 <= few && bins.per > 0x1p-100 && bins.per < 0x1p100
    && ends[0] > -farthest && ends[1] < farthest;
}

// The least float that lies in a bin or above it; infinite where none else does. It lies near where
// arithmetic puts it: first a stretch around that is found in which it must be.
static float least_in(ck_bins bins, int32_t bin) {
  const uint32_t least = key_of_f32(-__builtin_inff()), most = key_of_f32(__builtin_inff());
  uint32_t high = key_of_f32((float)(bins.low + (bin - 1) / bins.per)), low = high;
  for (uint32_t step = 1; high < most && bin_of(bins, f32_of_key(high)) < bin; step *= 2) {
    low = high + 1;
    high = most - high > step ? high + step : most;
  }
  for (uint32_t step = 1; low > least && bin_of(bins, f32_of_key(low - 1)) >= bin; step *= 2) {
    high = low - 1;
    low = low - least > step ? low - step : least;
  }
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (bin_of(bins, f32_of_key(middle)) < bin) low = middle + 1;
    else high = middle;
  }
  return f32_of_key(low);
}

ck_bins ck_bins_between(double low, double width, int32_t count, double margin) {
  ck_bins bins = {.low = low, .per = 1 / width, .margin = margin, .count = count};
  bins.easy = are_easy(bins);
  for (int32_t bin = 0; bins.easy && bin <= count; bin++)
    bins.next[bin] = least_in(bins, bin + 1);
  return bins;
}

#if CK_X86

#include <immintrin.h>

// Bins of sixteen elements, where bins are easy: a guess that is never too high and at the most one
// too low, and a look at where the next bin begins.
typedef struct easy_bins {
  __m512 per, shift, last, next;
} easy_bins;

#define CK_INLINE512 CK_AVX512 static inline __attribute__((always_inline))

CK_INLINE512 easy_bins easy_of(ck_bins bins) {
  return (easy_bins){
    _mm512_set1_ps((float)bins.per), _mm512_set1_ps((float)(0.875 - bins.low * bins.per)),
    _mm512_set1_ps((float)bins.count), _mm512_loadu_ps(bins.next)};
}

CK_INLINE512 __m512i easy_bin_of(easy_bins bins, __m512 x) {
  const __m512 place = _mm512_fmadd_ps(x, bins.per, bins.shift);
  const __m512 inside = _mm512_min_ps(_mm512_max_ps(place, _mm512_setzero_ps()), bins.last);
  const __m512i guess = _mm512_cvttps_epi32(inside);
  const __mmask16 beyond =
    _mm512_cmp_ps_mask(x, _mm512_permutexvar_ps(guess, bins.next), _CMP_NLT_UQ);
  return _mm512_sub_epi32(guess, _mm512_movm_epi32(beyond));
}

#endif

// MARK: - Counting

typedef uint8_t u8x64 __attribute__((ext_vector_type(64)));
typedef uint16_t u16x64 __attribute__((ext_vector_type(64)));

// Looks for one bin after the other: to count one element after the other, each in its bin, would
// be to wait for the one before wherever both fall into the same.
CK_BODY void count_few(ck_bins bins, uint8_t *found, ptrdiff_t size, int64_t *counts) {
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
  find(bins, x, size, found);
  for (ptrdiff_t i = 0; i < size; i++) counts[found[i]]++;
}

CK_BODY void ck_bins_count_body(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts) {
  (void)isa;
  uint8_t found[block];
  for (ptrdiff_t start = 0; start < n; start += block) {
    const ptrdiff_t size = smaller(block, n - start);
    if (bins.count + 2 > few) {
      count_many(bins, x + start, size, counts);
      continue;
    }
    for (ptrdiff_t i = 0; i < size; i++) found[i] = (uint8_t)bin_of(bins, x[start + i]);
    count_few(bins, found, size, counts);
  }
}

static void ck_bins_count_scalar(ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts) {
  ck_bins_count_body(ck_isa_scalar, bins, x, n, counts);
}

#if CK_X86

CK_AVX2 static void ck_bins_count_avx2(
    ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts) {
  ck_bins_count_body(ck_isa_avx2, bins, x, n, counts);
}

CK_AVX512 static void ck_bins_count_avx512(
    ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts) {
  if (bins.easy) {
    const easy_bins easy = easy_of(bins);
    uint8_t found[block];
    for (; n >= block; x += block, n -= block) {
      for (int i = 0; i < block; i += CK_LANES)
        _mm_storeu_si128(
            (__m128i_u *)(found + i),
            _mm512_cvtepi32_epi8(easy_bin_of(easy, _mm512_loadu_ps(x + i))));
      count_few(bins, found, block, counts);
    }
  }
  ck_bins_count_body(ck_isa_avx512, bins, x, n, counts);
}

#endif

CK_TABLE(
    void, ck_bins_count, (ck_bins bins, const float *x, ptrdiff_t n, int64_t *counts),
    (bins, x, n, counts), ck_bins_count_scalar, ck_bins_count_avx2, ck_bins_count_avx512)

// MARK: - Adding

CK_BODY void ck_bins_add_body(
    ck_isa isa, ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  (void)isa;
  int32_t found[block];
  for (; n > 0; x += block, sums += block, n -= block) {
    const ptrdiff_t size = smaller(block, n);
    find(bins, x, size, found);
    for (ptrdiff_t i = 0; i < size; i++) sums[i] += table[found[i]];
  }
}

static void ck_bins_add_scalar(
    ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  ck_bins_add_body(ck_isa_scalar, bins, x, n, table, sums);
}

#if CK_X86

CK_AVX2 static void ck_bins_add_avx2(
    ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  ck_bins_add_body(ck_isa_avx2, bins, x, n, table, sums);
}

CK_AVX512 static void ck_bins_add_avx512(
    ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums) {
  ptrdiff_t i = 0;
  if (bins.easy) {
    const easy_bins easy = easy_of(bins);
    // Two registers hold a table of few bins.
    double room[few] = {0};
    memcpy(room, table, (size_t)(bins.count + 2) * sizeof *room);
    const __m512d low = _mm512_loadu_pd(room), high = _mm512_loadu_pd(room + 8);
    for (; i + CK_LANES <= n; i += CK_LANES) {
      const __m512i bin = easy_bin_of(easy, _mm512_loadu_ps(x + i));
#pragma clang loop unroll(full)
      for (int half = 0; half < 2; half++) {
        const __m256i own = half == 0 ? _mm512_castsi512_si256(bin)
                                      : _mm512_extracti64x4_epi64(bin, 1);
        const __m512d worth = _mm512_permutex2var_pd(low, _mm512_cvtepi32_epi64(own), high);
        double *const sum = sums + i + 8 * half;
        _mm512_storeu_pd(sum, _mm512_add_pd(_mm512_loadu_pd(sum), worth));
      }
    }
  }
  ck_bins_add_body(ck_isa_avx512, bins, x + i, n - i, table, sums + i);
}

#endif

CK_TABLE(
    void, ck_bins_add,
    (ck_bins bins, const float *x, ptrdiff_t n, const double *table, double *sums),
    (bins, x, n, table, sums), ck_bins_add_scalar, ck_bins_add_avx2, ck_bins_add_avx512)
