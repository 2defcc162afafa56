#ifndef CK_CSV_CELLS_H
#define CK_CSV_CELLS_H

// How the CSV kernels take a cell apart.

#include "ck_csv.h"
#include "paths.h"

typedef struct {
  const uint8_t *start;
  uint32_t count;
} ck_cell;

CK_BODY ck_cell ck_cell_at(const ck_csv_cells *cells, ptrdiff_t r) {
  const uint32_t *end = cells->ends + r * cells->stride;
  uint32_t start = end[-1] + 1;
  return (ck_cell){cells->text + start, end[0] - start - cells->trim};
}

CK_BODY uint64_t ck_bytes8(const uint8_t *p) {
  uint64_t bytes;
  memcpy(&bytes, p, sizeof bytes);
  return bytes;
}

// Marks an empty cell; false if it is not empty, or empty cells are not plain.
CK_BODY bool ck_take_empty(ck_cell cell, ck_csv_missing missing, ptrdiff_t r) {
  if (cell.count != 0 || !missing.bits) return false;
  ptrdiff_t bit = missing.first + r;
  missing.bits[bit >> 6] |= 1ull << (bit & 63);
  return true;
}

#endif
