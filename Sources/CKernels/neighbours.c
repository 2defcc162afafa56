#include "ck_neighbours.h"

#include "lanes.h"

// Cost: O(d · blocks) for each block of queries, and O(d) for each point of the blocks that boxes
// do not rule out. A box's bound is summed by the same chain of rounded operations as a distance,
// each of them monotonic, so no point of the box can come out nearer than the bound: the result is
// that of trying every point, to the bit and to the last tie.
//
// Friedman, Bentley & Finkel, ACM TOMS 3(3), 1977, doi:10.1145/355744.355745, with boxes in a flat
// list instead of a tree, since 64 of them cost no more to try than a few steps down a tree.

enum { points = 64, spare = 2, vectors_of_points = points / CK_LANES };

typedef uint64_t u64x8 __attribute__((ext_vector_type(8)));
enum { keys_a_vector = 8, most_vectors = 4 };

// A neighbour in one word: squared distance above, place below. Floats that are not negative are
// in the order of their bits, so keys are in the order of distance, then of place.
CK_BODY uint64_t key(float distance, uint32_t place) {
  uint32_t bits;
  memcpy(&bits, &distance, sizeof bits);
  return (uint64_t)bits << 32 | place;
}

CK_BODY float distance_of(uint64_t key) {
  const uint32_t bits = (uint32_t)(key >> 32);
  float distance;
  memcpy(&distance, &bits, sizeof distance);
  return distance;
}

// MARK: - Lists of the nearest so far, ascending

// The state of one search.
typedef struct search {
  const ck_index *index;
  const float *queries;
  ptrdiff_t count, own;
  ptrdiff_t kept;    // keys that a list is asked for
  ptrdiff_t vectors; // of keys in a list, which may hold a few more
  uint64_t *lists;   // one a query, each behind a vector of zeros
  uint64_t *heap;
  float *low, *high; // the queries' own box
  float limits[points];    // the distance of each list's last key,
  uint32_t places[points]; // and its place
} search;

CK_BODY ptrdiff_t list_stride(const search *s) { return keys_a_vector * (s->vectors + 1); }

CK_BODY uint64_t *list_of(const search *s, ptrdiff_t q) {
  return s->lists + q * list_stride(s) + keys_a_vector;
}

CK_BODY u64x8 load_keys(const uint64_t *p) {
  u64x8 v;
  memcpy(&v, p, sizeof v);
  return v;
}

CK_BODY void store_keys(uint64_t *p, u64x8 v) { memcpy(p, &v, sizeof v); }

// A list with one key more and its last one less: every place takes the least of its own key and
// the greater of the key before it and the new one.
CK_BODY u64x8 inserted(u64x8 own, u64x8 before, u64x8 key) {
  return __builtin_elementwise_min(own, __builtin_elementwise_max(before, key));
}

// Inserts the near points of a block into a list that stays in registers.
CK_BODY void insert_short(
  int vectors, uint64_t *list, const float *distances, uint32_t first, uint64_t near) {
  u64x8 keys[most_vectors];
#pragma clang loop unroll(full)
  for (int v = 0; v < vectors; v++) keys[v] = load_keys(list + keys_a_vector * v);
  for (; near; near &= near - 1) {
    const int i = __builtin_ctzll(near);
    const u64x8 new = key(distances[i], first + (uint32_t)i);
#pragma clang loop unroll(full)
    for (int v = vectors - 1; v >= 0; v--) {
      const u64x8 below = v > 0 ? keys[v > 0 ? v - 1 : 0] : (u64x8)0;
      const u64x8 before =
        __builtin_shufflevector(below, keys[v], 7, 8, 9, 10, 11, 12, 13, 14);
      keys[v] = inserted(keys[v], before, new);
    }
  }
#pragma clang loop unroll(full)
  for (int v = 0; v < vectors; v++) store_keys(list + keys_a_vector * v, keys[v]);
}

// Does the same in memory, from the end of the list to where the key belongs.
CK_BODY void insert_long(
  ptrdiff_t vectors, uint64_t *list, const float *distances, uint32_t first, uint64_t near) {
  for (; near; near &= near - 1) {
    const int i = __builtin_ctzll(near);
    const uint64_t new = key(distances[i], first + (uint32_t)i);
    for (uint64_t *end = list + keys_a_vector * vectors; end > list && end[-1] > new;) {
      end -= keys_a_vector;
      store_keys(end, inserted(load_keys(end), load_keys(end - 1), new));
    }
  }
}

CK_BODY void insert(search *s, ptrdiff_t q, const float *distances, uint32_t first, uint64_t near) {
  uint64_t *list = list_of(s, q);
  switch (s->vectors) {
    case 1: insert_short(1, list, distances, first, near); break;
    case 2: insert_short(2, list, distances, first, near); break;
    case 3: insert_short(3, list, distances, first, near); break;
    case 4: insert_short(4, list, distances, first, near); break;
    default: insert_long(s->vectors, list, distances, first, near); break;
  }
  const uint64_t last = list[s->kept - 1];
  s->limits[q] = distance_of(last);
  s->places[q] = (uint32_t)last;
}

static void clear(search *s) {
  for (ptrdiff_t q = 0; q < s->count; q++) {
    uint64_t *list = list_of(s, q);
    for (ptrdiff_t j = -keys_a_vector; j < 0; j++) list[j] = 0;
    for (ptrdiff_t j = 0; j < keys_a_vector * s->vectors; j++)
      list[j] = key(__builtin_inff(), UINT32_MAX);
    s->limits[q] = __builtin_inff();
    s->places[q] = UINT32_MAX;
  }
  for (ptrdiff_t q = s->count; q < points; q++) {
    s->limits[q] = -1;
    s->places[q] = 0;
  }
}

// No key at or above this one is of use to any query.
CK_BODY uint64_t ceiling_of(const search *s) {
  uint64_t most = 0;
  for (ptrdiff_t q = 0; q < s->count; q++) {
    const uint64_t last = key(s->limits[q], s->places[q]);
    if (last > most) most = last;
  }
  return most;
}

// MARK: - One block for a few queries

// What fills the registers: queries × 16 · vectors points. Two queries share each load.
enum { most_queries = 2 };
CK_BODY int queries_at_once(ck_isa isa) { return isa == ck_isa_avx512 ? most_queries : 1; }
CK_BODY int vectors_at_once(ck_isa isa) { return isa == ck_isa_scalar ? 2 : vectors_of_points; }

// How many coordinates are added up before it is asked whether any point can still be near.
enum { stretch = 8 };

// Writes the distances of some points to each query, and marks those within its limit. A sum only
// grows, so where all are beyond the limits half way, the rest of the coordinates is of no use.
CK_BODY void measure(
  ck_isa isa, int count, const search *s, const float *block, int at, const int *queries,
  float (*distances)[points], uint64_t *near) {
  const ptrdiff_t dimensions = s->index->dimensions;
  f32x16 sum[most_queries][vectors_of_points];
  uint64_t found[most_queries];
#pragma clang loop unroll(full)
  for (int i = 0; i < count; i++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors_at_once(isa); v++) sum[i][v] = 0;
  for (ptrdiff_t c = 0; c < dimensions;) {
    const ptrdiff_t end = c + stretch < dimensions ? c + stretch : dimensions;
    for (; c < end; c++)
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors_at_once(isa); v++) {
        const f32x16 x = ck_load(block + points * c + at + CK_LANES * v);
#pragma clang loop unroll(full)
        for (int i = 0; i < count; i++) {
          const f32x16 d = x - s->queries[points * c + queries[i]];
          sum[i][v] = ck_mad(isa, d, d, sum[i][v]);
        }
      }
    uint64_t any = 0;
#pragma clang loop unroll(full)
    for (int i = 0; i < count; i++) {
      found[i] = 0;
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors_at_once(isa); v++)
        found[i] |= ck_word(sum[i][v] <= s->limits[queries[i]]) << (at + CK_LANES * v);
      any |= found[i];
    }
    if (any == 0) return;
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < count; i++) {
    near[i] |= found[i];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors_at_once(isa); v++)
      ck_store(distances[i] + at + CK_LANES * v, sum[i][v]);
  }
}

CK_BODY void take(ck_isa isa, int count, search *s, ptrdiff_t block, const int *queries) {
  float distances[most_queries][points];
  uint64_t near[most_queries] = {0};
  const float *start = s->index->points + block * points * s->index->dimensions;
  for (int at = 0; at < points; at += CK_LANES * vectors_at_once(isa))
    measure(isa, count, s, start, at, queries, distances, near);
#pragma clang loop unroll(full)
  for (int i = 0; i < count; i++) {
    if (block == s->own) near[i] &= ~(UINT64_C(1) << queries[i]);
    if (near[i]) insert(s, queries[i], distances[i], (uint32_t)(block * points), near[i]);
  }
}

// Tries a block's points for the queries whose bits are set.
CK_BODY void take_all(ck_isa isa, search *s, ptrdiff_t block, uint64_t set) {
  while (set) {
    int queries[most_queries], count = 0;
    for (; set && count < queries_at_once(isa); set &= set - 1)
      queries[count++] = __builtin_ctzll(set);
    if (count == most_queries) take(isa, most_queries, s, block, queries);
    else take(isa, 1, s, block, queries);
  }
}

// MARK: - Boxes

CK_BODY f32x16 greater(f32x16 a, f32x16 b) { return a > b ? a : b; }

// Which queries may have a neighbour in a block: bit q stands for query q.
CK_BODY uint64_t reaching(ck_isa isa, const search *s, ptrdiff_t block) {
  const ptrdiff_t dimensions = s->index->dimensions;
  const ptrdiff_t box = block / points * dimensions * points + block % points;
  const float *low = s->index->low + box, *high = s->index->high + box;
  const uint32_t first = (uint32_t)(block * points);
  uint64_t reaching = 0;
  for (int i = 0; i < points; i += CK_LANES) {
    f32x16 sum = 0;
    for (ptrdiff_t c = 0; c < dimensions; c++) {
      const f32x16 x = ck_load(s->queries + points * c + i);
      const f32x16 d = greater(greater(low[points * c] - x, x - high[points * c]), 0);
      sum = ck_mad(isa, d, d, sum);
    }
    const f32x16 limit = ck_load(s->limits + i);
    u32x16 place;
    memcpy(&place, s->places + i, sizeof place);
    reaching |= ck_word((sum < limit) | ((sum == limit) & (i32x16)(place > first))) << i;
  }
  return reaching;
}

static void bound_queries(search *s) {
  for (ptrdiff_t c = 0; c < s->index->dimensions; c++) {
    const float *x = s->queries + points * c;
    s->low[c] = s->high[c] = x[0];
    for (ptrdiff_t q = 1; q < s->count; q++) {
      if (x[q] < s->low[c]) s->low[c] = x[q];
      if (x[q] > s->high[c]) s->high[c] = x[q];
    }
  }
}

// The distances of the queries' box to 16 boxes.
CK_BODY f32x16 boxes_apart(ck_isa isa, const search *s, ptrdiff_t first) {
  const ptrdiff_t dimensions = s->index->dimensions;
  const ptrdiff_t start = first / points * dimensions * points + first % points;
  f32x16 sum = 0;
  for (ptrdiff_t c = 0; c < dimensions; c++) {
    const f32x16 low = ck_load(s->index->low + start + points * c);
    const f32x16 high = ck_load(s->index->high + start + points * c);
    const f32x16 d = greater(greater(low - s->high[c], s->low[c] - high), 0);
    sum = ck_mad(isa, d, d, sum);
  }
  return sum;
}

// Writes the least key that each block of use may hold; returns how many blocks those are.
CK_BODY ptrdiff_t candidates(ck_isa isa, search *s) {
  const uint64_t ceiling = ceiling_of(s);
  ptrdiff_t found = 0;
  for (ptrdiff_t first = 0; first < s->index->blocks; first += CK_LANES) {
    float apart[CK_LANES];
    const f32x16 sum = boxes_apart(isa, s, first);
    ck_store(apart, sum);
    for (uint64_t near = ck_word(sum <= distance_of(ceiling)); near; near &= near - 1) {
      const ptrdiff_t block = first + __builtin_ctzll(near);
      if (block >= s->index->blocks || block == s->own) continue;
      const uint64_t least = key(apart[block - first], (uint32_t)(block * points));
      s->heap[found] = least;
      found += least < ceiling;
    }
  }
  return found;
}

// MARK: - Blocks in the order of their boxes

static void sink(uint64_t *heap, ptrdiff_t count, ptrdiff_t at) {
  const uint64_t sinking = heap[at];
  for (ptrdiff_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
    if (child + 1 < count && heap[child + 1] < heap[child]) child++;
    if (heap[child] >= sinking) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = sinking;
}

// Block by block, so that a block's points are read from the nearest cache by all queries.
CK_BODY void scan(ck_isa isa, search *s) {
  if (s->own >= 0) take_all(isa, s, s->own, UINT64_MAX >> (points - s->count));
  ptrdiff_t left = candidates(isa, s);
  for (ptrdiff_t i = left / 2 - 1; i >= 0; i--) sink(s->heap, left, i);
  while (left > 0 && s->heap[0] < ceiling_of(s)) {
    const ptrdiff_t block = (ptrdiff_t)(uint32_t)s->heap[0] / points;
    take_all(isa, s, block, reaching(isa, s, block));
    s->heap[0] = s->heap[--left];
    sink(s->heap, left, 0);
  }
}

// MARK: - The chosen ones, in double

static double distance_in_double(const search *s, ptrdiff_t q, uint32_t place) {
  const ptrdiff_t dimensions = s->index->dimensions;
  const float *point = s->index->points + place / points * dimensions * points + place % points;
  double sum = 0;
  for (ptrdiff_t c = 0; c < dimensions; c++) {
    const double d = (double)point[points * c] - (double)s->queries[points * c + q];
    sum += d * d;
  }
  return sum;
}

// Insertion: the keys are in order but for the last bits of a distance.
static void refine(const search *s, ptrdiff_t q, ptrdiff_t k, double *distances, uint32_t *places) {
  const uint64_t *list = list_of(s, q);
  for (ptrdiff_t j = 0; j < s->kept; j++) {
    const uint32_t place = (uint32_t)list[j];
    if (place == UINT32_MAX) break;
    const double distance = distance_in_double(s, q, place);
    ptrdiff_t at = j < k ? j : k;
    for (; at > 0; at--) {
      const double before = distances[at - 1];
      if (before < distance || (before == distance && places[at - 1] < place)) break;
      if (at == k) continue;
      distances[at] = before;
      places[at] = places[at - 1];
    }
    if (at == k) continue;
    distances[at] = distance;
    places[at] = place;
  }
}

CK_BODY void ck_nearest_body(
  ck_isa isa, const ck_index *index, const float *queries, ptrdiff_t count, ptrdiff_t own,
  ptrdiff_t k, uint64_t *scratch, double *distances, uint32_t *places) {
  search s = {.index = index, .queries = queries, .count = count, .own = own, .kept = k + spare};
  s.vectors = (s.kept + keys_a_vector - 1) / keys_a_vector;
  s.lists = scratch;
  s.heap = s.lists + points * list_stride(&s);
  s.low = (float *)(s.heap + index->blocks + 1);
  s.high = s.low + index->dimensions;
  clear(&s);
  bound_queries(&s);
  scan(isa, &s);
  for (ptrdiff_t q = 0; q < count; q++) refine(&s, q, k, distances + q * k, places + q * k);
}

ptrdiff_t ck_neighbours_scratch(ptrdiff_t blocks, ptrdiff_t dimensions, ptrdiff_t k) {
  const ptrdiff_t vectors = (k + spare + keys_a_vector - 1) / keys_a_vector;
  return points * keys_a_vector * (vectors + 1) + blocks + 1 + dimensions;
}

CK_KERNEL(
  void, ck_nearest,
  (const ck_index *index, const float *queries, ptrdiff_t count, ptrdiff_t own, ptrdiff_t k,
   uint64_t *scratch, double *distances, uint32_t *places),
  (index, queries, count, own, k, scratch, distances, places))
