#include "ck_tails.h"

#include "keys.h"

// The first place from `start` on whose cell is not below the key; or, with `past`, above it. A
// batch that is small beside the known cells leaps to it, a large one walks.
CK_BODY ptrdiff_t place(ck_tails t, uint32_t key, ptrdiff_t start, bool past, bool leaps) {
  ptrdiff_t low = start, high = t.count;
  const uint64_t bound = (uint64_t)key + past;
  if (!leaps) {
    while (low < high && key_of_f32(t.sorted[low]) < bound) low++;
    return low;
  }
  while (low < high) {
    const ptrdiff_t middle = low + (high - low) / 2;
    if (key_of_f32(t.sorted[middle]) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

CK_BODY double larger(double a, double b) { return a > b ? a : b; }

CK_BODY double strangeness(ck_tails t, ptrdiff_t below, ptrdiff_t up_to) {
  const double l = t.surprise[up_to], r = t.surprise[t.count - below];
  const double either = larger(t.own * l + t.other * r, t.other * l + t.own * r);
  return larger(t.left * l + t.right * r, either);
}

// Adding to sums all over memory waits for memory each time. So values are first dealt out to
// stretches of sums that a cache holds; each cell's index comes once, so a stretch gets as many
// values as it has sums.
enum { stretch_bits = 16, most_stretches = 1 << (32 - stretch_bits) };

CK_BODY void deal(
    ck_tails tails, const uint64_t *ranked, ptrdiff_t n, uint32_t *next, double *values,
    uint16_t *places) {
  const bool leaps = n < tails.count / 16;
  ptrdiff_t up_to = 0;
  for (ptrdiff_t i = 0; i < n;) {
    const uint32_t key = (uint32_t)(ranked[i] >> 32);
    const ptrdiff_t below = place(tails, key, up_to, false, leaps);
    up_to = place(tails, key, below, true, leaps);
    const double value = strangeness(tails, below, up_to);
    for (; i < n && ranked[i] >> 32 == key; i++) {
      const uint32_t index = (uint32_t)ranked[i], to = next[index >> stretch_bits]++;
      values[to] = value;
      places[to] = (uint16_t)index;
    }
  }
}

void ck_tails_add(
    ck_tails tails, const uint64_t *ranked, ptrdiff_t n, double *values, uint16_t *places,
    double *sums) {
  uint32_t next[most_stretches];
  for (ptrdiff_t s = 0; s << stretch_bits < n; s++) next[s] = (uint32_t)(s << stretch_bits);
  deal(tails, ranked, n, next, values, places);
  for (ptrdiff_t i = 0; i < n; i++) sums[i >> stretch_bits << stretch_bits | places[i]] += values[i];
}

void ck_ranked_values(const uint64_t *ranked, ptrdiff_t n, float *values) {
  for (ptrdiff_t i = 0; i < n; i++) values[i] = f32_of_key((uint32_t)(ranked[i] >> 32));
}
