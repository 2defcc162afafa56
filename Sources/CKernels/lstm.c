#include "ck_lstm.h"

#include "functions.h"

CK_BODY ck_batch at_row(ck_batch batch, ptrdiff_t row) {
  return (ck_batch){batch.at + row * batch.row, batch.row};
}

// No gate counts further than this power of 2: the logistic function is 1 or 0 to 2e-9 there, and
// the product of four of the denominators below is still a float.
static const float bound = 29.0f;

// tanh x, from e⁻²ˣ.
CK_BODY f32x16 tanh16(ck_isa isa, f32x16 x) {
  const f32x16 e = moderate_exp2(isa, kept_within(-2.0f * log2_e * x, bound));
  return (1.0f - e) / (1.0f + e);
}

// Makes gates of what they were told: three logistic functions and the hyperbolic tangent of the
// third. One division serves all four.
CK_BODY void open_gates(ck_isa isa, f32x16 *gate) {
  f32x16 e[4], under[4];
#pragma clang loop unroll(full)
  for (int g = 0; g < 4; g++) {
    const float scale = (g == 2 ? -2.0f : -1.0f) * log2_e;
    e[g] = moderate_exp2(isa, kept_within(scale * gate[g], bound));
    under[g] = 1.0f + e[g];
  }
  const f32x16 first = under[0] * under[1], second = under[2] * under[3];
  const f32x16 inverse = 1.0f / (first * second);
  const f32x16 over_first = inverse * second, over_second = inverse * first;
  gate[0] = over_first * under[1];
  gate[1] = over_first * under[0];
  gate[2] = (1.0f - e[2]) * (over_second * under[3]);
  gate[3] = over_second * under[2];
}

// In two passes: the hyperbolic tangent of the memory would wait for the gates, and keep those of
// the next lanes waiting.
CK_BODY void ck_lstm_step_body(
  ck_isa isa, ptrdiff_t hidden, ptrdiff_t lanes, ck_batch gates, ck_batch before, ck_batch after,
  ck_batch squashed, ck_batch given) {
  const ptrdiff_t next = hidden * gates.row;
  for (ptrdiff_t h = 0; h < hidden; h++)
    for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
      float *at = gates.at + h * gates.row + j;
      f32x16 gate[4];
#pragma clang loop unroll(full)
      for (int g = 0; g < 4; g++) gate[g] = ck_load(at + g * next);
      open_gates(isa, gate);
#pragma clang loop unroll(full)
      for (int g = 0; g < 4; g++) ck_store(at + g * next, gate[g]);
      const f32x16 old = ck_load(before.at + h * before.row + j);
      ck_store(after.at + h * after.row + j, ck_mad(isa, gate[1], old, gate[0] * gate[2]));
    }
  for (ptrdiff_t h = 0; h < hidden; h++)
    for (ptrdiff_t j = 0; j < lanes; j += CK_LANES) {
      const f32x16 squash = tanh16(isa, ck_load(after.at + h * after.row + j));
      const f32x16 output = ck_load(gates.at + 3 * next + h * gates.row + j);
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
  const ptrdiff_t hidden = net->hidden, width = net->inputs + hidden;
  ck_dense layer = {
    .outputs = 4 * hidden, .inputs = width, .lanes = net->lanes, .m = net->weights, .row = width,
    .column = 1, .bias = net->bias};
  for (ptrdiff_t t = 0; t < net->steps; t++) {
    const ck_batch gates = at_row(net->gates, 4 * hidden * t);
    // Before the first step nothing was given.
    layer.inputs = t == 0 ? net->inputs : width;
    ck_apply(isa, &layer, at_row(net->taken, width * t), gates);
    ck_lstm_step(
      isa, hidden, net->lanes, gates, at_row(net->cells, hidden * t),
      at_row(net->cells, hidden * (t + 1)), at_row(net->squashed, hidden * t),
      at_row(net->taken, width * (t + 1) + net->inputs));
  }
}

void ck_lstm_run_back(
  ck_isa isa, const ck_lstm *net, ck_batch dh, ck_batch dc, float *dweights, float *dbias) {
  const ptrdiff_t hidden = net->hidden, width = net->inputs + hidden, outputs = 4 * hidden;
  const ck_dense back = {
    .outputs = hidden, .inputs = outputs, .lanes = net->lanes,
    .m = net->weights + net->inputs, .row = 1, .column = width};
  for (ptrdiff_t t = net->steps - 1; t >= 0; t--) {
    const ck_batch gates = at_row(net->gates, outputs * t);
    ck_lstm_step_back(
      isa, hidden, net->lanes, gates, at_row(net->cells, hidden * t),
      at_row(net->squashed, hidden * t), dh, dc);
    if (t > 0) ck_apply(isa, &back, gates, dh);
  }
  ck_blocks all = {net->steps, net->lanes, outputs * net->gates.row, width * net->taken.row};
  ck_dense_gradient(isa, outputs, net->inputs, all, net->gates, net->taken, dweights, width, dbias);
  // Nothing was given before the first step.
  all.count--;
  ck_dense_gradient(
    isa, outputs, hidden, all, at_row(net->gates, outputs),
    at_row(net->taken, width + net->inputs), dweights + net->inputs, width, NULL);
}
