#include "cplatform.h"

#include <stdlib.h>

#ifndef RINGTRUE_BUILD_COMMIT
#define RINGTRUE_BUILD_COMMIT ""
#endif

const char *cp_build_commit(void) { return RINGTRUE_BUILD_COMMIT; }
void cp_exit(int code) { exit(code); }
