#include "csv_cells.h"

enum { short_word = 16 };

// Both halves of a 128-bit product, joined: ids that count up in any place spread well (Wang Yi,
// "wyhash", 2019).
CK_BODY uint64_t mixed(uint64_t x, uint64_t y) {
  unsigned __int128 product = (unsigned __int128)x * y;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

// The first count < 8 bytes, the others 0; reads eight.
CK_BODY uint64_t first_bytes(const uint8_t *p, size_t count) {
  return count == 0 ? 0 : ck_bytes8(p) & ~0ull >> (64 - 8 * count);
}

CK_BODY ck_csv_word word_in(const uint8_t *p, size_t count) {
  if (count <= 8) return (ck_csv_word){first_bytes(p, count), 0};
  return (ck_csv_word){ck_bytes8(p), first_bytes(p + 8, count - 8)};
}

// Longer words are known by the hash of all their bytes; whoever finds one compares the bytes.
// No short word has the byte FF at its end, since UTF-8 has none.
static ck_csv_word long_word(const uint8_t *p, size_t count, uint64_t key) {
  uint64_t hash = count ^ key, factor = 0xD6E8FEB86659FD93u ^ key;
  size_t i = 0;
  for (; i + 8 <= count; i += 8)
    hash = mixed(hash ^ ck_bytes8(p + i), factor) + 0x9E3779B97F4A7C15u;
  uint64_t rest = 0;
  memcpy(&rest, p + i, count - i);
  hash = mixed(hash ^ rest, factor);
  return (ck_csv_word){hash, 0xFFull << 56};
}

CK_BODY uint64_t hash_of(ck_csv_word word, uint64_t key) {
  uint64_t swapped = key << 32 | key >> 32;
  uint64_t hash = mixed(
      word.low ^ 0xA0761D6478BD642Fu ^ key, word.high ^ 0xE7037ED1A0B428DBu ^ swapped);
  return hash ^ hash >> 32;
}

// The same as word_in, but touches nothing behind the word.
static ck_csv_word exact_word(const uint8_t *p, size_t count) {
  ck_csv_word word = {0, 0};
  if (count > 0) memcpy(&word, p, count);
  return word;
}

ck_csv_word ck_csv_word_of(const uint8_t *text, size_t count, uint64_t key, uint64_t *hash) {
  ck_csv_word word = count <= short_word ? exact_word(text, count) : long_word(text, count, key);
  *hash = hash_of(word, key);
  return word;
}

static bool has_bytes(const ck_csv_words *words, uint32_t number, const uint8_t *p, size_t count) {
  int64_t start = number == 0 ? 0 : words->ends[number - 1];
  return words->ends[number] - start == (int64_t)count &&
         memcmp(words->bytes + start, p, count) == 0;
}

// The number of a long word plus 1, or 0. Several long words may share a hash.
static uint32_t find_long(const ck_csv_words *words, const uint8_t *p, size_t count) {
  uint64_t hash;
  ck_csv_word word = ck_csv_word_of(p, count, words->key, &hash);
  for (uint64_t i = hash & words->mask;; i = (i + 1) & words->mask) {
    uint32_t slot = words->slots[i];
    if (slot == 0) return 0;
    ck_csv_word other = words->words[slot - 1];
    if (other.low == word.low && other.high == word.high && has_bytes(words, slot - 1, p, count))
      return slot;
  }
}

static uint32_t find_short(const ck_csv_words *words, ck_csv_word word, uint64_t hash) {
  for (uint64_t i = hash & words->mask;; i = (i + 1) & words->mask) {
    uint32_t slot = words->slots[i];
    if (slot == 0) return 0;
    ck_csv_word other = words->words[slot - 1];
    if (((other.low ^ word.low) | (other.high ^ word.high)) == 0) return slot;
  }
}

// Cells on their way through the dictionary: whatever a cell waits for, its neighbours wait for
// at the same time.
enum { batch = 32 };

typedef struct {
  ck_csv_word word[batch];
  uint64_t hash[batch];
  uint32_t slot[batch];
} lookup;

CK_BODY void look_up(
    ck_csv_word (*read)(const uint8_t *, size_t), const ck_csv_cells *cells, ptrdiff_t first,
    ptrdiff_t count, const ck_csv_words *words, lookup *l) {
  for (ptrdiff_t i = 0; i < count; i++) {
    ck_cell cell = ck_cell_at(cells, first + i);
    l->word[i] = read(cell.start, cell.count <= short_word ? cell.count : 0);
    l->hash[i] = hash_of(l->word[i], words->key);
    __builtin_prefetch(&words->slots[l->hash[i] & words->mask]);
  }
  for (ptrdiff_t i = 0; i < count; i++) {
    l->slot[i] = words->slots[l->hash[i] & words->mask];
    __builtin_prefetch(&words->words[l->slot[i] ? l->slot[i] - 1 : 0]);
  }
}

// The number of a cell's word plus 1, or 0; its first slot has been looked up, though words may have
// come since.
CK_BODY uint32_t settle(
    ck_cell cell, const ck_csv_words *words, const lookup *l, ptrdiff_t i) {
  if (cell.count > short_word) return find_long(words, cell.start, cell.count);
  uint32_t slot = l->slot[i];
  ck_csv_word word = l->word[i];
  if (slot == 0) return find_short(words, word, l->hash[i]);
  ck_csv_word other = words->words[slot - 1];
  bool found = ((other.low ^ word.low) | (other.high ^ word.high)) == 0;
  return found ? slot : find_short(words, word, l->hash[i]);
}

// Takes a word in; its number plus 1, or 0 if there is no room, or none near its slot.
static uint32_t take_in(ck_csv_words *words, ck_cell cell) {
  if (words->count >= words->most_words) return 0;
  if (words->byte_count + (int64_t)cell.count > words->most_bytes) return 0;
  uint64_t hash;
  ck_csv_word word = ck_csv_word_of(cell.start, cell.count, words->key, &hash);
  for (uint64_t step = 0; step <= ck_csv_longest_walk; step++) {
    uint32_t *slot = words->slots + ((hash + step) & words->mask);
    if (*slot != 0) continue;
    memcpy(words->bytes + words->byte_count, cell.start, cell.count);
    words->byte_count += cell.count;
    words->ends[words->count] = words->byte_count;
    words->words[words->count++] = word;
    return *slot = (uint32_t)words->count;
  }
  return 0;
}

CK_BODY ptrdiff_t encode(
    ck_csv_word (*read)(const uint8_t *, size_t), ck_csv_cells cells, ck_csv_words *words,
    uint32_t *out) {
  lookup l;
  for (ptrdiff_t first = 0; first < cells.count; first += batch) {
    ptrdiff_t count = cells.count - first < batch ? cells.count - first : batch;
    look_up(read, &cells, first, count, words, &l);
    for (ptrdiff_t i = 0; i < count; i++) {
      ck_cell cell = ck_cell_at(&cells, first + i);
      uint32_t slot = settle(cell, words, &l, i);
      if (slot == 0) slot = take_in(words, cell);
      if (slot == 0) return first + i;
      out[first + i] = slot - 1;
    }
  }
  return cells.count;
}

static ptrdiff_t encode_scalar(ck_csv_cells cells, ck_csv_words *words, uint32_t *out) {
  return encode(word_in, cells, words, out);
}

#if CK_X86

#include <immintrin.h>

// Sixteen bytes by their mask: no branch on the length.
CK_AVX512 CK_BODY ck_csv_word word_by_mask(const uint8_t *p, size_t count) {
  __m128i bytes = _mm_maskz_loadu_epi8((__mmask16)((1u << count) - 1), p);
  ck_csv_word word;
  _mm_storeu_si128((void *)&word, bytes);
  return word;
}

static ptrdiff_t encode_avx2(ck_csv_cells cells, ck_csv_words *words, uint32_t *out) {
  return encode(word_in, cells, words, out);
}

CK_AVX512 static ptrdiff_t encode_avx512(ck_csv_cells cells, ck_csv_words *words, uint32_t *out) {
  return encode(word_by_mask, cells, words, out);
}

#endif

CK_TABLE(
    ptrdiff_t, ck_csv_encode, (ck_csv_cells cells, ck_csv_words *words, uint32_t *out),
    (cells, words, out), encode_scalar, encode_avx2, encode_avx512)

ptrdiff_t ck_csv_bits(ck_csv_cells cells, uint8_t *out) {
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    uint32_t bit = (uint32_t)cell.start[0] - '0';
    if (cell.count != 1 || bit > 1) return r;
    out[r] = (uint8_t)bit;
  }
  return cells.count;
}

void ck_csv_texts(ck_csv_cells cells, ptrdiff_t base, uint8_t *bytes, int64_t *ends) {
  ptrdiff_t count = 0;
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    memcpy(bytes + count, cell.start, cell.count);
    count += cell.count;
    ends[r] = base + count;
  }
}

ptrdiff_t ck_csv_length(ck_csv_cells cells) {
  ptrdiff_t count = 0;
  for (ptrdiff_t r = 0; r < cells.count; r++) count += ck_cell_at(&cells, r).count;
  return count;
}
