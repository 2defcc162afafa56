#define _GNU_SOURCE
#include "cplatform.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <crt_externs.h>
#include <mach-o/dyld.h>
#include <mach/mach.h>
#include <sys/sysctl.h>
#define environ (*_NSGetEnviron())
#else
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#endif

// MARK: clocks

static uint64_t read_clock(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t cp_monotonic(void) { return read_clock(CLOCK_MONOTONIC); }
uint64_t cp_thread_time(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

void cp_wall(int64_t *seconds, int64_t *nanoseconds) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  *seconds = t.tv_sec;
  *nanoseconds = t.tv_nsec;
}

void cp_pause(uint64_t nanoseconds) {
  struct timespec left = {(time_t)(nanoseconds / 1000000000u), (long)(nanoseconds % 1000000000u)};
  while (nanosleep(&left, &left) < 0 && errno == EINTR) {}
}

// MARK: usage

static uint64_t nanoseconds_of(struct timeval t) {
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_usec * 1000u;
}

cp_self_usage cp_usage_of_self(void) {
  struct rusage r;
  getrusage(RUSAGE_SELF, &r);
#if defined(__APPLE__)
  const int64_t unit = 1;
#else
  const int64_t unit = 1024;
#endif
  return (cp_self_usage){
      .user_nanoseconds = nanoseconds_of(r.ru_utime),
      .system_nanoseconds = nanoseconds_of(r.ru_stime),
      .peak_bytes = r.ru_maxrss * unit,
      .major_faults = r.ru_majflt,
      .voluntary_switches = r.ru_nvcsw,
      .involuntary_switches = r.ru_nivcsw,
  };
}

#if defined(__APPLE__)
int64_t cp_resident_bytes(void) {
  mach_task_basic_info_data_t info;
  mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
  if (task_info(mach_task_self(), MACH_TASK_BASIC_INFO, (task_info_t)&info, &count)) return 0;
  return (int64_t)info.resident_size;
}

int cp_cores_allowed(void) { return cp_cores_online(); }

void cp_cpu_brand(char *text, long capacity) {
  size_t size = (size_t)capacity;
  if (sysctlbyname("machdep.cpu.brand_string", text, &size, NULL, 0) != 0) text[0] = 0;
}

int cp_executable_path(char **path) {
  char name[4096];
  uint32_t size = sizeof name;
  if (_NSGetExecutablePath(name, &size) != 0) return -ENAMETOOLONG;
  return cp_resolve(name, path);
}
#else
int64_t cp_resident_bytes(void) {
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  long total = 0, resident = 0;
  int read = fscanf(file, "%ld %ld", &total, &resident);
  fclose(file);
  return read == 2 ? (int64_t)resident * sysconf(_SC_PAGESIZE) : 0;
}

int cp_cores_allowed(void) {
  // The set is made large enough for any machine: a fixed one fails beyond 1024 processors.
  for (int cores = 1024; cores <= 1 << 20; cores *= 2) {
    cpu_set_t *set = CPU_ALLOC(cores);
    if (!set) break;
    size_t size = CPU_ALLOC_SIZE(cores);
    int result = sched_getaffinity(0, size, set), count = CPU_COUNT_S(size, set);
    CPU_FREE(set);
    if (result == 0) return count;
    if (errno != EINVAL) break;
  }
  return cp_cores_online();
}

void cp_cpu_brand(char *text, long capacity) {
  (void)capacity;
  text[0] = 0;
}

int cp_executable_path(char **path) { return cp_resolve("/proc/self/exe", path); }
#endif

int cp_cores_online(void) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  return cores > 0 ? (int)cores : 1;
}

int64_t cp_physical_memory(void) {
#if defined(__APPLE__)
  int64_t bytes = 0;
  size_t size = sizeof bytes;
  return sysctlbyname("hw.memsize", &bytes, &size, NULL, 0) == 0 ? bytes : 0;
#else
  return (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
#endif
}

void cp_prefer_large_pages(const void *memory, int64_t bytes) {
#if defined(MADV_HUGEPAGE)
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  uintptr_t start = (uintptr_t)memory & ~(page - 1);
  madvise((void *)start, (uintptr_t)memory + (uintptr_t)bytes - start, MADV_HUGEPAGE);
#if defined(__linux__)
  // Whoever made the array has written its head, and so has laid a small page where it begins; no
  // large one would come there any more. What is there can still be moved onto one: that is
  // MADV_COLLAPSE, which kernels knew years before C libraries did.
  uintptr_t large = (uintptr_t)1 << 21;
  madvise((void *)(start & ~(large - 1)), large, 25);
#endif
#else
  (void)memory, (void)bytes;
#endif
}

// MARK: names and the terminal

static void copy(char *to, size_t capacity, const char *from) {
  strncpy(to, from, capacity - 1);
  to[capacity - 1] = 0;
}

void cp_name_system(cp_system_name *name) {
  struct utsname u;
  memset(name, 0, sizeof *name);
  if (uname(&u) < 0) return;
  copy(name->system, sizeof name->system, u.sysname);
  copy(name->release, sizeof name->release, u.release);
  copy(name->architecture, sizeof name->architecture, u.machine);
}

int cp_process_id(void) { return (int)getpid(); }
bool cp_is_terminal(int fd) { return isatty(fd) == 1; }

int cp_terminal_columns(int fd) {
  struct winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

const char *cp_variable(const char *name) { return getenv(name); }

const char *cp_environment_entry(long index) {
  char **entries = environ;
  for (long i = 0; entries && entries[i]; i++)
    if (i == index) return entries[i];
  return NULL;
}
