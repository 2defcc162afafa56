#define _GNU_SOURCE
#include "cplatform.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <sys/event.h>
#else
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#if defined(__APPLE__)
static const int64_t memory_unit = 1;
#else
static const int64_t memory_unit = 1024;
#endif

// MARK: starting

// What the child tells its parent through a pipe that closes when exec succeeds.
typedef struct {
  int64_t memory_floor;
  int failure;
} report;

// Between fork and exec only calls that are safe in a signal handler may be made: the parent may
// have been copied while another of its threads held a lock.

static void close_from(int first) {
#if defined(__APPLE__)
  for (int fd = first, end = getdtablesize(); fd < end; fd++) close(fd);
#else
  closefrom(first);
#endif
}

// Lays the streams on 0, 1, 2 and the report on 3, by way of numbers that none of them can hold.
static void arrange_descriptors(const cp_terms *terms, int report_end) {
  int high[4] = {terms->input, terms->output, terms->errors, report_end};
  for (int i = 0; i < 4; i++) high[i] = fcntl(high[i], F_DUPFD, 10);
  for (int i = 0; i < 4; i++) dup2(high[i], i);
  fcntl(3, F_SETFD, FD_CLOEXEC);
  close_from(4);
}

static void limit(int resource, int64_t bytes) {
  if (bytes <= 0) return;
  struct rlimit l = {(rlim_t)bytes, (rlim_t)bytes};
  setrlimit(resource, &l);
}

static void calm_signals(void) {
  for (int s = 1; s < NSIG; s++) signal(s, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static _Noreturn void become(const cp_program *program, const cp_terms *terms, int report_end,
                             pid_t parent) {
  setpgid(0, 0);
#if !defined(__APPLE__)
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  // the parent ended before the line above
#else
  (void)parent;
#endif
  calm_signals();
  arrange_descriptors(terms, report_end);
  struct rusage own;
  getrusage(RUSAGE_SELF, &own);
  report told = {.memory_floor = own.ru_maxrss * memory_unit};
  limit(RLIMIT_AS, terms->memory);
  limit(RLIMIT_FSIZE, terms->file_size);
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  (void)!write(3, &told, sizeof told);
  if (!program->folder || chdir(program->folder) == 0)
    execve(program->path, (char *const *)program->arguments, (char *const *)program->environment);
  told.failure = errno;
  (void)!write(3, &told, sizeof told);
  _exit(127);
}

// Reads the one report of a child that became its program, or the two of one that could not.
static report read_reports(int fd) {
  report last = {0}, next;
  for (;;) {
    ssize_t n = read(fd, &next, sizeof next);
    if (n < 0 && errno == EINTR) continue;
    if (n != (ssize_t)sizeof next) return last;
    last = next;
  }
}

int cp_start(const cp_program *program, const cp_terms *terms, cp_started *started) {
  int reading, writing, result = cp_pipe(&reading, &writing);
  if (result < 0) return result;
  pid_t parent = getpid();
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &old);  // no handler of the parent runs in the child
  pid_t pid = fork();
  if (pid == 0) become(program, terms, writing, parent);
  int failure = errno;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  close(writing);
  if (pid < 0) {
    close(reading);
    return -failure;
  }
  setpgid(pid, pid);  // here too: whoever comes first, the group is there when we return
  report told = read_reports(reading);
  close(reading);
  if (told.failure) {
    cp_ending ignored;
    cp_reap(pid, &ignored);
    return -told.failure;
  }
  *started = (cp_started){.pid = pid, .memory_floor = told.memory_floor};
  return 0;
}

// MARK: watching and ending

int cp_watch(int pid) {
#if defined(__APPLE__)
  int queue = kqueue();
  if (queue < 0) return -errno;
  fcntl(queue, F_SETFD, FD_CLOEXEC);
  struct kevent change;
  EV_SET(&change, pid, EVFILT_PROC, EV_ADD, NOTE_EXIT, 0, NULL);
  if (kevent(queue, &change, 1, NULL, 0, NULL) == 0) return queue;
  int failure = errno;
  close(queue);
  return -failure;
#else
  int fd = (int)syscall(SYS_pidfd_open, pid, 0);
  return fd < 0 ? -errno : fd;
#endif
}

int cp_has_ended(int pid) {
  siginfo_t info;
  info.si_pid = 0;
  int result;
  do result = waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT);
  while (result < 0 && errno == EINTR);
  return result < 0 ? -errno : info.si_pid == pid;
}

static uint64_t nanoseconds_of(struct timeval t) {
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_usec * 1000u;
}

int cp_reap(int pid, cp_ending *ending) {
  int status;
  struct rusage r;
  pid_t result;
  do result = wait4(pid, &status, 0, &r);
  while (result < 0 && errno == EINTR);
  if (result < 0) return -errno;
  *ending = (cp_ending){
      .user_nanoseconds = nanoseconds_of(r.ru_utime),
      .system_nanoseconds = nanoseconds_of(r.ru_stime),
      .peak_bytes = r.ru_maxrss * memory_unit,
      .exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
      .signal = WIFSIGNALED(status) ? WTERMSIG(status) : -1,
  };
  return 0;
}

int cp_kill_group(int pid) { return kill(-pid, SIGKILL) < 0 ? -errno : 0; }
int cp_ask_group(int pid) { return kill(-pid, SIGTERM) < 0 ? -errno : 0; }

// MARK: pipes

int cp_pipe(int *reading, int *writing) {
  int ends[2];
#if defined(__APPLE__)
  if (pipe(ends) < 0) return -errno;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#else
  if (pipe2(ends, O_CLOEXEC) < 0) return -errno;
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
#endif
  *reading = ends[0];
  *writing = ends[1];
  return 0;
}

int cp_never_block(int fd) {
  int flags = fcntl(fd, F_GETFL);
  return flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) < 0 ? -errno : 0;
}

static int milliseconds(int64_t nanoseconds) {
  if (nanoseconds < 0) return -1;
  int64_t rounded_up = (nanoseconds + 999999) / 1000000;
  return rounded_up > INT32_MAX ? INT32_MAX : (int)rounded_up;
}

int cp_await(cp_interest *interests, int count, int64_t nanoseconds) {
  struct pollfd few[10];
  struct pollfd *polled = count > 10 ? malloc((size_t)count * sizeof *polled) : few;
  if (!polled) return -ENOMEM;
  for (int i = 0; i < count; i++) {
    short events = interests[i].wants_write ? POLLOUT : POLLIN;
    polled[i] = (struct pollfd){.fd = interests[i].fd, .events = events};
  }
  int result = poll(polled, (nfds_t)count, milliseconds(nanoseconds));
  if (result < 0) result = errno == EINTR ? 0 : -errno;
  for (int i = 0; i < count; i++) interests[i].ready = result > 0 && polled[i].revents != 0;
  if (polled != few) free(polled);
  return result;
}
