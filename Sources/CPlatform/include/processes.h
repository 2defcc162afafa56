#pragma once
#include <stdint.h>

/// What a child becomes; the vectors end in null.
typedef struct {
  const char *path;
  const char *const *arguments;
  const char *const *environment;
  const char *folder;  // null: the parent's
} cp_program;

/// Where a child's streams go, and the bytes it may use; 0 is no limit.
typedef struct {
  int input, output, errors;
  int64_t memory, file_size;
} cp_terms;

/// A child that was started.
typedef struct {
  int pid;
  int64_t memory_floor;  // bytes: what the child weighed before it became the program
} cp_started;

/// Starts a child in its own process group, with no descriptor but its three streams, and ended by
/// the kernel when the starting *thread* ends (Linux). Fails with the reason exec failed.
int cp_start(const cp_program *program, const cp_terms *terms, cp_started *started);

/// A descriptor that becomes readable when the child has ended; −errno where there is none.
int cp_watch(int pid);

/// What a child used, and how it ended.
typedef struct {
  uint64_t user_nanoseconds, system_nanoseconds;
  int64_t peak_bytes;
  int exit_code, signal;  // one of the two is −1
} cp_ending;

/// 1 when the child has ended, and is still a zombie that holds its group's number; 0 when it runs.
int cp_has_ended(int pid);

/// Waits for the child and forgets it.
int cp_reap(int pid, cp_ending *ending);

/// Kills everything in the child's process group.
int cp_kill_group(int pid);

/// Asks the child's process group to end (SIGTERM).
int cp_ask_group(int pid);

/// A pipe: its reading and its writing end, as large as the system lets it be up to 1 MiB.
int cp_pipe(int *reading, int *writing);

int cp_never_block(int fd);

/// What to wait for on a descriptor, and what happened.
typedef struct {
  int fd;  // negative: not waited for
  int wants_write;
  int ready;
} cp_interest;

/// Waits for at most the given time (negative: for ever) until one of the descriptors
/// is ready. An interruption counts as nothing ready.
int cp_await(cp_interest *interests, int count, int64_t nanoseconds);
