#include "csv_cells.h"

// clang-format off
static const int64_t tens[19] = {
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000,
  100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000,
  10000000000000000, 100000000000000000, 1000000000000000000,
};
// clang-format on

static const double real_tens[19] = {
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18,
};

// A plain decimal taken apart: digits / 10^places, negated if it says so.
typedef struct {
  uint64_t digits;
  int count, places;  // digits in all (up to 19), and behind the point (up to 18)
  bool negative, plain;
} number;

// The places if the number's form is plain: a digit before the point, one behind it if there is
// one, and no zero at the front of several digits.
CK_BODY bool is_plain(const uint8_t *p, uint32_t count, uint32_t point) {
  bool has_point = point < count;
  return point >= 1 && (!has_point || point + 1 < count) && (p[0] != '0' || point == 1);
}

// Up to `limit` digits and a point, byte by byte.
CK_BODY number read_slowly(const uint8_t *p, uint32_t count, int limit) {
  number n = {0};
  uint32_t point = count;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t digit = (uint32_t)p[i] - '0';
    if (p[i] == '.' && point == count) {
      point = i;
    } else if (digit <= 9 && n.count < limit) {
      n.digits = n.digits * 10 + digit;
      n.count++;
    } else {
      return n;
    }
  }
  n.places = point < count ? (int)(count - point) - 1 : 0;
  n.plain = is_plain(p, count, point);
  return n;
}

// One to eight digits in a machine word: they are moved to its upper end, so that zeros stand before
// them, and joined in pairs, fours and eights (Lemire, "Number parsing at a gigabyte per second",
// 2021).
CK_BODY number read_8_digits(const uint8_t *p, uint32_t count) {
  uint32_t gap = 64 - 8 * count;
  uint64_t t = (ck_bytes8(p) ^ 0x3030303030303030u) << gap;
  uint64_t odd = (t | (t + 0x0606060606060606u)) & 0xF0F0F0F0F0F0F0F0u;
  uint64_t twos = t * 10 + (t >> 8);
  uint64_t low = (twos & 0x000000FF000000FFu) * (100 + (1000000ull << 32));
  uint64_t high = (twos >> 16 & 0x000000FF000000FFu) * (1 + (10000ull << 32));
  number n = {.digits = (low + high) >> 32, .count = (int)count};
  n.plain = (odd == 0) & ((p[0] != '0') | (count == 1));
  return n;
}

#if CK_X86

#include <immintrin.h>

// Up to sixteen bytes at once: the digits are moved to the right end of a register, closing the gap
// of the point, and added up in pairs, fours and eights.
CK_AVX2 CK_BODY number read_16(const uint8_t *p, uint32_t count) {
  __m128i text = _mm_loadu_si128((const void *)p);
  uint32_t used = (1u << count) - 1;
  uint32_t points = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, _mm_set1_epi8('.'))) & used;
  __m128i digits = _mm_sub_epi8(text, _mm_set1_epi8('0'));
  __m128i in_range = _mm_cmpeq_epi8(_mm_min_epu8(digits, _mm_set1_epi8(9)), digits);
  uint32_t odd = ~(uint32_t)_mm_movemask_epi8(in_range) & used;
  uint32_t point = (uint32_t)__builtin_ctz(points | 1u << count);
  uint32_t has_point = points != 0;
  int total = (int)(count - has_point);
  __m128i lane = _mm_setr_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  __m128i source = _mm_add_epi8(lane, _mm_set1_epi8((char)(total - 16)));
  __m128i behind = _mm_cmpgt_epi8(source, _mm_set1_epi8((char)((int)point - 1)));
  digits = _mm_shuffle_epi8(digits, _mm_sub_epi8(source, behind));
  __m128i twos = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010A));
  __m128i fours = _mm_madd_epi16(twos, _mm_set1_epi32(0x00010064));
  __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x00012710));
  uint64_t halves = (uint64_t)_mm_cvtsi128_si64(eights);
  number n = {.digits = (halves & 0xffffffff) * 100000000 + (halves >> 32), .count = total};
  n.places = (int)(count - point - has_point);
  // One byte may be no digit: a point between digits, behind a zero only if that stands alone. Said
  // in bits, since a jump that is foretold wrongly costs more than all of this.
  uint32_t ends = 1 | 1u << (count - 1);
  uint32_t wrong = (odd ^ points) | (points & (points - 1)) | (points & ends);
  uint32_t leading = (p[0] == '0') & (count > 1) & (~points >> 1);
  n.plain = (wrong | leading) == 0;
  return n;
}

#endif

// w / 10^places as the nearest double, ties to even, for any w: a 128-bit quotient with 62 bits or
// more, and whether there was a remainder, hold all that rounding asks for.
static double quotient(uint64_t w, int places) {
  if (w == 0) return 0;
  uint64_t d = (uint64_t)tens[places];
  int up = __builtin_clzll(w), down = __builtin_clzll(d);
  unsigned __int128 numerator = (unsigned __int128)(w << up) << 63;
  uint64_t q = (uint64_t)(numerator / (d << down));
  bool rest = numerator % (d << down) != 0;
  int drop = 11 - __builtin_clzll(q);
  uint64_t half = 1ull << (drop - 1);
  uint64_t low = q & (2 * half - 1);
  uint64_t kept = q >> drop;
  kept += low > half || (low == half && (rest || (kept & 1)));
  uint64_t power = (uint64_t)(1023 + drop + down - up - 63) << 52;
  double scale;
  memcpy(&scale, &power, sizeof scale);
  return (double)kept * scale;
}

// Two integers that are exact as doubles give the nearest double in one division.
CK_BODY double real_of(number n) {
  double x = n.digits <= 1ull << 53 ? (double)(int64_t)n.digits / real_tens[n.places]
                                    : quotient(n.digits, n.places);
  // Signs come by chance in many columns, so no jump may depend on them.
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  bits ^= (uint64_t)n.negative << 63;
  memcpy(&x, &bits, sizeof x);
  return x;
}

#define CK_PATH(name) name##_scalar
#define CK_TARGET
#define CK_READ(p, count, limit) read_slowly(p, count, limit)
#include "csv_numbers.h"

#if CK_X86
#undef CK_PATH
#undef CK_TARGET
#undef CK_READ
#define CK_PATH(name) name##_avx2
#define CK_TARGET CK_AVX2
#define CK_READ(p, count, limit) \
  ((count) <= 16 ? read_16(p, count) : read_slowly(p, count, limit))
#include "csv_numbers.h"
#endif

CK_TABLE(
    ptrdiff_t, ck_csv_integers, (ck_csv_cells cells, ck_csv_missing missing, int64_t *out),
    (cells, missing, out), integers_scalar, integers_avx2, integers_avx2)

CK_TABLE(
    ptrdiff_t, ck_csv_decimals,
    (ck_csv_cells cells, ck_csv_missing missing, int scale, int64_t *out),
    (cells, missing, scale, out), decimals_scalar, decimals_avx2, decimals_avx2)

CK_TABLE(
    ptrdiff_t, ck_csv_reals, (ck_csv_cells cells, ck_csv_missing missing, double *out),
    (cells, missing, out), reals_scalar, reals_avx2, reals_avx2)
