#define _GNU_SOURCE
#include "cplatform.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// Gives up a descriptor with the reason why.
static int given_up(int fd) {
  int failure = errno;
  close(fd);
  return -failure;
}

// Closed on exec, and never blocking.
static int made_ours(int fd) {
  int failure = cp_never_block(fd);
  if (failure == 0 && fcntl(fd, F_SETFD, FD_CLOEXEC) == 0) return fd;
  if (failure) errno = -failure;
  return given_up(fd);
}

int cp_listen_on_loopback(uint16_t *port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0) return -errno;
  // A port that was left a moment ago may be taken again.
  int yes = 1;
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(*port);
  socklen_t length = sizeof address;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0 ||
      bind(fd, (struct sockaddr *)&address, length) < 0 || listen(fd, 512) < 0 ||
      getsockname(fd, (struct sockaddr *)&address, &length) < 0)
    return given_up(fd);
  *port = ntohs(address.sin_port);
  return made_ours(fd);
}

int cp_accept(int fd) {
  int connection;
  // A guest that left while it waited is nobody's failure.
  do connection = accept(fd, NULL, NULL);
  while (connection < 0 && (errno == EINTR || errno == ECONNABORTED));
  if (connection < 0) return errno == EWOULDBLOCK ? -EAGAIN : -errno;
  int yes = 1;
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return made_ours(connection);
}
