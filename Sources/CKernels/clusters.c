#include "ck_clusters.h"

#include "lanes.h"

// Lloyd, IEEE Trans. Inf. Theory 28(2), 1982, doi:10.1109/TIT.1982.1056489

enum { block_points = 64, most_group = 8, most_vectors = 4, few_points = 8 };

// What fills the registers: centres × 16 · vectors points.
CK_BODY int group_of(ck_isa isa) { return isa == ck_isa_avx512 ? most_group : 4; }
CK_BODY int vectors_of(ck_isa isa) { return isa == ck_isa_avx512 ? 2 : 1; }

typedef struct nearest {
  f32x16 score;
  i32x16 centre;
} nearest;

// Half of each centre's own square.
static void half_squares(const float *centres, ptrdiff_t k, ptrdiff_t dimensions, float *halves) {
  for (ptrdiff_t i = 0; i < k; i++) {
    float sum = 0;
    for (ptrdiff_t c = 0; c < dimensions; c++)
      sum += centres[i * dimensions + c] * centres[i * dimensions + c];
    halves[i] = sum / 2;
  }
}

// Scores some points for `group` centres from the first on, and keeps the best.
CK_BODY void score(
  ck_isa isa, int group, const float *x, ptrdiff_t dimensions, const float *centres,
  const float *halves, ptrdiff_t first, nearest *best) {
  f32x16 sum[most_group][most_vectors];
#pragma clang loop unroll(full)
  for (int g = 0; g < group; g++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors_of(isa); v++) sum[g][v] = -halves[first + g];
  for (ptrdiff_t c = 0; c < dimensions; c++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors_of(isa); v++) {
      const f32x16 point = ck_load(x + block_points * c + CK_LANES * v);
#pragma clang loop unroll(full)
      for (int g = 0; g < group; g++)
        sum[g][v] = ck_mad(isa, point, (f32x16)centres[(first + g) * dimensions + c], sum[g][v]);
    }
#pragma clang loop unroll(full)
  for (int g = 0; g < group; g++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors_of(isa); v++) {
      const i32x16 better = sum[g][v] > best[v].score;
      best[v].score = better ? sum[g][v] : best[v].score;
      best[v].centre = better ? (i32x16)(int32_t)(first + g) : best[v].centre;
    }
}

CK_BODY void choose(
  ck_isa isa, const float *block, ptrdiff_t dimensions, const float *centres,
  const float *halves, ptrdiff_t k, nearest *best) {
  for (int v = 0; v < most_vectors; v += vectors_of(isa)) {
    nearest own[most_vectors];
    for (int i = 0; i < vectors_of(isa); i++) own[i] = (nearest){-__builtin_inff(), 0};
    const float *x = block + CK_LANES * v;
    ptrdiff_t first = 0;
    for (; first + group_of(isa) <= k; first += group_of(isa))
      score(isa, group_of(isa), x, dimensions, centres, halves, first, own);
    for (; first < k; first++) score(isa, 1, x, dimensions, centres, halves, first, own);
    for (int i = 0; i < vectors_of(isa); i++) best[v + i] = own[i];
  }
}

// MARK: - Sums

// What the points of each cluster sum up to, in lanes.
typedef struct totals {
  ptrdiff_t dimensions, k;
  float *lanes;
  int64_t *counts;
} totals;

// Adds points of one block to the sums of their clusters, or takes them away.
CK_BODY void add(const totals *t, const float *block, const i32x16 *clusters, bool is_away) {
  for (ptrdiff_t i = 0; i < t->k; i++) {
    i32x16 own[most_vectors], number = 0;
#pragma clang loop unroll(full)
    for (int v = 0; v < most_vectors; v++) {
      own[v] = clusters[v] == (int32_t)i;
      number -= own[v];
    }
    const int32_t members = __builtin_reduce_add(number);
    if (members == 0) continue;
    t->counts[i] += is_away ? -members : members;
    for (ptrdiff_t c = 0; c < t->dimensions; c++) {
      float *at = t->lanes + (i * t->dimensions + c) * CK_LANES;
      f32x16 sum = ck_load(at);
#pragma clang loop unroll(full)
      for (int v = 0; v < most_vectors; v++) {
        const f32x16 x = ck_load(block + block_points * c + CK_LANES * v);
        sum = own[v] ? (is_away ? sum - x : sum + x) : sum;
      }
      ck_store(at, sum);
    }
  }
}

// The same for one point.
CK_BODY void add_one(
  const totals *t, const float *block, int point, int32_t cluster, bool is_away) {
  if (cluster < 0) return;
  t->counts[cluster] += is_away ? -1 : 1;
  float *at = t->lanes + cluster * t->dimensions * CK_LANES + point % CK_LANES;
  for (ptrdiff_t c = 0; c < t->dimensions; c++) {
    const float x = block[block_points * c + point];
    at[CK_LANES * c] += is_away ? -x : x;
  }
}

// The lanes of points that have moved; the others belong to no cluster.
CK_BODY i32x16 moved(i32x16 from, i32x16 to, i32x16 either) { return from == to ? -1 : either; }

// Moves points from their old clusters to new ones. Few points move but in the first passes, and
// then one after the other.
CK_BODY void move(const totals *t, const float *block, int32_t *clusters, const nearest *best) {
  i32x16 old[most_vectors], gone[most_vectors], come[most_vectors];
  uint64_t differ = 0, were = 0;
#pragma clang loop unroll(full)
  for (int v = 0; v < most_vectors; v++) {
    memcpy(&old[v], clusters + CK_LANES * v, sizeof old[v]);
    differ |= ck_word(old[v] != best[v].centre) << CK_LANES * v;
    were |= ck_word(old[v] >= 0) << CK_LANES * v;
  }
  if (differ == 0) return;
  if (__builtin_popcountll(differ) <= few_points)
    for (; differ; differ &= differ - 1) {
      const int point = __builtin_ctzll(differ), v = point / CK_LANES, lane = point % CK_LANES;
      add_one(t, block, point, old[v][lane], true);
      add_one(t, block, point, best[v].centre[lane], false);
    }
  else {
    for (int v = 0; v < most_vectors; v++) {
      gone[v] = moved(old[v], best[v].centre, old[v]);
      come[v] = moved(old[v], best[v].centre, best[v].centre);
    }
    if (were & differ) add(t, block, gone, true);
    add(t, block, come, false);
  }
  for (int v = 0; v < most_vectors; v++)
    memcpy(clusters + CK_LANES * v, &best[v].centre, sizeof best[v].centre);
}

// The filling of a block belongs to no cluster.
static void disown(nearest *best, ptrdiff_t members) {
  for (ptrdiff_t i = members; i < block_points; i++) best[i / CK_LANES].centre[i % CK_LANES] = -1;
}

// How many blocks are on their way from memory while one is worked on.
enum { ahead = 3 };

// A block where every vector lies in one cache line, with `left` points from it on.
CK_BODY void copy(float *tile, const float *block, ptrdiff_t dimensions, ptrdiff_t left) {
  const ptrdiff_t size = block_points * dimensions;
  for (ptrdiff_t i = 0; i < size; i += CK_LANES) {
    if (left > ahead * block_points) __builtin_prefetch(block + ahead * size + i);
    ck_store(tile + i, ck_load(block + i));
  }
}

CK_BODY void ck_lloyd_body(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres,
  ptrdiff_t k, float *scratch, int32_t *clusters, double *sums, int64_t *counts) {
  float *tile = (float *)(((uintptr_t)scratch + 63) & ~(uintptr_t)63);
  float *lanes = tile + block_points * dimensions, *halves = lanes + CK_LANES * k * dimensions;
  const totals totals = {.dimensions = dimensions, .k = k, .lanes = lanes, .counts = counts};
  half_squares(centres, k, dimensions, halves);
  for (ptrdiff_t i = 0; i < CK_LANES * k * dimensions; i++) lanes[i] = 0;
  for (ptrdiff_t p = 0; p < points; p += block_points) {
    const ptrdiff_t left = points - p;
    copy(tile, blocks + p * dimensions, dimensions, left);
    nearest best[most_vectors];
    choose(isa, tile, dimensions, centres, halves, k, best);
    if (left < block_points) disown(best, left);
    move(&totals, tile, clusters + p, best);
  }
  for (ptrdiff_t i = 0; i < k * dimensions; i++)
    for (int lane = 0; lane < CK_LANES; lane++) sums[i] += lanes[CK_LANES * i + lane];
}

ptrdiff_t ck_lloyd_scratch(ptrdiff_t dimensions, ptrdiff_t k) {
  return CK_LANES + (block_points + CK_LANES * k) * dimensions + k;
}

// MARK: - Distances

// Squared distances of sixteen points to one centre.
CK_BODY f32x16 squares_of(
  ck_isa isa, const float *x, ptrdiff_t dimensions, const float *centre) {
  f32x16 sum = 0;
  for (ptrdiff_t c = 0; c < dimensions; c++) {
    const f32x16 d = ck_load(x + block_points * c) - centre[c];
    sum = ck_mad(isa, d, d, sum);
  }
  return sum;
}

CK_BODY double ck_approach_body(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centre,
  const float *closest, float *closer) {
  f64x16 total = 0;
  for (ptrdiff_t p = 0; p < points; p += block_points) {
    f32x16 sum = 0;
    for (int i = 0; i < block_points; i += CK_LANES) {
      const f32x16 new = squares_of(isa, blocks + p * dimensions + i, dimensions, centre);
      const f32x16 old = ck_load(closest + p + i);
      const f32x16 least = new < old ? new : old;
      if (closer) ck_store(closer + p + i, least);
      sum += least;
    }
    total += __builtin_convertvector(sum, f64x16);
  }
  double sum = 0;
  for (int lane = 0; lane < CK_LANES; lane++) sum += total[lane];
  return sum;
}

CK_BODY void ck_nearest_centre_body(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres,
  ptrdiff_t k, float *squares, uint32_t *clusters) {
  for (ptrdiff_t p = 0; p < points; p += CK_LANES) {
    const float *x = blocks + p / block_points * block_points * dimensions + p % block_points;
    f32x16 least = __builtin_inff();
    i32x16 cluster = 0;
    for (ptrdiff_t i = 0; i < k; i++) {
      const f32x16 square = squares_of(isa, x, dimensions, centres + i * dimensions);
      const i32x16 closer = square < least;
      least = closer ? square : least;
      cluster = closer ? (i32x16)(int32_t)i : cluster;
    }
    ck_store(squares + p, least);
    memcpy(clusters + p, &cluster, sizeof cluster);
  }
}

CK_KERNEL(
  void, ck_lloyd,
  (const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres, ptrdiff_t k,
   float *scratch, int32_t *clusters, double *sums, int64_t *counts),
  (blocks, points, dimensions, centres, k, scratch, clusters, sums, counts))

CK_KERNEL(
  double, ck_approach,
  (const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centre,
   const float *closest, float *closer),
  (blocks, points, dimensions, centre, closest, closer))

CK_KERNEL(
  void, ck_nearest_centre,
  (const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres,
   ptrdiff_t k, float *squares, uint32_t *clusters),
  (blocks, points, dimensions, centres, k, squares, clusters))
