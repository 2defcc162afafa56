#include "ck_isa.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)

static bool cpu_has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
         __builtin_cpu_supports("popcnt");
}

static bool cpu_has_avx512(void) {
  return cpu_has_avx2() && __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl");
}

bool ck_isa_available(ck_isa isa) {
  __builtin_cpu_init();
  switch (isa) {
    case ck_isa_scalar: return true;
    case ck_isa_avx2: return cpu_has_avx2();
    case ck_isa_avx512: return cpu_has_avx512();
  }
  return false;
}

#else

bool ck_isa_available(ck_isa isa) { return isa == ck_isa_scalar; }

#endif

static ck_isa wanted(void) {
  const char *name = getenv("RINGTRUE_ISA");
  if (name && strcmp(name, "scalar") == 0) return ck_isa_scalar;
  if (name && strcmp(name, "avx2") == 0) return ck_isa_avx2;
  return ck_isa_avx512;
}

static ck_isa best_up_to(ck_isa isa) {
  while (!ck_isa_available(isa)) isa = (ck_isa)(isa - 1);
  return isa;
}

ck_isa ck_isa_active(void) {
  // Every thread that finds it unset computes the same answer, so no lock is needed.
  static _Atomic int known = -1;
  int isa = atomic_load_explicit(&known, memory_order_relaxed);
  if (isa < 0) {
    isa = (int)best_up_to(wanted());
    atomic_store_explicit(&known, isa, memory_order_relaxed);
  }
  return (ck_isa)isa;
}
