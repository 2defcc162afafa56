#include "ck_tails.h"

#include "keys.h"

// MARK: - Ordering

// Cells are put in order by all but the highest bits of their keys, least significant digit first,
// which saves a pass of a sort. Cells that share the highest bits, a sign, an exponent and the first
// bits behind it, are a run, in order; those in use are few, and each finds its own way through the
// known cells.
enum { digits = 2, digit_bits = 10, digit_values = 1 << digit_bits };
enum { run_shift = digits * digit_bits, most_runs = 1 << (32 - run_shift) };

CK_BODY uint32_t digit_of(uint32_t key, int digit) {
  return key >> digit * digit_bits & (digit_values - 1);
}

// Where the cells of each value of each digit begin.
static void find_places(const float *cells, ptrdiff_t n, uint32_t places[digits][digit_values]) {
  memset(places, 0, digits * sizeof *places);
  for (ptrdiff_t i = 0; i < n; i++)
    for (int d = 0; d < digits; d++) places[d][digit_of(key_of_f32(cells[i]), d)]++;
  for (int d = 0; d < digits; d++) {
    uint32_t place = 0;
    for (int v = 0; v < digit_values; v++) {
      const uint32_t count = places[d][v];
      places[d][v] = place;
      place += count;
    }
  }
}

// Writes n words: the upper half of each is the key of a cell, the lower its index.
static void order(const float *cells, ptrdiff_t n, uint64_t *spare, uint64_t *words) {
  uint32_t places[digits][digit_values];
  find_places(cells, n, places);
  for (ptrdiff_t i = 0; i < n; i++) {
    const uint32_t key = key_of_f32(cells[i]);
    CK_PUT(spare, places[0][digit_of(key, 0)], (uint64_t)key << 32 | (uint32_t)i);
  }
  for (ptrdiff_t i = 0; i < n; i++)
    CK_PUT(words, places[1][digit_of((uint32_t)(spare[i] >> 32), 1)], spare[i]);
}

// MARK: - Adding

// The latest cell of a run, how many known ones lie up to it, and what it is worth.
typedef struct run {
  float cell;
  ptrdiff_t up_to;
  double worth;
} run;

// The first place from `start` on whose cell is not below another; or, with `past`, above it. Looks
// in leaps that double, and then within the last: the nearer it is, the sooner it is found.
// Bentley & Yao, Inf. Proc. Letters 5(3), 1976, doi:10.1016/0020-0190(76)90071-5
CK_BODY ptrdiff_t place_of(ck_tails t, float cell, ptrdiff_t start, bool past) {
#define PASSED(place) \
  ((place) < t.count && (past ? t.sorted[place] <= cell : t.sorted[place] < cell))
  if (!PASSED(start)) return start;
  ptrdiff_t low = start, leap = 1;
  for (; PASSED(low + leap); leap *= 2) low += leap;
  ptrdiff_t high = low + leap;
  while (high - low > 1) {
    const ptrdiff_t middle = low + (high - low) / 2;
    if (PASSED(middle)) low = middle;
    else high = middle;
  }
  return high;
#undef PASSED
}

CK_BODY double larger(double a, double b) { return a > b ? a : b; }

CK_BODY double strangeness(ck_tails t, ptrdiff_t below, ptrdiff_t up_to) {
  const double l = t.surprise[up_to], r = t.surprise[t.count - below];
  const double either = larger(t.own * l + t.other * r, t.other * l + t.own * r);
  return larger(t.left * l + t.right * r, either);
}

// Sums lie all over memory: each is called for so many cells before it is its turn.
enum { ahead = 64, further = 16 };

void ck_tails_add(
    ck_tails tails, const float *cells, ptrdiff_t n, uint64_t *scratch, double *sums) {
  run runs[most_runs];
  for (int r = 0; r < most_runs; r++) runs[r] = (run){.cell = __builtin_nanf("")};
  uint64_t *const words = scratch + n;
  order(cells, n, scratch, words);
  for (ptrdiff_t i = 0; i < n; i++) {
    __builtin_prefetch(sums + (uint32_t)words[i + ahead < n ? i + ahead : i], 1);
    const uint32_t key = (uint32_t)(words[i] >> 32);
    const float cell = f32_of_key(key);
    run *const run = &runs[key >> run_shift];
    if (run->cell != cell) {
      // Runs are too many for the processor to see where each goes on.
      __builtin_prefetch(tails.sorted + run->up_to + 2 * further);
      __builtin_prefetch(tails.surprise + run->up_to + further);
      __builtin_prefetch(tails.surprise + tails.count - run->up_to - further);
      const ptrdiff_t below = place_of(tails, cell, run->up_to, false);
      run->up_to = place_of(tails, cell, below, true);
      run->worth = strangeness(tails, below, run->up_to);
      run->cell = cell;
    }
    sums[(uint32_t)words[i]] += run->worth;
  }
}
