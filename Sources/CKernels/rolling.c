#include "ck_rolling.h"

#include <math.h>
#include <string.h>

#include "paths.h"

void ck_group_rows(
    const uint32_t *codes, ptrdiff_t n, ptrdiff_t groups, uint32_t *order, uint32_t *starts) {
  memset(starts, 0, (size_t)(groups + 1) * sizeof *starts);
  for (ptrdiff_t i = 0; i < n; i++) starts[codes[i]]++;
  uint32_t place = 0;
  for (ptrdiff_t g = 0; g <= groups; g++) {
    const uint32_t count = starts[g];
    starts[g] = place;
    place += count;
  }
  for (ptrdiff_t i = 0; i < n; i++) order[starts[codes[i]]++] = (uint32_t)i;
  // Each start has moved on to the next group's.
  memmove(starts + 1, starts, (size_t)groups * sizeof *starts);
  starts[0] = 0;
}

// A sum that can only grow: cells are put in, and two sums joined, but none is taken out. `squares`
// are those of distances from the mean, so that a large mean costs no digits
// (Chan, Golub & LeVeque, Updating Formulae and a Pairwise Algorithm for Computing Sample Variances,
// Stanford 1979).
typedef struct { double count, sum, mean, squares; } moments;

CK_BODY moments with(moments m, double cell) {
  if (cell != cell) return m;
  const double distance = cell - m.mean;
  m.count += 1;
  m.sum += cell;
  // The reciprocal does not wait for the mean of the cell before.
  m.mean += distance * (1 / m.count);
  m.squares += distance * (cell - m.mean);
  return m;
}

CK_BODY moments joined(moments a, moments b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const double count = a.count + b.count, share = b.count / count, distance = b.mean - a.mean;
  return (moments){
      count, a.sum + b.sum, a.mean + distance * share,
      a.squares + b.squares + distance * distance * a.count * share};
}

CK_BODY ck_window window_of(moments m) {
  return (ck_window){
      m.count, m.sum, m.count > 0 ? m.mean : NAN,
      m.count > 1 ? sqrt(m.squares / (m.count - 1)) : NAN};
}

// Rows of a group lie far apart, so memory is asked for each of them this many rows before its turn:
// by then the answer is there.
enum { ahead = 64 };

CK_BODY void ask(const double *cells, const int64_t *ticks, ck_window *windows, uint32_t row) {
  __builtin_prefetch(cells + row, 0);
  if (ticks) __builtin_prefetch(ticks + row, 0);
  __builtin_prefetch(windows + row, 1);
}

CK_BODY int64_t block_of(int64_t tick, int64_t span) {
  return tick / span - (tick % span < 0);
}

// Time is cut into blocks as long as a window, at ticks that do not depend on the rows. A window
// then is an end of one block and a beginning of the next, which are summed from the cut between
// them, outwards: two additions a row whatever the window, and no subtraction, so errors are those
// of summing one window's cells and never pile up; and equal windows give equal bits
// (van Herk, A fast algorithm for local minimum and maximum filters, 1992, for another sum).
CK_BODY void roll_group(
    const double *cells, const int64_t *ticks, int64_t first, const uint32_t *rows, ptrdiff_t n,
    ptrdiff_t remaining, int64_t span, bool own, moments *ends, ck_window *windows) {
  const moments none = {0, 0, 0, 0};
  moments beginning = none;
  ptrdiff_t oldest = 0, kept = 0, cut = 0;
  int64_t next_block = INT64_MIN;
  for (ptrdiff_t i = 0; i < n; i++) {
    if (i + ahead < remaining) ask(cells, ticks, windows, rows[i + ahead]);
    const int64_t tick = ticks ? ticks[rows[i]] : first + i;
    if (ticks) while (oldest < i && ticks[rows[oldest]] <= tick - span) oldest++;
    else if (i - oldest >= span) oldest++;
    if (tick >= next_block) {
      next_block = (block_of(tick, span) + 1) * span;
      cut = i;
      kept = oldest;
      moments end = none;
      for (ptrdiff_t j = cut - 1; j >= kept; j--) ends[j - kept] = end = with(end, cells[rows[j]]);
      beginning = none;
    }
    const moments end = oldest < cut ? ends[oldest - kept] : none;
    if (!own) windows[rows[i]] = window_of(joined(end, beginning));
    beginning = with(beginning, cells[rows[i]]);
    if (own) windows[rows[i]] = window_of(joined(end, beginning));
  }
}

void ck_rolling(
    const double *cells, const int64_t *ticks, const int64_t *first, const uint32_t *order,
    const uint32_t *starts, ptrdiff_t groups, int64_t span, bool own, double *scratch,
    ck_window *windows) {
  for (ptrdiff_t g = 0; g < groups; g++)
    roll_group(
        cells, ticks, first ? first[g] : 0, order + starts[g], starts[g + 1] - starts[g],
        starts[groups] - starts[g], span, own, (moments *)scratch, windows);
}
