#include "ck_lstm.h"

#include "functions.h"

CK_BODY ck_batch at_lane(ck_batch batch, ptrdiff_t lane) {
  return (ck_batch){batch.at + lane, batch.row};
}

CK_BODY ck_batch at_row(ck_batch batch, ptrdiff_t row) {
  return (ck_batch){batch.at + row * batch.row, batch.row};
}

CK_BODY void ck_lstm_step_body(
  ck_isa isa, ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before, ck_batch after,
  ck_batch squashed, ck_batch given) {
  for (ptrdiff_t h = 0; h < hidden; h++)
    for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
      float *gate = gates.at + h * gates.row + j;
      const ptrdiff_t next = hidden * gates.row;
      const f32x16 input = logistic16(isa, ck_load(gate));
      const f32x16 forget = logistic16(isa, ck_load(gate + next));
      const f32x16 candidate = tanh16(isa, ck_load(gate + 2 * next));
      const f32x16 output = logistic16(isa, ck_load(gate + 3 * next));
      const f32x16 old = ck_load(before.at + h * before.row + j);
      const f32x16 memory = ck_mad(isa, forget, old, input * candidate);
      const f32x16 squash = tanh16(isa, memory);
      ck_store(gate, input);
      ck_store(gate + next, forget);
      ck_store(gate + 2 * next, candidate);
      ck_store(gate + 3 * next, output);
      ck_store(after.at + h * after.row + j, memory);
      ck_store(squashed.at + h * squashed.row + j, squash);
      ck_store(given.at + h * given.row + j, output * squash);
    }
}

CK_BODY void ck_lstm_step_back_body(
  ck_isa isa, ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before,
  ck_batch squashed, ck_batch dh, ck_batch dc) {
  for (ptrdiff_t h = 0; h < hidden; h++)
    for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
      float *gate = gates.at + h * gates.row + j;
      float *memory_slope = dc.at + h * dc.row + j;
      const ptrdiff_t next = hidden * gates.row;
      const f32x16 input = ck_load(gate), forget = ck_load(gate + next);
      const f32x16 candidate = ck_load(gate + 2 * next), output = ck_load(gate + 3 * next);
      const f32x16 squash = ck_load(squashed.at + h * squashed.row + j);
      const f32x16 old = ck_load(before.at + h * before.row + j);
      const f32x16 slope = ck_load(dh.at + h * dh.row + j);
      const f32x16 memory =
        ck_mad(isa, slope * output, 1.0f - squash * squash, ck_load(memory_slope));
      ck_store(gate, memory * candidate * (input * (1.0f - input)));
      ck_store(gate + next, memory * old * (forget * (1.0f - forget)));
      ck_store(gate + 2 * next, memory * input * (1.0f - candidate * candidate));
      ck_store(gate + 3 * next, slope * squash * (output * (1.0f - output)));
      ck_store(memory_slope, memory * forget);
    }
}

CK_KERNEL(
  void, ck_lstm_step,
  (ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before, ck_batch after,
   ck_batch squashed, ck_batch given),
  (hidden, lanes, gates, before, after, squashed, given))
CK_KERNEL(
  void, ck_lstm_step_back,
  (ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before, ck_batch squashed,
   ck_batch dh, ck_batch dc),
  (hidden, lanes, gates, before, squashed, dh, dc))

void ck_lstm_run(ck_isa isa, const ck_lstm *net) {
  const ptrdiff_t width = net->inputs + net->hidden;
  const ck_dense layer = {
    .outputs = 4 * net->hidden, .inputs = width, .lanes = net->lanes, .m = net->weights,
    .row = width, .column = 1, .bias = net->bias};
  const ck_batch given = at_row(net->taken, net->inputs);
  for (ptrdiff_t t = 0; t < net->steps; t++) {
    const ptrdiff_t now = t * net->lanes, next = now + net->lanes;
    ck_apply(isa, &layer, at_lane(net->taken, now), at_lane(net->gates, now));
    ck_lstm_step(
      isa, net->hidden, net->lanes, at_lane(net->gates, now), at_lane(net->cells, now),
      at_lane(net->cells, next), at_lane(net->squashed, now), at_lane(given, next));
  }
}

void ck_lstm_run_back(
  ck_isa isa, const ck_lstm *net, ck_batch dh, ck_batch dc, float *dweights, float *dbias) {
  const ptrdiff_t width = net->inputs + net->hidden;
  const ck_dense back = {
    .outputs = net->hidden, .inputs = 4 * net->hidden, .lanes = net->lanes,
    .m = net->weights + net->inputs, .row = 1, .column = width};
  for (ptrdiff_t t = net->steps - 1; t >= 0; t--) {
    const ptrdiff_t now = t * net->lanes;
    const ck_batch gates = at_lane(net->gates, now);
    ck_lstm_step_back(
      isa, net->hidden, net->lanes, gates, at_lane(net->cells, now), at_lane(net->squashed, now),
      dh, dc);
    if (t > 0) ck_apply(isa, &back, gates, dh);
  }
  // All steps at once: their slopes lie side by side.
  ck_dense_gradient(
    isa, 4 * net->hidden, width, net->steps * net->lanes, net->gates, net->taken, dweights, dbias,
    false);
}
