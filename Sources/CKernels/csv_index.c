#include "ck_csv.h"

#include "paths.h"

// Sixty-four bytes of text as bit masks, one bit a byte.
typedef struct {
  uint64_t separators, lines, returns, before_lines, quotes, high, nul;
} block;

typedef struct {
  ptrdiff_t count, lines, returns;
  uint64_t quotes, paired, lone, high, nul;
} tally;

CK_BODY void note(tally *t, block b, uint64_t valid) {
  t->lines += __builtin_popcountll(b.lines & valid);
  uint64_t returns = b.returns & valid;
  if (returns) {
    t->returns += __builtin_popcountll(returns & b.before_lines);
    t->paired |= returns & b.before_lines;
    t->lone |= returns & ~b.before_lines;
  }
  t->quotes |= b.quotes & valid;
  t->high |= b.high & valid;
  t->nul |= b.nul & valid;
}

CK_BODY void put(tally *t, uint64_t separators, uint32_t base, uint32_t *ends) {
  while (separators) {
    ends[t->count++] = base + (uint32_t)__builtin_ctzll(separators);
    separators &= separators - 1;
  }
}

CK_BODY ptrdiff_t finish(tally t, ptrdiff_t *lines, ptrdiff_t *returns, uint32_t *holds) {
  *lines = t.lines;
  *returns = t.returns;
  *holds = (t.quotes ? ck_csv_quote : 0) | (t.paired ? ck_csv_return : 0) |
           (t.lone ? ck_csv_lone : 0) | (t.high ? ck_csv_high : 0) | (t.nul ? ck_csv_nul : 0);
  return t.count;
}

// The bits of a block that belong to the text.
CK_BODY uint64_t valid_bits(ptrdiff_t left) {
  return left >= 64 ? ~0ull : (1ull << left) - 1;
}

#define CK_INDEX_PARAMETERS                                                            \
  const uint8_t *text, ptrdiff_t count, uint8_t delimiter, uint32_t *ends, ptrdiff_t *lines, \
      ptrdiff_t *returns, uint32_t *holds

static block scalar_block(const uint8_t *p, uint8_t delimiter) {
  block b = {0};
  for (int i = 0; i < 64; i++) {
    uint64_t bit = 1ull << i;
    uint8_t byte = p[i];
    if (byte == delimiter) b.separators |= bit;
    if (byte == '\n') b.lines |= bit;
    if (byte == '\r') b.returns |= bit;
    if (byte == '\r' && p[i + 1] == '\n') b.before_lines |= bit;
    if (byte == '"') b.quotes |= bit;
    if (byte >= 0x80) b.high |= bit;
    if (byte == 0) b.nul |= bit;
  }
  b.separators |= b.lines;
  return b;
}

// The last block is read from a copy, so that nothing behind the slack is touched.
static ptrdiff_t index_scalar(CK_INDEX_PARAMETERS) {
  tally t = {0};
  for (ptrdiff_t i = 0; i < count; i += 64) {
    uint8_t copy[65] = {0};
    ptrdiff_t left = count - i;
    memcpy(copy, text + i, left > 65 ? 65 : (size_t)left);
    uint64_t valid = valid_bits(left);
    block b = scalar_block(copy, delimiter);
    note(&t, b, valid);
    put(&t, b.separators & valid, (uint32_t)i, ends);
  }
  return finish(t, lines, returns, holds);
}

#if CK_X86

#include <immintrin.h>

CK_AVX2 CK_BODY uint64_t equal_256(__m256i low, __m256i high, char byte) {
  __m256i x = _mm256_set1_epi8(byte);
  uint32_t a = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, x));
  uint32_t b = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, x));
  return a | (uint64_t)b << 32;
}

CK_AVX2 CK_BODY block block_256(const uint8_t *p, uint8_t delimiter) {
  __m256i low = _mm256_loadu_si256((const void *)p);
  __m256i high = _mm256_loadu_si256((const void *)(p + 32));
  block b = {0};
  b.lines = equal_256(low, high, '\n');
  b.separators = equal_256(low, high, (char)delimiter) | b.lines;
  b.returns = equal_256(low, high, '\r');
  b.before_lines = b.lines >> 1 | (uint64_t)(p[64] == '\n') << 63;
  b.quotes = equal_256(low, high, '"');
  b.high = (uint32_t)_mm256_movemask_epi8(low) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
  b.nul = equal_256(low, high, 0);
  return b;
}

CK_AVX2 static ptrdiff_t index_avx2(CK_INDEX_PARAMETERS) {
  tally t = {0};
  ptrdiff_t i = 0;
  for (; i + 65 <= count; i += 64) {
    block b = block_256(text + i, delimiter);
    note(&t, b, ~0ull);
    put(&t, b.separators, (uint32_t)i, ends);
  }
  for (; i < count; i += 64) {
    uint8_t copy[65] = {0};
    memcpy(copy, text + i, (size_t)(count - i > 65 ? 65 : count - i));
    uint64_t valid = valid_bits(count - i);
    block b = block_256(copy, delimiter);
    note(&t, b, valid);
    put(&t, b.separators & valid, (uint32_t)i, ends);
  }
  return finish(t, lines, returns, holds);
}

CK_AVX512 CK_BODY block block_512(const uint8_t *p, uint8_t delimiter) {
  __m512i v = _mm512_loadu_si512(p);
  block b = {0};
  b.lines = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\n'));
  b.separators = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)delimiter)) | b.lines;
  b.returns = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\r'));
  b.before_lines = b.lines >> 1 | (uint64_t)(p[64] == '\n') << 63;
  b.quotes = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"'));
  b.high = _mm512_movepi8_mask(v);
  b.nul = _mm512_testn_epi8_mask(v, v);
  return b;
}

// Sixteen candidates at a time are packed to the front of a register and stored whole.
CK_AVX512 CK_BODY void put_512(tally *t, uint64_t separators, uint32_t base, uint32_t *ends) {
  __m512i places = _mm512_add_epi32(
      _mm512_set1_epi32((int)base),
      _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  for (int part = 0; part < 4; part++) {
    __mmask16 mask = (__mmask16)(separators >> (16 * part));
    _mm512_storeu_si512(ends + t->count, _mm512_maskz_compress_epi32(mask, places));
    t->count += __builtin_popcount(mask);
    places = _mm512_add_epi32(places, _mm512_set1_epi32(16));
  }
}

CK_AVX512 static ptrdiff_t index_avx512(CK_INDEX_PARAMETERS) {
  tally t = {0};
  ptrdiff_t i = 0;
  for (; i + 65 <= count; i += 64) {
    block b = block_512(text + i, delimiter);
    note(&t, b, ~0ull);
    put_512(&t, b.separators, (uint32_t)i, ends);
  }
  for (; i < count; i += 64) {
    uint8_t copy[65] = {0};
    memcpy(copy, text + i, (size_t)(count - i > 65 ? 65 : count - i));
    uint64_t valid = valid_bits(count - i);
    block b = block_512(copy, delimiter);
    note(&t, b, valid);
    put_512(&t, b.separators & valid, (uint32_t)i, ends);
  }
  return finish(t, lines, returns, holds);
}

#endif

CK_TABLE(
    ptrdiff_t, ck_csv_index, (CK_INDEX_PARAMETERS),
    (text, count, delimiter, ends, lines, returns, holds), index_scalar, index_avx2, index_avx512)

bool ck_csv_is_regular(const uint8_t *text, const uint32_t *ends, ptrdiff_t rows, ptrdiff_t stride,
                       uint32_t trim) {
  uint32_t odd = 0;
  for (ptrdiff_t r = 0; r < rows; r++) odd |= text[ends[(r + 1) * stride - 1]] ^ '\n';
  if (stride == 1)
    for (ptrdiff_t r = 0; r < rows; r++) odd |= ends[r] - ends[r - 1] <= 1 + trim;
  return odd == 0;
}
