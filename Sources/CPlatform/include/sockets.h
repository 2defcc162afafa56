#pragma once
#include <stdint.h>

/// A socket that listens on 127.0.0.1 alone and never blocks; port 0 is any, and becomes the one
/// that was found.
int cp_listen_on_loopback(uint16_t *port);

/// The next connection, which never blocks and sends at once what is written; −EAGAIN where no one
/// waits.
int cp_accept(int fd);
