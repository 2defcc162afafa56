#ifndef CK_TRAINING_H
#define CK_TRAINING_H

#include <stddef.h>
#include <stdint.h>

#include "ck_dense.h"

// What training does between the layers. Batches lie as in ck_dense.h; `rows` lanes of them are
// filled, and slopes of the others are 0.

// Rows of a table, `features` numbers each, side by side in lanes; lanes and features beyond are 0.
// Behind the places of these rows may be those of later ones, `known` in all: they are sent for.
void ck_gather(
  ck_isa isa, const float *table, ptrdiff_t features, const uint32_t *places, ptrdiff_t known,
  ptrdiff_t rows, ptrdiff_t width, ptrdiff_t lanes, ck_batch x);

// The sum of (y - x)², and in dy the slopes scale · (y - x).
double ck_squares(
  ck_isa isa, ptrdiff_t features, ptrdiff_t rows, ptrdiff_t lanes, ck_batch y, ck_batch x,
  float scale, ck_batch dy);

// A normal law for each lane: `width` means, then `width` logarithms of variances, kept to ±20.
// z = mean + deviation · noise.
void ck_sample(
  ck_isa isa, ptrdiff_t width, ptrdiff_t lanes, ck_batch law, ck_batch noise, ck_batch z);

// The sum of the divergences of these laws from the standard one (Kullback & Leibler), and in dlaw
// the slopes of `scale` times that, and of what z leads to, whose slopes are dz.
double ck_sample_gradient(
  ck_isa isa, ptrdiff_t width, ptrdiff_t rows, ptrdiff_t lanes, ck_batch law, ck_batch noise,
  ck_batch dz, float scale, ck_batch dlaw);

// How far and how a step goes; `mean` and `square` make up for the moments' start at 0.
typedef struct ck_adam_step {
  float rate, keep_mean, keep_square, epsilon, mean, square;
} ck_adam_step;

// One step of Adam; count is a multiple of 16. Kingma & Ba 2015, arXiv:1412.6980.
void ck_adam(
  ck_isa isa, ptrdiff_t count, ck_adam_step step, const float *gradient, float *mean,
  float *square, float *parameters);

#endif
