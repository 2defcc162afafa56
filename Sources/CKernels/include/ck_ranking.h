#ifndef CK_RANKING_H
#define CK_RANKING_H

// Scores of two classes, sorted apart and merged from the highest score down.

#include <stddef.h>
#include <stdint.h>

#include "ck_isa.h"

// What holds for all scores: ck_finite, ck_narrow (each equals a Float), or both.
enum { ck_finite = 1, ck_narrow = 2 };
int ck_score_traits(ck_isa isa, const double *scores, ptrdiff_t n);

// How many of n bytes equal `value`.
ptrdiff_t ck_count_u8(ck_isa isa, const uint8_t *bytes, ptrdiff_t n, uint8_t value);

// One tie of at least one anomalous row, and the normal rows between it and the tie above.
typedef struct ck_step {
  uint32_t passed;     // normal rows above this tie and below the one before
  uint32_t anomalous;  // anomalous rows of the tie
  uint32_t tied;       // normal rows of the tie
} ck_step;

// Writes the rows of class 0 and of class 1 as keys whose ascending order is the descending order
// of scores; rows of other classes are left out. Each output needs room for one key more than its
// class has rows. The narrow form is for scores that are Floats; -0.0 and +0.0 are one key.
void ck_split_u32(const double *scores, const uint8_t *classes, ptrdiff_t n, uint32_t *normal,
                  uint32_t *anomalous);
void ck_split_u64(const double *scores, const uint8_t *classes, ptrdiff_t n, uint64_t *normal,
                  uint64_t *anomalous);

// Sorts keys ascending, with scratch for as many. Radix, O(n).
void ck_sort_keys_u32(uint32_t *keys, ptrdiff_t n, uint32_t *scratch);
void ck_sort_keys_u64(uint64_t *keys, ptrdiff_t n, uint64_t *scratch);

// How many different keys there are among sorted ones.
ptrdiff_t ck_distinct_u32(ck_isa isa, const uint32_t *keys, ptrdiff_t n);
ptrdiff_t ck_distinct_u64(ck_isa isa, const uint64_t *keys, ptrdiff_t n);

// Merges sorted keys into one step, and its score, for each different anomalous key.
void ck_merge_u32(const uint32_t *normal, ptrdiff_t normals, const uint32_t *anomalous,
                  ptrdiff_t anomalies, ck_step *steps, double *scores);
void ck_merge_u64(const uint64_t *normal, ptrdiff_t normals, const uint64_t *anomalous,
                  ptrdiff_t anomalies, ck_step *steps, double *scores);

#endif
