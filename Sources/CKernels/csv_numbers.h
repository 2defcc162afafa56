// The columns of numbers, once for every CK_PATH; CK_READ takes a cell's digits apart.

// The number in a cell, its sign apart.
CK_TARGET CK_BODY number CK_PATH(number_in)(ck_cell cell, int limit) {
  uint32_t sign = (cell.count > 0) & (cell.start[0] == '-');
  number n = {0};
  if (cell.count > sign) n = CK_READ(cell.start + sign, cell.count - sign, limit);
  n.negative = sign;
  return n;
}

CK_TARGET static ptrdiff_t CK_PATH(integers)(
    ck_csv_cells cells, ck_csv_missing missing, int64_t *out) {
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    number n = cell.count - 1 < 8 && cell.start[0] != '-' ? read_8_digits(cell.start, cell.count)
                                                          : CK_PATH(number_in)(cell, 18);
    bool whole = n.plain && n.count == (int)cell.count - n.negative;
    if (!whole && !ck_take_empty(cell, missing, r)) return r;
    int64_t units = whole ? (int64_t)n.digits : 0;
    out[r] = n.negative ? -units : units;
  }
  return cells.count;
}

CK_TARGET static ptrdiff_t CK_PATH(decimals)(
    ck_csv_cells cells, ck_csv_missing missing, int scale, int64_t *out) {
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    number n = CK_PATH(number_in)(cell, 18);
    int shift = scale - n.places;
    bool fits = n.plain && shift >= 0 && n.count + shift <= 18;
    if (!fits && !ck_take_empty(cell, missing, r)) return r;
    int64_t units = fits ? (int64_t)n.digits * tens[shift] : 0;
    out[r] = n.negative ? -units : units;
  }
  return cells.count;
}

CK_TARGET static ptrdiff_t CK_PATH(reals)(
    ck_csv_cells cells, ck_csv_missing missing, double *out) {
  for (ptrdiff_t r = 0; r < cells.count; r++) {
    ck_cell cell = ck_cell_at(&cells, r);
    number n = CK_PATH(number_in)(cell, 19);
    // A whole number that is rounded is no plain matter: somebody should be told.
    bool plain = n.plain && (n.places > 0 || n.digits <= 1ull << 53);
    if (!plain && !ck_take_empty(cell, missing, r)) return r;
    out[r] = plain ? real_of(n) : 0;
  }
  return cells.count;
}
