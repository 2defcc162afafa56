#include "ck_clusters.h"

#include "lanes.h"

// Lloyd, IEEE Trans. Inf. Theory 28(2), 1982, doi:10.1109/TIT.1982.1056489; points that cannot have
// come nearer to another centre are passed over as in Hamerly, "Making k-means Even Faster", SDM
// 2010, doi:10.1137/1.9781611972801.12, sixteen at a time.

enum { block_points = 64, lane_groups = block_points / CK_LANES, most_group = 8 };

// How many centres' scores fill the registers.
CK_BODY int group_of(ck_isa isa) { return isa == ck_isa_avx512 ? most_group : 4; }

// Centres coordinate by coordinate, filled up to whole groups.
typedef struct centre_table {
  const float *columns;
  ptrdiff_t dimensions, k;
  float greatest_square;
} centre_table;

// The last column is what scores begin with: minus half of a centre's square. What fills up a group
// is far from everything, but not infinitely, so that leads can be reckoned.
static centre_table table_of(
  int group, const float *centres, ptrdiff_t k, ptrdiff_t dimensions, float *columns) {
  const ptrdiff_t width = (k + group - 1) / group * group;
  float greatest = 0;
  for (ptrdiff_t i = 0; i < width; i++) {
    float square = 0;
    for (ptrdiff_t c = 0; c < dimensions; c++) {
      const float x = i < k ? centres[i * dimensions + c] : 0;
      columns[c * width + i] = x;
      square += x * x;
    }
    columns[dimensions * width + i] = i < k ? -square / 2 : -0x1p100f;
    greatest = square > greatest ? square : greatest;
  }
  return (centre_table){columns, dimensions, width, greatest};
}

ptrdiff_t ck_lloyd_scratch(ptrdiff_t dimensions, ptrdiff_t k) {
  return (dimensions + 1) * (k + most_group - 1);
}

// The nearest of some centres to sixteen points, its score and the second best.
typedef struct nearest {
  f32x16 score, second;
  i32x16 centre;
} nearest;

// The nearest of two sets of centres, the first where both are equally near.
CK_BODY nearest nearer(nearest a, nearest b) {
  const i32x16 other = b.score > a.score;
  const f32x16 lesser = other ? a.score : b.score;
  const f32x16 second = a.second > b.second ? a.second : b.second;
  return (nearest){
    other ? b.score : a.score, lesser > second ? lesser : second, other ? b.centre : a.centre};
}

// Scores sixteen points for one group of centres. On the way through the first group, while
// coordinates are at hand, sums up the points' squares and fetches others from memory.
CK_BODY nearest score(
  ck_isa isa, const float *x, const centre_table *table, ptrdiff_t first, const float *others,
  f32x16 *squares) {
  nearest own[most_group];
  const float *column = table->columns + first;
#pragma clang loop unroll(full)
  for (int g = 0; g < group_of(isa); g++)
    own[g] = (nearest){
      column[table->dimensions * table->k + g], -__builtin_inff(), (int32_t)(first + g)};
  for (ptrdiff_t c = 0; c < table->dimensions; c++, column += table->k) {
    const f32x16 point = ck_load(x + block_points * c);
    if (first == 0) {
      __builtin_prefetch(others + block_points * c);
      *squares = ck_mad(isa, point, point, *squares);
    }
#pragma clang loop unroll(full)
    for (int g = 0; g < group_of(isa); g++)
      own[g].score = ck_mad(isa, point, (f32x16)column[g], own[g].score);
  }
#pragma clang loop unroll(full)
  for (int half = group_of(isa) / 2; half > 0; half /= 2)
#pragma clang loop unroll(full)
    for (int g = 0; g < half; g++) own[g] = nearer(own[2 * g], own[2 * g + 1]);
  return own[0];
}

CK_BODY nearest choose(
  ck_isa isa, const float *x, const centre_table *table, const float *others, f32x16 *squares) {
  nearest best = score(isa, x, table, 0, others, squares);
  for (ptrdiff_t first = group_of(isa); first < table->k; first += group_of(isa))
    best = nearer(best, score(isa, x, table, first, NULL, NULL));
  return best;
}

// MARK: - Points that stay

// The least of sixteen numbers from 0 on, which are in the order of their bits: those are compared
// in fewer steps.
CK_BODY float least(f32x16 x) {
  i32x16 bits;
  memcpy(&bits, &x, sizeof bits);
  const int32_t least_bits = __builtin_reduce_min(bits);
  float number;
  memcpy(&number, &least_bits, sizeof number);
  return number;
}

// How far centres may move before one of sixteen points can come nearer to another: it is at least
// (s₁ - s₂) / d₂ nearer to its own, as d₂² - d₁² = 2 (s₁ - s₂) and d₁ + d₂ ≤ 2 d₂. What is taken off
// makes up for the rounding of scores, these and those of centres that have moved so far: each errs
// by less than (d + 2) · 2⁻²⁴ (|x| |c| + |c|² / 2).
CK_BODY float lead(
  nearest best, f32x16 squares, const centre_table *table, i32x16 members) {
  const float rounding = (float)(table->dimensions + 2) * 0x1p-20f;
  const f32x16 gap =
    best.score - best.second - rounding * (squares + table->greatest_square);
  const f32x16 square = gap > 0 ? gap * gap / (squares - 2 * best.second) : 0;
  return __builtin_elementwise_sqrt(least(members ? square : __builtin_inff()));
}

// MARK: - Points that move

typedef struct totals {
  double *sums;
  int64_t *counts;
} totals;

// Adds a point to a cluster's sums, or takes it away.
static void add(
  totals to, const float *x, ptrdiff_t dimensions, int32_t cluster, int32_t sign) {
  if (cluster < 0) return;
  to.counts[cluster] += sign;
  for (ptrdiff_t c = 0; c < dimensions; c++)
    to.sums[cluster * dimensions + c] += sign * (double)x[block_points * c];
}

// Moves those of sixteen points that have come nearer to another centre.
CK_BODY void move(
  totals between, const float *x, ptrdiff_t dimensions, int32_t *clusters, i32x16 nearest) {
  i32x16 old;
  memcpy(&old, clusters, sizeof old);
  uint64_t differ = ck_word(old != nearest);
  if (differ == 0) return;
  int32_t new[CK_LANES];
  memcpy(new, &nearest, sizeof new);
  for (; differ; differ &= differ - 1) {
    const int lane = __builtin_ctzll(differ);
    add(between, x + lane, dimensions, clusters[lane], -1);
    add(between, x + lane, dimensions, new[lane], 1);
  }
  memcpy(clusters, new, sizeof new);
}

// MARK: - A pass

// Sixteens are listed before they are worked on, so that those ahead can be on their way from
// memory.
enum { stretch = 1024, ahead = 12 };

CK_BODY i32x16 first_lanes(ptrdiff_t count) {
  const i32x16 lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return lane < (int32_t)(count < CK_LANES ? count : CK_LANES);
}

CK_BODY const float *sixteen_of(const float *blocks, ptrdiff_t dimensions, ptrdiff_t index) {
  return blocks + index / lane_groups * block_points * dimensions + index % lane_groups * CK_LANES;
}

CK_BODY void ck_lloyd_body(
  ck_isa isa, const float *blocks, ptrdiff_t points, ptrdiff_t dimensions, const float *centres,
  ptrdiff_t k, float drift, float *scratch, int32_t *clusters, float *until, double *sums,
  int64_t *counts) {
  const centre_table table = table_of(group_of(isa), centres, k, dimensions, scratch);
  const ptrdiff_t sixteens = (points + CK_LANES - 1) / CK_LANES;
  for (ptrdiff_t start = 0; start < sixteens; start += stretch) {
    ptrdiff_t awake[stretch], count = 0;
    for (ptrdiff_t i = start; i < sixteens && i < start + stretch; i++) {
      awake[count] = i;
      count += until[i] > drift ? 0 : 1;
    }
    for (ptrdiff_t a = 0; a < count; a++) {
      const ptrdiff_t i = awake[a], next = a + ahead < count ? awake[a + ahead] : i;
      __builtin_prefetch(clusters + CK_LANES * next);
      const float *x = sixteen_of(blocks, dimensions, i);
      f32x16 squares = 0;
      const nearest best =
        choose(isa, x, &table, sixteen_of(blocks, dimensions, next), &squares);
      const i32x16 members = first_lanes(points - CK_LANES * i);
      // The last bits make up for how sums and roots are rounded.
      until[i] = (drift + lead(best, squares, &table, members)) * 0x1.fffffp-1f;
      move(
        (totals){sums, counts}, x, dimensions, clusters + CK_LANES * i,
        members ? best.centre : -1);
    }
  }
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
   float drift, float *scratch, int32_t *clusters, float *until, double *sums, int64_t *counts),
  (blocks, points, dimensions, centres, k, drift, scratch, clusters, until, sums, counts))

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
