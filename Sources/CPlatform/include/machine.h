#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Nanoseconds of a clock that never goes back.
uint64_t cp_monotonic(void);

/// CPU nanoseconds used by the calling thread.
uint64_t cp_thread_time(void);

/// Seconds and nanoseconds since 1970, UTC.
void cp_wall(int64_t *seconds, int64_t *nanoseconds);

/// What this process has used so far.
typedef struct {
  uint64_t user_nanoseconds, system_nanoseconds;
  int64_t peak_bytes;
  int64_t major_faults, voluntary_switches, involuntary_switches;
} cp_self_usage;

cp_self_usage cp_usage_of_self(void);

/// Bytes of this process in memory now.
int64_t cp_resident_bytes(void);

/// Processors this process may run on, and those that are switched on.
int cp_cores_allowed(void);
int cp_cores_online(void);

/// Bytes of memory in the machine.
int64_t cp_physical_memory(void);

/// Asks for large pages under memory that is about to be filled; a hint, without a promise.
void cp_prefer_large_pages(const void *memory, int64_t bytes);

/// The operating system's name, its release, and the machine's architecture.
typedef struct {
  char system[65 * 4], release[65 * 4], architecture[65 * 4];
} cp_system_name;

void cp_name_system(cp_system_name *name);

/// The processor's model as macOS tells it; empty elsewhere.
void cp_cpu_brand(char *text, long capacity);

/// The path of the running program; `*path` is freed by `cp_free`.
int cp_executable_path(char **path);

int cp_process_id(void);
bool cp_is_terminal(int fd);

/// Columns of a terminal, or 0.
int cp_terminal_columns(int fd);

/// The value of an environment variable, or null.
const char *cp_variable(const char *name);

/// The n-th `NAME=value` of the environment, or null after the last.
const char *cp_environment_entry(long index);

/// Sleeps the calling thread.
void cp_pause(uint64_t nanoseconds);
