#define _POSIX_C_SOURCE 200809L
#include "cplatform.h"
#include <errno.h>
#include <string.h>

cp_problem cp_problem_of(int code) {
  switch (code) {
    case ENOENT: return CP_MISSING;
    case EACCES: case EPERM: return CP_DENIED;
    case EEXIST: return CP_EXISTS;
    case EISDIR: return CP_IS_FOLDER;
    case ENOTDIR: return CP_NOT_FOLDER;
    case ENOTEMPTY: return CP_NOT_EMPTY;
    case ENOSPC: case EDQUOT: return CP_FULL;
    case EFBIG: return CP_TOO_BIG;
    case EROFS: return CP_READ_ONLY;
    case ELOOP: return CP_LINK_LOOP;
    case ENAMETOOLONG: return CP_NAME_TOO_LONG;
    case EMFILE: case ENFILE: return CP_TOO_MANY_OPEN;
    case ENOMEM: return CP_OUT_OF_MEMORY;
    case EPIPE: return CP_BROKEN_PIPE;
    case EAGAIN: return CP_WOULD_BLOCK;
    case EXDEV: return CP_OTHER_DEVICE;
    case ENOEXEC: return CP_NOT_PROGRAM;
    case EADDRINUSE: return CP_PORT_TAKEN;
    default: return CP_OTHER;
  }
}

void cp_message(int code, char *text, long capacity) {
  // Without _GNU_SOURCE this is the standard strerror_r, the same on every system.
  if (strerror_r(code, text, (size_t)capacity) != 0) text[0] = 0;
}
