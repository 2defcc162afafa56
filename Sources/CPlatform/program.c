#include "cplatform.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef RINGTRUE_BUILD_COMMIT
#define RINGTRUE_BUILD_COMMIT ""
#endif

const char *cp_build_commit(void) { return RINGTRUE_BUILD_COMMIT; }
void cp_exit(int code) { exit(code); }

void cp_leave(int code) {
  fflush(NULL);
  _exit(code);
}
