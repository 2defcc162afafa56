#pragma once
#include <stdbool.h>

/// From now on the signals SIGINT and SIGTERM are written, one byte each, to `fd`; the second one
/// of a kind ends the process as it would have without us.
int cp_interrupts_listen(int fd);

/// Gives both signals back the behaviour they had.
void cp_interrupts_restore(void);

/// Sends a signal to this process.
int cp_raise(int signal);
