#ifndef CK_ROLLING_H
#define CK_ROLLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Groups of rows, and statistics of the rows before each within its group. There is one path: a
// scatter and a chain of sums gain nothing from vectors.

// Writes to `order` the rows of group 0, then those of group 1, and so on, each group's in their old
// order, and to `starts`, which holds groups + 1, where each group begins. A stable radix argsort
// whose one digit is the whole code; every code is below `groups`. O(n + groups).
void ck_group_rows(
    const uint32_t *codes, ptrdiff_t n, ptrdiff_t groups, uint32_t *order, uint32_t *starts);

// What a window of rows comes to: how many of its cells are there, their sum, mean and standard
// deviation (n - 1). Without a cell the mean is NaN, and with one the deviation is.
typedef struct { double count, sum, mean, deviation; } ck_window;

// For every row, what the window (tick - span, tick] of its group's rows comes to, without the
// row itself unless `own`; windows[r] is that of row r. Rows of a group stand in `order` by rising
// tick; without ticks a row's tick is its place in its group, counted from the group's `first`.
// A NaN does not count. Scratch holds 4 doubles for each row of the longest group.
void ck_rolling(
    const double *cells, const int64_t *ticks, const int64_t *first, const uint32_t *order,
    const uint32_t *starts, ptrdiff_t groups, int64_t span, bool own, double *scratch,
    ck_window *windows);

#endif
