#include "ck_forest.h"

#include "lanes.h"

#if CK_X86
#include <immintrin.h>
#endif

typedef int16_t i16x16 __attribute__((ext_vector_type(16)));
typedef uint16_t u16x16 __attribute__((ext_vector_type(16)));

// Rows that take a step together, since each waits for memory.
enum { abreast = 8 };

// One step down a tree: right where the cut lies below the rank. Compilers would rather set a register
// to what was compared and add it; as the carry of doubling the node it takes half of the instructions.
CK_BODY size_t child(size_t node, uint32_t cut, uint32_t rank) {
#if CK_X86
  unsigned long long next;
  uint32_t difference;
  _addcarry_u64(_subborrow_u32(0, cut, rank, &difference), node, node, &next);
  return next;
#else
  return node + node + (cut < rank);
#endif
}

// MARK: - Ranking, on any path

// The keys of some numbers, as many as one tile has.
CK_BODY void read_keys(const float *x, ptrdiff_t n, uint32_t *keys) {
  for (ptrdiff_t row = 0; row < n; row++) keys[row] = ck_forest_key(x[row]);
  memset(keys + n, 0, (size_t)(ck_forest_tile - n) * sizeof *keys);
}

// Walks down a tree of keys without branches, several rows abreast.
CK_BODY void ck_forest_rank_body(ck_isa isa, const float *x, ptrdiff_t n, const uint32_t *keys,
                                 ptrdiff_t levels, int16_t *ranks) {
  (void)isa;
  uint32_t tile[ck_forest_tile];
  read_keys(x, n, tile);
  for (ptrdiff_t row = 0; row < ck_forest_tile; row += abreast) {
    uint32_t key[abreast];
    size_t node[abreast];
    for (int i = 0; i < abreast; i++) key[i] = tile[row + i], node[i] = 1;
    for (ptrdiff_t level = 0; level < levels; level++)
#pragma clang loop unroll(full)
      for (int i = 0; i < abreast; i++) node[i] = child(node[i], keys[node[i]], key[i]);
    for (int i = 0; i < abreast; i++)
      ranks[row + i] = (int16_t)(node[i] - ((size_t)1 << levels));
  }
}

// MARK: - Walking, on any path

enum { upper = 4 };

// Which of 16 rows lie above the cut of one node, as -1 or 0.
CK_BODY i16x16 above(const ck_forest_node *node, const int16_t *tile) {
  i16x16 x;
  memcpy(&x, tile + node->column, sizeof x);
  return x > (int16_t)node->rank;
}

CK_BODY i16x16 pick(i16x16 mask, i16x16 yes, i16x16 no) { return (mask & yes) | (~mask & no); }

// The node of level 4 that each of 16 rows comes to: all 15 nodes above are compared, since that
// costs less than to look up for each row which one it needs.
CK_BODY u16x16 descend(const ck_forest_node *nodes, const int16_t *tile) {
#define UP(node) above(nodes + (node), tile)
#define CHILD(turn, node) pick(turn, UP(2 * (node) + 1), UP(2 * (node)))
  const i16x16 a = UP(1);
  const i16x16 b = CHILD(a, 1);
  const i16x16 c = pick(a, CHILD(b, 3), CHILD(b, 2));
  const i16x16 d = pick(a, pick(b, CHILD(c, 7), CHILD(c, 6)), pick(b, CHILD(c, 5), CHILD(c, 4)));
#undef UP
#undef CHILD
  const i16x16 turns = (a << 3) + (b << 2) + (c << 1) + d;
  return __builtin_convertvector((1 << upper) - turns, u16x16);
}

CK_BODY void walk_tree(const ck_forest_node *nodes, const uint16_t *leaves, ptrdiff_t depth,
                       const int16_t *tile, uint32_t *sums) {
  uint16_t reached[ck_forest_tile];
  for (ptrdiff_t row = 0; row < ck_forest_tile; row += CK_LANES) {
    const u16x16 node = descend(nodes, tile + row);
    memcpy(reached + row, &node, sizeof node);
  }
  const uint16_t *earned = leaves - ((ptrdiff_t)1 << depth);
  for (ptrdiff_t row = 0; row < ck_forest_tile; row += abreast) {
    size_t place[abreast];
    for (int i = 0; i < abreast; i++) place[i] = reached[row + i];
    for (ptrdiff_t level = upper; level < depth; level++)
#pragma clang loop unroll(full)
      for (int i = 0; i < abreast; i++) {
        const ck_forest_node node = nodes[place[i]];
        const uint16_t rank = (uint16_t)tile[node.column + (size_t)(row + i)];
        place[i] = child(place[i], node.rank, rank);
      }
    for (int i = 0; i < abreast; i++) sums[row + i] += earned[place[i]];
  }
}

CK_BODY void ck_forest_walk_body(ck_isa isa, const ck_forest *forest, const int16_t *tile,
                                 uint32_t *sums) {
  (void)isa;
  const ptrdiff_t depth = forest->depth, size = (ptrdiff_t)1 << depth;
  for (ptrdiff_t tree = 0; tree < forest->trees; tree++) {
    const ck_forest_node *nodes = forest->nodes + tree * size;
    const uint16_t *leaves = forest->leaves + tree * size;
    // The usual depth is a constant, so that its steps are written out.
    if (depth == ck_forest_depth) walk_tree(nodes, leaves, ck_forest_depth, tile, sums);
    else walk_tree(nodes, leaves, depth, tile, sums);
  }
}

// The path for AVX2 too, whose gathers take twice as long.
static void ck_forest_rank_scalar(const float *x, ptrdiff_t n, const uint32_t *keys,
                                  ptrdiff_t levels, int16_t *ranks) {
  ck_forest_rank_body(ck_isa_scalar, x, n, keys, levels, ranks);
}

static void ck_forest_walk_scalar(const ck_forest *forest, const int16_t *tile, uint32_t *sums) {
  ck_forest_walk_body(ck_isa_scalar, forest, tile, sums);
}

#if CK_X86

CK_AVX2 static void ck_forest_walk_avx2(const ck_forest *forest, const int16_t *tile,
                                        uint32_t *sums) {
  ck_forest_walk_body(ck_isa_avx2, forest, tile, sums);
}

// MARK: - Ranking and walking, with whole levels of a tree in registers

#define CK_INLINE512 CK_AVX512 static inline __attribute__((always_inline))

CK_INLINE512 __m512i load(const void *p) { return _mm512_loadu_si512(p); }

// Look-ups of 16 keys at once. An index counts within its level; the bits above those that a
// look-up needs are ignored by it.
CK_INLINE512 __m512i key_of_16(const uint32_t *keys, __m512i index) {
  return _mm512_permutexvar_epi32(index, load(keys));
}

CK_INLINE512 __m512i key_of_32(const uint32_t *keys, __m512i index) {
  return _mm512_permutex2var_epi32(load(keys), index, load(keys + 16));
}

CK_INLINE512 __m512i key_of_64(const uint32_t *keys, __m512i index) {
  const __mmask16 high = _mm512_test_epi32_mask(index, _mm512_set1_epi32(32));
  return _mm512_mask_blend_epi32(high, key_of_32(keys, index), key_of_32(keys + 32, index));
}

CK_INLINE512 __m512i key_of_128(const uint32_t *keys, __m512i index) {
  const __mmask16 high = _mm512_test_epi32_mask(index, _mm512_set1_epi32(64));
  return _mm512_mask_blend_epi32(high, key_of_64(keys, index), key_of_64(keys + 64, index));
}

CK_INLINE512 __m512i key_of_256(const uint32_t *keys, __m512i index) {
  const __mmask16 high = _mm512_test_epi32_mask(index, _mm512_set1_epi32(128));
  return _mm512_mask_blend_epi32(high, key_of_128(keys, index), key_of_128(keys + 128, index));
}

CK_INLINE512 __m512i key_of_512(const uint32_t *keys, __m512i index) {
  const __mmask16 high = _mm512_test_epi32_mask(index, _mm512_set1_epi32(256));
  return _mm512_mask_blend_epi32(high, key_of_256(keys, index), key_of_256(keys + 256, index));
}

// Farther down there are too many keys for registers.
CK_INLINE512 __m512i key_of_more(const uint32_t *keys, __m512i index) {
  return _mm512_i32gather_epi32(index, keys, 4);
}

// A step waits for the one before it. So all rows of a tile take one before any takes the next:
// there is always one that need not wait.
#define RANK(look_up)                                                             \
  for (int v = 0; v < vectors; v++) {                                             \
    const __m512i key = load(tile + CK_LANES * v), cut = look_up(cuts, index[v]); \
    const __m512i twice = _mm512_add_epi32(index[v], index[v]);                   \
    const __mmask16 right = _mm512_cmpgt_epu32_mask(key, cut);                    \
    index[v] = _mm512_mask_sub_epi32(twice, right, twice, _mm512_set1_epi32(-1)); \
  }

CK_AVX512 static void ck_forest_rank_avx512(const float *x, ptrdiff_t n, const uint32_t *keys,
                                            ptrdiff_t levels, int16_t *ranks) {
  enum { vectors = ck_forest_tile / CK_LANES };
  uint32_t tile[ck_forest_tile];
  __m512i index[vectors];
  read_keys(x, n, tile);
  memset(index, 0, sizeof index);
  for (ptrdiff_t level = 0; level < levels; level++) {
    const uint32_t *const cuts = keys + ((ptrdiff_t)1 << level);
    if (level <= 4) RANK(key_of_16)
    else if (level == 5) RANK(key_of_32)
    else if (level == 6) RANK(key_of_64)
    else if (level == 7) RANK(key_of_128)
    else if (level == 8) RANK(key_of_256)
    else if (level == 9) RANK(key_of_512)
    else RANK(key_of_more)
  }
  for (int v = 0; v < vectors; v++)
    _mm256_storeu_si256((__m256i_u *)(ranks + CK_LANES * v), _mm512_cvtepi32_epi16(index[v]));
}

#undef RANK

enum { lanes = 32, most_width = 32 };

// The same for 32 rows and tables of half the width.
CK_INLINE512 __m512i look_up_32(const void *table, __m512i index) {
  return _mm512_permutexvar_epi16(index, load(table));
}

CK_INLINE512 __m512i look_up_64(const uint16_t *table, __m512i index) {
  return _mm512_permutex2var_epi16(load(table), index, load(table + lanes));
}

CK_INLINE512 __m512i look_up_128(const uint16_t *table, __m512i index) {
  const __mmask32 high = _mm512_test_epi16_mask(index, _mm512_set1_epi16(64));
  return _mm512_mask_blend_epi16(high, look_up_64(table, index), look_up_64(table + 64, index));
}

CK_INLINE512 __m512i look_up_256(const uint16_t *table, __m512i index) {
  const __mmask32 high = _mm512_test_epi16_mask(index, _mm512_set1_epi16(128));
  return _mm512_mask_blend_epi16(high, look_up_128(table, index), look_up_128(table + 128, index));
}

// For each lane the rank of the feature it asks for: a tree of blends, one level a bit of the
// feature's number. Twice as fast as gathers.
CK_INLINE512 __m512i select_feature(const int16_t *tile, __m512i feature, const int width) {
  __m512i left[most_width];
#pragma clang loop unroll(full)
  for (int i = 0; i < width; i++) left[i] = load(tile + i * ck_forest_tile);
  int count = width;
#pragma clang loop unroll(full)
  for (int bit = 1; bit < most_width; bit <<= 1) {
    if (count == 1) break;
    const __mmask32 odd = _mm512_test_epi16_mask(feature, _mm512_set1_epi16((short)bit));
#pragma clang loop unroll(full)
    for (int i = 0; i < count / 2; i++)
      left[i] = _mm512_mask_blend_epi16(odd, left[2 * i], left[2 * i + 1]);
    if (count % 2) left[count / 2] = left[count - 1];
    count = (count + 1) / 2;
  }
  return left[0];
}

// One step down: right where the rank is above the node's. Taking away -1 is cheaper than a masked
// addition, which compilers know better than to leave alone.
CK_INLINE512 __m512i step_down(__m512i index, __mmask32 right) {
  return _mm512_sub_epi16(_mm512_add_epi16(index, index), _mm512_movm_epi16(right));
}

// The 16-bit blend takes its second operand where the mask is set.
#define BLEND _mm512_mask_blend_epi16
#define ABOVE _mm512_cmpgt_epi16_mask

// The place within level 4 that each row comes to. There are few nodes above it, so rows take
// their ranks by blending what all of these compare, the newest turn last.
CK_INLINE512 __m512i descend_512(const ck_forest_node *nodes, const uint16_t *ranks,
                                 const int16_t *tile) {
#define X(node) load(tile + nodes[node].column)
#define CUT(level) look_up_32(ranks + (level), index)
  __m512i index = _mm512_setzero_si512();
  const __mmask32 a = ABOVE(X(1), CUT(1));
  index = step_down(index, a);
  const __mmask32 b = ABOVE(BLEND(a, X(2), X(3)), CUT(2));
  index = step_down(index, b);
  const __m512i x4 = BLEND(a, X(4), X(6)), x5 = BLEND(a, X(5), X(7));
  const __mmask32 c = ABOVE(BLEND(b, x4, x5), CUT(4));
  index = step_down(index, c);
  const __m512i x8 = BLEND(b, BLEND(a, X(8), X(12)), BLEND(a, X(10), X(14)));
  const __m512i x9 = BLEND(b, BLEND(a, X(9), X(13)), BLEND(a, X(11), X(15)));
  return step_down(index, ABOVE(BLEND(c, x8, x9), CUT(8)));
#undef X
#undef CUT
}

// Adds what the rows earn, 16 bits each. Sums of even rows come before those of odd ones, 16 and
// 16: that takes a mask and a shift, where the order of rows would take more.
CK_INLINE512 void add_halves(__m512i earned, uint32_t *halves) {
  const __m512i even = _mm512_and_si512(earned, _mm512_set1_epi32(0xffff));
  _mm512_store_si512(halves, _mm512_add_epi32(load(halves), even));
  const __m512i odd = _mm512_srli_epi32(earned, 16);
  _mm512_store_si512(halves + 16, _mm512_add_epi32(load(halves + 16), odd));
}

// All rows take a step of a tree before any takes the next, as in ranking.
CK_INLINE512 void walk_trees(const ck_forest *forest, const int16_t *tile, const int width,
                             uint32_t *restrict halves) {
#define EACH for (int v = 0; v < vectors; v++)
#define STEP(level, look_up)                                                              \
  EACH {                                                                                  \
    const __m512i feature = look_up(features + (level), index[v]);                        \
    const __m512i rank = select_feature(tile + lanes * v, feature, width);                \
    index[v] = step_down(index[v], ABOVE(rank, look_up(ranks + (level), index[v])));      \
  }
  enum { vectors = ck_forest_tile / lanes };
  __m512i index[vectors];
  for (ptrdiff_t start = 0; start < forest->trees << ck_forest_depth; start += 256) {
    const uint16_t *const features = forest->features + start;
    const uint16_t *const ranks = (const uint16_t *)forest->ranks + start;
    EACH index[v] = descend_512(forest->nodes + start, ranks, tile + lanes * v);
    STEP(16, look_up_32)
    STEP(32, look_up_32)
    STEP(64, look_up_64)
    STEP(128, look_up_128)
    EACH add_halves(look_up_256(forest->leaves + start, index[v]), halves + lanes * v);
  }
#undef STEP
#undef EACH
}

#define WALK(width)                                                                             \
  CK_AVX512 static void walk_##width(const ck_forest *forest, const int16_t *tile,              \
                                     uint32_t *halves) {                                        \
    walk_trees(forest, tile, width, halves);                                                    \
  }

WALK(4)
WALK(8)
WALK(12)
WALK(16)
WALK(24)
WALK(32)

// Back to the order of rows, and into the sums.
CK_AVX512 static void interleave(const uint32_t *halves, uint32_t *sums) {
  const __m512i first = _mm512_setr_epi32(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const __m512i second = _mm512_add_epi32(first, _mm512_set1_epi32(8));
  for (ptrdiff_t row = 0; row < ck_forest_tile; row += lanes) {
    const __m512i even = load(halves + row), odd = load(halves + row + 16);
    uint32_t *const sum = sums + row;
    const __m512i low = _mm512_permutex2var_epi32(even, first, odd);
    const __m512i high = _mm512_permutex2var_epi32(even, second, odd);
    _mm512_storeu_si512(sum, _mm512_add_epi32(load(sum), low));
    _mm512_storeu_si512(sum + 16, _mm512_add_epi32(load(sum + 16), high));
  }
}

CK_AVX512 static void ck_forest_walk_avx512(const ck_forest *forest, const int16_t *tile,
                                            uint32_t *sums) {
  if (forest->depth != ck_forest_depth || forest->width > most_width) {
    ck_forest_walk_body(ck_isa_avx512, forest, tile, sums);
    return;
  }
  static void (*const walks[])(const ck_forest *, const int16_t *, uint32_t *) = {
      walk_4, walk_8, walk_12, walk_16, walk_24, walk_24, walk_32, walk_32};
  _Alignas(64) uint32_t halves[ck_forest_tile] = {0};
  walks[(forest->width - 1) / 4](forest, tile, halves);
  interleave(halves, sums);
}

#endif

CK_TABLE(void, ck_forest_rank,
         (const float *x, ptrdiff_t n, const uint32_t *keys, ptrdiff_t levels, int16_t *ranks),
         (x, n, keys, levels, ranks), ck_forest_rank_scalar, ck_forest_rank_scalar,
         ck_forest_rank_avx512)

CK_TABLE(void, ck_forest_walk, (const ck_forest *forest, const int16_t *tile, uint32_t *sums),
         (forest, tile, sums), ck_forest_walk_scalar, ck_forest_walk_avx2, ck_forest_walk_avx512)
