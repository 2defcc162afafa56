#ifndef CK_ISA_H
#define CK_ISA_H

#include <stdbool.h>

// A compiled path of every kernel, slowest first. A CPU that has one has all those before it.
typedef enum __attribute__((enum_extensibility(closed))) ck_isa {
  ck_isa_scalar,  // portable C; on arm64 this is NEON
  ck_isa_avx2,    // AVX2, FMA, BMI
  ck_isa_avx512,  // AVX-512 F, BW, DQ, VL
} ck_isa;

// Whether this CPU, under this operating system, can run the path. Kernels must not be called
// with a path that can't: the CPU would stop at the first instruction it does not know.
bool ck_isa_available(ck_isa isa);

// The path kernels take when nobody asks for one: the best there is, or the one named by the
// environment variable RINGTRUE_ISA (scalar, avx2, avx512), or the next below that is available.
// Read once, at the first call, from any thread.
ck_isa ck_isa_active(void);

#endif
