#include "ck_distances.h"

#include "lanes.h"

enum { points = 64, most_queries = 4, most_vectors = 4 };

// What fills the registers: queries × 16 · vectors points.
CK_BODY int tile_queries(ck_isa isa) { return isa == ck_isa_avx512 ? most_queries : 1; }
CK_BODY int tile_vectors(ck_isa isa) { return isa == ck_isa_scalar ? 2 : most_vectors; }

CK_BODY void tile(
  ck_isa isa, int queries, const float *query, ptrdiff_t stride, ptrdiff_t dimensions,
  const float *block, float *out) {
  const int vectors = tile_vectors(isa);
  f32x16 sum[most_queries][most_vectors];
#pragma clang loop unroll(full)
  for (int q = 0; q < queries; q++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) sum[q][v] = 0;
  for (ptrdiff_t c = 0; c < dimensions; c++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) {
      const f32x16 x = ck_load(block + points * c + CK_LANES * v);
#pragma clang loop unroll(full)
      for (int q = 0; q < queries; q++) {
        const f32x16 d = x - query[q * stride + c];
        sum[q][v] = ck_mad(isa, d, d, sum[q][v]);
      }
    }
#pragma clang loop unroll(full)
  for (int q = 0; q < queries; q++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) ck_store(out + points * q + CK_LANES * v, sum[q][v]);
}

// All 64 points, one column of tiles after the other.
CK_BODY void tiles(
  ck_isa isa, int queries, const float *query, ptrdiff_t stride, ptrdiff_t dimensions,
  const float *block, float *out) {
  for (int i = 0; i < points; i += CK_LANES * tile_vectors(isa))
    tile(isa, queries, query, stride, dimensions, block + i, out + i);
}

CK_BODY void ck_distances_body(
  ck_isa isa, const float *queries, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t dimensions,
  const float *block, float *out) {
  const int most = tile_queries(isa);
  ptrdiff_t q = 0;
  for (; q + most <= count; q += most)
    tiles(isa, most, queries + q * stride, stride, dimensions, block, out + points * q);
  for (; q < count; q++)
    tiles(isa, 1, queries + q * stride, stride, dimensions, block, out + points * q);
}

typedef bool b1x16 __attribute__((ext_vector_type(16)));

CK_BODY uint64_t below(const float *distances, float limit) {
  uint64_t near = 0;
  for (int i = 0; i < points; i += CK_LANES) {
    const b1x16 bits = __builtin_convertvector(ck_load(distances + i) < limit, b1x16);
    uint16_t word;
    memcpy(&word, &bits, sizeof word);
    near |= (uint64_t)word << i;
  }
  return near;
}

CK_BODY void ck_distances_within_body(
  ck_isa isa, const float *queries, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t dimensions,
  const float *block, const float *limits, float *out, uint64_t *near) {
  ck_distances_body(isa, queries, count, stride, dimensions, block, out);
  for (ptrdiff_t q = 0; q < count; q++) near[q] = below(out + points * q, limits[q]);
}

CK_KERNEL(
  void, ck_distances,
  (const float *queries, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t dimensions,
   const float *block, float *out),
  (queries, count, stride, dimensions, block, out))

CK_KERNEL(
  void, ck_distances_within,
  (const float *queries, ptrdiff_t count, ptrdiff_t stride, ptrdiff_t dimensions,
   const float *block, const float *limits, float *out, uint64_t *near),
  (queries, count, stride, dimensions, block, limits, out, near))
