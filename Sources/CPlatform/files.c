#define _GNU_SOURCE
#include "cplatform.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

// Runs a call until no signal interrupts it; gives its value or −errno.
#define RETRIED(type, call) \
  ({ type value; do value = (call); while (value < 0 && errno == EINTR); value < 0 ? -errno : value; })

#define PLAIN(call) ((call) < 0 ? -errno : 0)

int cp_open(const char *path, cp_purpose purpose) {
  static const int flags[] = {
      [CP_TO_READ] = O_RDONLY,
      [CP_TO_CREATE] = O_WRONLY | O_CREAT | O_EXCL,
      [CP_TO_WRITE] = O_WRONLY,
      [CP_TO_APPEND] = O_WRONLY | O_CREAT | O_APPEND,
      [CP_TO_LOCK] = O_RDWR | O_CREAT,
  };
  return RETRIED(int, open(path, flags[purpose] | O_CLOEXEC | O_NOCTTY, 0666));
}

int cp_close(int fd) {
  // Linux has let go of the descriptor even when interrupted: a retry could close another's.
  return close(fd) < 0 && errno != EINTR ? -errno : 0;
}

int64_t cp_read(int fd, void *bytes, int64_t count) {
  return RETRIED(int64_t, read(fd, bytes, (size_t)count));
}

#if defined(__APPLE__)
int64_t cp_write(int fd, const void *bytes, int64_t count) {
  fcntl(fd, F_SETNOSIGPIPE, 1);
  return RETRIED(int64_t, write(fd, bytes, (size_t)count));
}
#else
int64_t cp_write(int fd, const void *bytes, int64_t count) {
  // SIGPIPE is held back for this thread alone: a library does not change its host's signals.
  sigset_t pipe, pending, old;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigpending(&pending);
  pthread_sigmask(SIG_BLOCK, &pipe, &old);
  int64_t written = RETRIED(int64_t, write(fd, bytes, (size_t)count));
  if (written == -EPIPE && !sigismember(&pending, SIGPIPE)) {
    const struct timespec now = {0, 0};
    while (sigtimedwait(&pipe, NULL, &now) < 0 && errno == EINTR) {}
  }
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  return written;
}
#endif

int cp_sync(int fd) {
  int result = RETRIED(int, fsync(fd));
  return result == -EINVAL || result == -ENOTSUP ? 0 : result;
}

int cp_sync_folder(const char *path) {
  int fd = RETRIED(int, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (fd < 0) return fd;
  int result = cp_sync(fd);
  close(fd);
  return result;
}

// MARK: status

static cp_kind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return CP_FILE;
  if (S_ISDIR(mode)) return CP_FOLDER;
  if (S_ISLNK(mode)) return CP_LINK;
  if (S_ISFIFO(mode)) return CP_PIPE;
  if (S_ISSOCK(mode)) return CP_SOCKET;
  if (S_ISCHR(mode) || S_ISBLK(mode)) return CP_DEVICE;
  return CP_UNKNOWN;
}

static void fill(cp_status *status, const struct stat *s) {
#if defined(__APPLE__)
  struct timespec modified = s->st_mtimespec;
#else
  struct timespec modified = s->st_mtim;
#endif
  *status = (cp_status){
      .kind = kind_of(s->st_mode),
      .mode = s->st_mode & 07777,
      .device = (uint64_t)s->st_dev,
      .inode = (uint64_t)s->st_ino,
      .size = s->st_size,
      .modified_seconds = modified.tv_sec,
      .modified_nanoseconds = modified.tv_nsec,
  };
}

int cp_status_of(const char *path, bool follow_links, cp_status *status) {
  struct stat s;
  if ((follow_links ? stat(path, &s) : lstat(path, &s)) < 0) return -errno;
  fill(status, &s);
  return 0;
}

int cp_status_of_open(int fd, cp_status *status) {
  struct stat s;
  if (fstat(fd, &s) < 0) return -errno;
  fill(status, &s);
  return 0;
}

int cp_set_mode(int fd, uint32_t mode) { return PLAIN(fchmod(fd, (mode_t)mode)); }

int cp_map(int fd, int64_t size, void **bytes) {
  void *address = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (address == MAP_FAILED) return -errno;
  *bytes = address;
  return 0;
}

void cp_unmap(void *bytes, int64_t size) { munmap(bytes, (size_t)size); }

// MARK: names

int cp_rename(const char *from, const char *to) { return PLAIN(rename(from, to)); }

int cp_rename_new(const char *from, const char *to) {
#if defined(__APPLE__)
  if (renamex_np(from, to, RENAME_EXCL) == 0) return 0;
#else
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
#endif
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return -errno;
  // The file system does not know the exclusive rename: a hard link refuses as surely.
  if (link(from, to) < 0) return -errno;
  return PLAIN(unlink(from));
}

int cp_remove_file(const char *path) { return PLAIN(unlink(path)); }
int cp_remove_folder(const char *path) { return PLAIN(rmdir(path)); }
int cp_make_folder(const char *path, uint32_t mode) { return PLAIN(mkdir(path, (mode_t)mode)); }
int cp_make_link(const char *target, const char *path) { return PLAIN(symlink(target, path)); }

int cp_resolve(const char *path, char **resolved) {
  *resolved = realpath(path, NULL);
  return *resolved ? 0 : -errno;
}

int cp_working_folder(char **path) {
  *path = getcwd(NULL, 0);
  return *path ? 0 : -errno;
}

void cp_free(void *memory) { free(memory); }

// MARK: folders

int cp_list_open(const char *path, cp_listing **listing) {
  DIR *folder = opendir(path);
  if (!folder) return -errno;
  *listing = (cp_listing *)folder;
  return 0;
}

static cp_kind kind_of_entry(DIR *folder, const struct dirent *entry) {
  switch (entry->d_type) {
    case DT_REG: return CP_FILE;
    case DT_DIR: return CP_FOLDER;
    case DT_LNK: return CP_LINK;
    default: break;
  }
  struct stat s;  // some file systems leave the type out of the listing
  if (fstatat(dirfd(folder), entry->d_name, &s, AT_SYMLINK_NOFOLLOW) < 0) return CP_UNKNOWN;
  return kind_of(s.st_mode);
}

int cp_list_next(cp_listing *listing, const char **name, cp_kind *kind) {
  DIR *folder = (DIR *)listing;
  for (;;) {
    errno = 0;
    struct dirent *entry = readdir(folder);
    if (!entry) return -errno;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    *name = entry->d_name;
    *kind = kind_of_entry(folder, entry);
    return 1;
  }
}

void cp_list_close(cp_listing *listing) { closedir((DIR *)listing); }

int64_t cp_free_space(const char *path) {
  struct statvfs s;
  if (RETRIED(int, statvfs(path, &s)) < 0) return -errno;
  return (int64_t)s.f_bavail * (int64_t)s.f_frsize;
}

int cp_lock(int fd, bool wait) {
  int result = RETRIED(int, flock(fd, wait ? LOCK_EX : LOCK_EX | LOCK_NB));
  return result == -EWOULDBLOCK ? -EAGAIN : result;
}

bool cp_is_program(const char *path) {
  struct stat s;
  return stat(path, &s) == 0 && S_ISREG(s.st_mode) && access(path, X_OK) == 0;
}
