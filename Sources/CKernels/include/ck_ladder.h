#ifndef CK_LADDER_H
#define CK_LADDER_H

// Where normal rows stand among the scores of anomalous ones, without sorting them.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"
#include "ck_ranking.h"

// The different scores of anomalous rows, from the highest down, with -infinity below them. The way
// from the highest to the lowest is cut into stretches of equal length. Most hold no rung, so that
// their rows need only be counted.
typedef struct ck_ladder {
  const double *rungs;
  ptrdiff_t count;
  uint32_t stretches;
  double scale;
  uint64_t *taken;   // a bit for each stretch: whether it holds a rung
  uint32_t *firsts;  // the first rung of each stretch that holds one
  uint32_t *rows;    // the rows of class 0 of each other stretch
} ck_ladder;

// Writes the rows of a class as 64-bit keys whose ascending order is the descending order of
// scores; says how many there are.
ptrdiff_t ck_take_keys(const double *scores, const uint8_t *classes, ptrdiff_t n, uint8_t class,
                       uint64_t *keys);

// Writes the different scores of sorted keys, -infinity behind them, and how many rows have each.
ptrdiff_t ck_make_rungs(const uint64_t *keys, ptrdiff_t n, double *rungs, ck_step *steps);

// Sets the scale of a ladder of finite rungs, at least one, and what is known of its stretches.
void ck_cut_stretches(ck_ladder *ladder);

// Whether rows pass few rungs of the stretch in which they lie, by a sample.
bool ck_ladder_suits(const ck_ladder *ladder, const double *scores, ptrdiff_t n);

// Writes how many rows of class 0 there are: at 2 r those between rung r and the one above it, at
// 2 r + 1 those at its height. Scores are finite.
void ck_ladder_count(ck_isa isa, const ck_ladder *ladder, const double *scores,
                     const uint8_t *classes, ptrdiff_t n, uint32_t *counts);

#endif
