#include "ck_ladder.h"

#include "keys.h"

// Writes the keys of a few rows.
CK_BODY uint64_t *take(
    const double *scores, const uint8_t *classes, ptrdiff_t n, uint8_t class, uint64_t *keys) {
  for (ptrdiff_t i = 0; i < n; i++)
    if (classes[i] == class) *keys++ = ~key_of_f64(scores[i]);
  return keys;
}

ptrdiff_t ck_take_keys(
    const double *scores, const uint8_t *classes, ptrdiff_t n, uint8_t class, uint64_t *keys) {
  const uint64_t ones = 0x0101010101010101u;
  const uint64_t *const first = keys;
  ptrdiff_t i = 0;
  for (; i + 8 <= n; i += 8) {
    // The class is rare as a rule, and most words hold none of it.
    uint64_t word;
    memcpy(&word, classes + i, sizeof word);
    word ^= ones * class;
    if ((word - ones) & ~word & (ones << 7)) keys = take(scores + i, classes + i, 8, class, keys);
  }
  return take(scores + i, classes + i, n - i, class, keys) - first;
}

ptrdiff_t ck_make_rungs(
    const uint64_t *keys, ptrdiff_t n, double *rungs, ck_step *steps) {
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < n; count++) {
    const ptrdiff_t first = i;
    while (i < n && keys[i] == keys[first]) i++;
    rungs[count] = f64_of_key(~keys[first]);
    steps[count] = (ck_step){0, (uint32_t)(i - first), 0};
  }
  rungs[count] = -__builtin_inf();
  return count;
}

// The stretch in which a score lies. Each operation keeps order, rounding included, so a score below
// another never lies in an earlier stretch.
CK_BODY uint32_t stretch_of(const ck_ladder *ladder, double score) {
  double place = (ladder->rungs[0] - score) * ladder->scale;
  place = place >= 0 ? place : 0;
  place = place <= (double)(ladder->stretches - 1) ? place : (double)(ladder->stretches - 1);
  return (uint32_t)(int32_t)place;
}

CK_BODY bool is_taken(const ck_ladder *ladder, uint32_t stretch) {
  return ladder->taken[stretch >> 6] >> (stretch & 63) & 1;
}

void ck_cut_stretches(ck_ladder *ladder) {
  const double reach = ladder->rungs[0] - ladder->rungs[ladder->count - 1];
  const double scale = reach > 0 ? (double)ladder->stretches / reach : 0;
  ladder->scale = scale - scale == 0 ? scale : 0;
  memset(ladder->taken, 0, ladder->stretches / 8);
  memset(ladder->rows, 0, ladder->stretches * sizeof *ladder->rows);
  for (ptrdiff_t rung = 0; rung < ladder->count; rung++) {
    const uint32_t stretch = stretch_of(ladder, ladder->rungs[rung]);
    if (is_taken(ladder, stretch)) continue;
    ladder->taken[stretch >> 6] |= (uint64_t)1 << (stretch & 63);
    ladder->firsts[stretch] = (uint32_t)rung;
  }
}

bool ck_ladder_suits(const ck_ladder *ladder, const double *scores, ptrdiff_t n) {
  enum { samples = 1024, most_steps = 3 };
  int64_t left = samples * most_steps;
  for (int64_t i = 0; i < samples; i++) {
    const double score = scores[i * n / samples];
    const uint32_t stretch = stretch_of(ladder, score);
    if (!is_taken(ladder, stretch)) continue;
    uint32_t rung = ladder->firsts[stretch];
    while (ladder->rungs[rung] > score && left >= 0) rung++, left--;
  }
  return left >= 0;
}

// Counts the rows of stretches without rungs at the next rung below them.
static void gather(const ck_ladder *ladder, uint32_t *counts) {
  uint32_t stretch = 0;
  for (ptrdiff_t rung = 0; rung < ladder->count; rung++)
    for (const uint32_t end = stretch_of(ladder, ladder->rungs[rung]); stretch <= end; stretch++)
      if (!is_taken(ladder, stretch)) counts[2 * rung] += ladder->rows[stretch];
}

CK_BODY void ck_ladder_count_body(
    ck_isa isa, const ck_ladder *ladder, const double *scores, const uint8_t *classes, ptrdiff_t n,
    uint32_t *counts) {
  (void)isa;
  enum { block = 256 };
  uint32_t stretches[block], near[block];
  memset(counts, 0, (size_t)(2 * ladder->count + 2) * sizeof *counts);
  for (ptrdiff_t first = 0; first < n; first += block) {
    const ptrdiff_t count = n - first < block ? n - first : block;
    for (ptrdiff_t i = 0; i < count; i++) stretches[i] = stretch_of(ladder, scores[first + i]);
    ptrdiff_t nears = 0;
    for (ptrdiff_t i = 0; i < count; i++) {
      ladder->rows[stretches[i]] += classes[first + i] == 0;
      near[nears] = (uint32_t)i;
      nears += is_taken(ladder, stretches[i]);
    }
    for (ptrdiff_t i = 0; i < nears; i++) {
      const double score = scores[first + near[i]];
      uint32_t rung = ladder->firsts[stretches[near[i]]];
      while (ladder->rungs[rung] > score) rung++;
      counts[2 * rung + (ladder->rungs[rung] == score)] += classes[first + near[i]] == 0;
    }
  }
  gather(ladder, counts);
}

CK_KERNEL(
    void, ck_ladder_count,
    (const ck_ladder *ladder, const double *scores, const uint8_t *classes, ptrdiff_t n,
     uint32_t *counts),
    (ladder, scores, classes, n, counts))
