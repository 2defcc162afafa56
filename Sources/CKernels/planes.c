#include "ck_planes.h"

#include "lanes.h"

// Cost: O(width) a row, tree and level, almost all of it multiplications of whole registers: a row
// meets its plane lane by lane, and sixteen of the products are summed across lanes at once.

enum { tile = ck_planes_tile };

// Sums across the lanes of sixteen vectors; lane i has the sum of vector i. Four by four at first,
// within quarters of registers, which is where shuffles are cheap.
CK_BODY f32x16 pairs(f32x16 a, f32x16 b) {
  return __builtin_shufflevector(
           a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29)
    + __builtin_shufflevector(
           a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31);
}

CK_BODY f32x16 quarters(f32x16 ab, f32x16 cd) {
  return __builtin_shufflevector(
           ab, cd, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29)
    + __builtin_shufflevector(
           ab, cd, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
}

CK_BODY f32x16 sums_of_four(const f32x16 *v) {
  return quarters(pairs(v[0], v[1]), pairs(v[2], v[3]));
}

CK_BODY f32x16 halves(f32x16 a, f32x16 b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23)
    + __builtin_shufflevector(
           a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
}

CK_BODY f32x16 ends(f32x16 a, f32x16 b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27)
    + __builtin_shufflevector(
           a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}

// The product of a row and a plane, in lanes that are still to be summed.
CK_BODY f32x16 product(const float *row, const float *plane, ptrdiff_t width) {
  f32x16 sum = ck_load(row) * ck_load(plane);
  for (ptrdiff_t c = CK_LANES; c < width; c += CK_LANES)
    sum = sum + ck_load(row + c) * ck_load(plane + c);
  return sum;
}

// Takes sixteen rows one level down.
CK_BODY void step_down(
  const float *planes, ptrdiff_t width, const float *rows, int32_t *places) {
  f32x16 fours[4];
#pragma clang loop unroll(full)
  for (int four = 0; four < 4; four++) {
    f32x16 products[4];
#pragma clang loop unroll(full)
    for (int i = 0; i < 4; i++) {
      const ptrdiff_t row = 4 * four + i;
      products[i] = product(rows + row * width, planes + places[row] * width, width);
    }
    fours[four] = sums_of_four(products);
  }
  const f32x16 sums = ends(halves(fours[0], fours[1]), halves(fours[2], fours[3]));
  i32x16 place;
  memcpy(&place, places, sizeof place);
  place = place + place - (sums > 0);
  memcpy(places, &place, sizeof place);
}

CK_BODY void walk(
  ptrdiff_t depth, ptrdiff_t width, const float *planes, const uint16_t *leaves, const float *rows,
  uint32_t *sums) {
  int32_t places[tile];
  for (int row = 0; row < tile; row++) places[row] = 1;
  for (ptrdiff_t level = 0; level < depth; level++)
    for (ptrdiff_t row = 0; row < tile; row += CK_LANES)
      step_down(planes, width, rows + row * width, places + row);
  const uint16_t *earned = leaves - ((ptrdiff_t)1 << depth);
  for (int row = 0; row < tile; row++) sums[row] += earned[places[row]];
}

CK_BODY void ck_planes_walk_body(
  ck_isa isa, const ck_planes *forest, const float *rows, uint32_t *sums) {
  (void)isa;
  const ptrdiff_t size = (ptrdiff_t)1 << forest->depth, width = forest->width;
  for (ptrdiff_t tree = 0; tree < forest->trees; tree++) {
    const float *planes = forest->planes + tree * size * width;
    const uint16_t *leaves = forest->leaves + tree * size;
    // The usual width is a constant, so that products need no loop.
    if (width == CK_LANES) walk(forest->depth, CK_LANES, planes, leaves, rows, sums);
    else walk(forest->depth, width, planes, leaves, rows, sums);
  }
}

CK_KERNEL(
  void, ck_planes_walk,
  (const ck_planes *planes, const float *rows, uint32_t *sums), (planes, rows, sums))
