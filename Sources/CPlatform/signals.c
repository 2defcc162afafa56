#define _GNU_SOURCE
#include "cplatform.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// A signal handler has no other way to its program than a static.
static volatile sig_atomic_t heard_at = -1;
static struct sigaction former[2];
static const int heard[2] = {SIGINT, SIGTERM};

static void tell(int signal) {
  int failure = errno;
  char number = (char)signal;
  if (heard_at >= 0) (void)!write((int)heard_at, &number, 1);
  errno = failure;
}

int cp_interrupts_listen(int fd) {
  if (heard_at >= 0) return -EBUSY;
  heard_at = fd;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = tell;
  // The handler goes after its first use: who asks twice is not kept waiting.
  action.sa_flags = SA_RESTART | (int)SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < 2; i++)
    if (sigaction(heard[i], &action, &former[i]) < 0) return -errno;
  return 0;
}

void cp_interrupts_restore(void) {
  if (heard_at < 0) return;
  for (int i = 0; i < 2; i++) sigaction(heard[i], &former[i], NULL);
  heard_at = -1;
}

int cp_raise(int signal) { return kill(getpid(), signal) < 0 ? -errno : 0; }
