#pragma once

/// The kinds of refusal that callers tell apart.
typedef enum {
  CP_OTHER,
  CP_MISSING,
  CP_DENIED,
  CP_EXISTS,
  CP_IS_FOLDER,
  CP_NOT_FOLDER,
  CP_NOT_EMPTY,
  CP_FULL,
  CP_TOO_BIG,
  CP_READ_ONLY,
  CP_LINK_LOOP,
  CP_NAME_TOO_LONG,
  CP_TOO_MANY_OPEN,
  CP_OUT_OF_MEMORY,
  CP_BROKEN_PIPE,
  CP_WOULD_BLOCK,
  CP_OTHER_DEVICE,
  CP_NOT_PROGRAM,
  CP_PORT_TAKEN,
} cp_problem;

/// Which kind of refusal an errno is.
cp_problem cp_problem_of(int code);

/// The system's words for an errno, copied into `text`.
void cp_message(int code, char *text, long capacity);
