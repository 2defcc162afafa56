#ifndef CK_LSTM_H
#define CK_LSTM_H

#include <stddef.h>

#include "ck_dense.h"

// A long short-term memory over a batch of sequences. A step's numbers lie together, those of the
// next behind them, so that a step finds its own on few pages of memory. Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; with the forget gate of
// Gers, Schmidhuber & Cummins 2000, doi:10.1162/089976600300015015.
typedef struct ck_lstm {
  ptrdiff_t inputs, hidden, steps, lanes;
  const float *weights;  // 4 · hidden rows of inputs + hidden: input, forget, candidate, output
  const float *bias;     // one for each of these rows
  ck_batch taken;        // of each step and one more: its inputs, and what the step before gave
  ck_batch gates;        // of each step: the four gates
  ck_batch cells;        // of each step and one more: the memory before it
  ck_batch squashed;     // of each step: tanh of the memory after it
} ck_lstm;

// What a step does behind the product: gates from what they were told, then memory and what is
// given.
void ck_lstm_step(
  ck_isa isa, ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before, ck_batch after,
  ck_batch squashed, ck_batch given);

// The same backwards, from dh, the slopes by what was given: gates become the slopes by what they
// were told, dc those by the memory before.
void ck_lstm_step_back(
  ck_isa isa, ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before,
  ck_batch squashed, ck_batch dh, ck_batch dc);

// Runs all steps from nothing; what the last one gives is taken by the one behind it.
void ck_lstm_run(ck_isa isa, const ck_lstm *net);

// Computes the slopes by weights and biases from those by what the last step gave, `dh`. Both dh
// and dc are hidden × lanes and used up, and so are the gates.
void ck_lstm_run_back(
  ck_isa isa, const ck_lstm *net, ck_batch dh, ck_batch dc, float *dweights, float *dbias);

#endif
