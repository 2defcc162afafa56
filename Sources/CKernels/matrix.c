#include "ck_matrix.h"

#include "lanes.h"

// A tile of C stays in registers while a tile of A and a panel of B go by in the near caches: few
// loads per multiply-add, and those hit. (Goto & van de Geijn, Anatomy of High-Performance Matrix
// Multiplication, doi:10.1145/1356052.1356053.) B is copied into panels, once; A is read where it
// lies, unless it lies badly.

enum {
  depth = 192,         // rows of a panel of B: with 32 columns, 24 KiB, half the nearest cache
  breadth = 256,       // columns of all panels at hand: 192 KiB, a part of the second cache
  tallest = 12,        // rows of a tile of C, at most
  page = 1024,         // floats after which the nearest cache begins anew
  padding = 16,        // floats that keep copied rows off one another's place in it
  worth_copying = 32,  // with fewer rows of A, copying B costs more than it saves
};

// C += A B or C = A B, as the header has it; also any part of one.
typedef struct {
  ptrdiff_t m, n, k;
  ck_view a, b;
  float *c;
  ptrdiff_t row;
  bool add;
} product;

CK_BODY ptrdiff_t least(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

CK_BODY ck_view view_at(ck_view v, ptrdiff_t i, ptrdiff_t j) {
  return (ck_view){v.at + i * v.row + j * v.column, v.row, v.column};
}

// The part of C = A B from row i and column j on, and from p on in depth, cut to size.
CK_BODY product part(
  product x, ptrdiff_t i, ptrdiff_t j, ptrdiff_t p, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k) {
  return (product){
    least(m, x.m - i), least(n, x.n - j), least(k, x.k - p), view_at(x.a, i, p),
    view_at(x.b, p, j), x.c + i * x.row + j, x.row, x.add || p > 0};
}

// MARK: Tiles

// The tile that fills the registers: 32 of 16 lanes, 16 of 8 lanes, or 16 of 4.
CK_BODY int tile_rows(ck_isa isa) {
  return isa == ck_isa_avx512 ? tallest : isa == ck_isa_avx2 ? 6 : 2;
}
CK_BODY int tile_vectors(ck_isa isa) { return isa == ck_isa_avx512 ? 2 : 1; }

// One tile, `rows` × 16 · `vectors`, both constants at every call.
CK_BODY void tile(ck_isa isa, int rows, int vectors, product x) {
  f32x16 sum[tallest][2];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) sum[r][v] = x.add ? ck_load(x.c + r * x.row + 16 * v) : 0;
  for (ptrdiff_t p = 0; p < x.k; p++) {
    f32x16 b[2];
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) b[v] = ck_load(x.b.at + p * x.b.row + 16 * v);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      const f32x16 a = x.a.at[r * x.a.row + p * x.a.column];
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[r][v] = ck_mad(isa, a, b[v], sum[r][v]);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) ck_store(x.c + r * x.row + 16 * v, sum[r][v]);
}

// As many rows as the last of A may leave over, in ever smaller tiles.
CK_BODY void tiles(ck_isa isa, int vectors, product x) {
  const int most = tile_rows(isa);
  const int smaller[] = {most, 8, 4, 2, 1};
#pragma clang loop unroll(full)
  for (int i = 0; i < 5; i++) {
    if (smaller[i] > most || x.m < smaller[i]) continue;
    tile(isa, smaller[i], vectors, x);
    x = part(x, smaller[i], 0, 0, x.m, x.n, x.k);
  }
}

// Fewer columns than lanes go through a block of their own.
CK_BODY void narrow_tiles(ck_isa isa, product x) {
  float block[tallest * CK_LANES];
  for (ptrdiff_t r = 0; x.add && r < x.m; r++)
    ck_store(block + r * CK_LANES, ck_load_first(x.c + r * x.row, x.n, 0));
  product y = x;
  y.c = block;
  y.row = CK_LANES;
  tiles(isa, 1, y);
  for (ptrdiff_t r = 0; r < x.m; r++)
    ck_store_first(x.c + r * x.row, x.n, ck_load(block + r * CK_LANES));
}

// MARK: Copies

typedef float f32x4 __attribute__((ext_vector_type(4)));

// Copies four columns, each adjacent in memory, to four rows of a panel.
CK_BODY void transpose4(const float *from, ptrdiff_t column, float *to, ptrdiff_t width) {
  f32x4 c[4];
  for (int j = 0; j < 4; j++) memcpy(&c[j], from + j * column, sizeof c[j]);
  const f32x4 low01 = __builtin_shufflevector(c[0], c[1], 0, 4, 1, 5);
  const f32x4 low23 = __builtin_shufflevector(c[2], c[3], 0, 4, 1, 5);
  const f32x4 high01 = __builtin_shufflevector(c[0], c[1], 2, 6, 3, 7);
  const f32x4 high23 = __builtin_shufflevector(c[2], c[3], 2, 6, 3, 7);
  const f32x4 row[4] = {
    __builtin_shufflevector(low01, low23, 0, 1, 4, 5),
    __builtin_shufflevector(low01, low23, 2, 3, 6, 7),
    __builtin_shufflevector(high01, high23, 0, 1, 4, 5),
    __builtin_shufflevector(high01, high23, 2, 3, 6, 7),
  };
  for (int p = 0; p < 4; p++) memcpy(to + p * width, &row[p], sizeof row[p]);
}

// Copies B to a panel `width` wide, filled up with zeros.
CK_BODY void copy_panel(product x, float *panel, ptrdiff_t width) {
  const bool columns_adjoin = x.b.row == 1;
  const ptrdiff_t fours_k = columns_adjoin ? x.k & ~(ptrdiff_t)3 : 0;
  const ptrdiff_t fours_n = columns_adjoin ? x.n & ~(ptrdiff_t)3 : 0;
  for (ptrdiff_t j = 0; j < fours_n; j += 4)
    for (ptrdiff_t p = 0; p < fours_k; p += 4)
      transpose4(view_at(x.b, p, j).at, x.b.column, panel + p * width + j, width);
  for (ptrdiff_t p = 0; p < x.k; p++) {
    float *to = panel + p * width;
    const float *from = x.b.at + p * x.b.row;
    if (x.b.column == 1 && x.n == width) {
      for (ptrdiff_t j = 0; j < width; j += CK_LANES) ck_store(to + j, ck_load(from + j));
      continue;
    }
    for (ptrdiff_t j = p < fours_k ? fours_n : 0; j < x.n; j++) to[j] = from[j * x.b.column];
    for (ptrdiff_t j = x.n; j < width; j++) to[j] = 0;
  }
}

// Lines of A that lie whole pages apart push one another out of the nearest cache.
CK_BODY bool lies_badly(ck_view a) {
  const ptrdiff_t line = a.column == 1 ? a.row : a.column;
  return line != 0 && line % page == 0;
}

// Copies at most `tallest` rows of A, line by line as they lie, with the lines closer together.
CK_BODY ck_view copy_rows(product x, float *copy) {
  if (x.a.column == 1) {
    const ptrdiff_t row = depth + padding;
    for (ptrdiff_t r = 0; r < x.m; r++)
      memcpy(copy + r * row, x.a.at + r * x.a.row, (size_t)x.k * sizeof *copy);
    return (ck_view){copy, row, 1};
  }
  for (ptrdiff_t p = 0; p < x.k; p++)
    for (ptrdiff_t r = 0; r < x.m; r++) copy[p * tallest + r] = *view_at(x.a, r, p).at;
  return (ck_view){copy, 1, tallest};
}

// MARK: The whole

CK_BODY int vectors_for(ck_isa isa, ptrdiff_t columns) {
  return columns >= CK_LANES * tile_vectors(isa) ? tile_vectors(isa) : 1;
}

// Whether a panel is better read where it lies.
CK_BODY bool stays(product x, ptrdiff_t width) {
  return x.m < worth_copying && x.b.column == 1 && x.n == width;
}

// No more rows than a tile has, against all panels at hand. Panel j is at panels + j · depth.
CK_BODY void row_of_tiles(ck_isa isa, product x, const float *panels, bool few_rows) {
  for (ptrdiff_t j = 0, width; j < x.n; j += width) {
    const int vectors = vectors_for(isa, x.n - j);
    width = CK_LANES * vectors;
    product y = part(x, 0, j, 0, x.m, width, x.k);
    if (!few_rows || !stays(y, width)) y.b = (ck_view){panels + j * depth, width, 1};
    if (y.n < width) narrow_tiles(isa, y);
    else if (vectors == 2) tiles(isa, 2, y);
    else tiles(isa, 1, y);
  }
}

// A product no deeper and no broader than the panels.
CK_BODY void block(ck_isa isa, product x, float *panels) {
  for (ptrdiff_t j = 0, width; j < x.n; j += width) {
    width = CK_LANES * vectors_for(isa, x.n - j);
    const product y = part(x, 0, j, 0, x.m, width, x.k);
    if (!stays(y, width)) copy_panel(y, panels + j * depth, width);
  }
  float copy[tallest * (depth + padding)];
  const bool badly = lies_badly(x.a) && x.n > CK_LANES * tile_vectors(isa);
  for (ptrdiff_t i = 0; i < x.m; i += tile_rows(isa)) {
    product y = part(x, i, 0, 0, tile_rows(isa), x.n, x.k);
    if (badly) y.a = copy_rows(y, copy);
    row_of_tiles(isa, y, panels, x.m < worth_copying);
  }
}

// Every element is summed in the order of k from its value so far, so the cuts show in no bit.
CK_BODY void ck_product_body(
  ck_isa isa, ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, ck_view a, ck_view b, float *c, ptrdiff_t row,
  bool add) {
  const product whole = {m, n, k, a, b, c, row, add};
  _Alignas(64) float panels[depth * breadth];
  for (ptrdiff_t p = 0; p == 0 || p < k; p += depth)
    for (ptrdiff_t j = 0; j < n; j += breadth)
      block(isa, part(whole, 0, j, p, m, breadth, depth), panels);
}

CK_KERNEL(
  void, ck_product,
  (ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, ck_view a, ck_view b, float *c, ptrdiff_t row, bool add),
  (m, n, k, a, b, c, row, add))
