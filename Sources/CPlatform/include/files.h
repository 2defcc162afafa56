#pragma once
#include <stdbool.h>
#include <stdint.h>

/// What a file is.
typedef enum { CP_FILE, CP_FOLDER, CP_LINK, CP_PIPE, CP_SOCKET, CP_DEVICE, CP_UNKNOWN } cp_kind;

/// What the file system knows of a file.
typedef struct {
  cp_kind kind;
  uint32_t mode;
  uint64_t device, inode;
  int64_t size;
  int64_t modified_seconds, modified_nanoseconds;
} cp_status;

/// How a file is opened.
typedef enum {
  CP_TO_READ,    // must exist
  CP_TO_CREATE,  // must not exist
  CP_TO_WRITE,   // must exist; written in place
  CP_TO_APPEND,  // created when missing
  CP_TO_LOCK,    // created when missing; never written
} cp_purpose;

int cp_open(const char *path, cp_purpose purpose);
int cp_close(int fd);
int64_t cp_read(int fd, void *bytes, int64_t count);

/// Writes once; a reader that is gone gives −EPIPE, never the signal SIGPIPE.
int64_t cp_write(int fd, const void *bytes, int64_t count);

/// Waits until the bytes of a file are on the disk; devices and pipes have nothing to wait for.
int cp_sync(int fd);

/// Waits until the names in a folder are on the disk.
int cp_sync_folder(const char *path);

int cp_status_of(const char *path, bool follow_links, cp_status *status);
int cp_status_of_open(int fd, cp_status *status);
int cp_set_mode(int fd, uint32_t mode);

/// Maps a file for reading; `*bytes` is its address.
int cp_map(int fd, int64_t size, void **bytes);
void cp_unmap(void *bytes, int64_t size);

int cp_rename(const char *from, const char *to);

/// Renames, and refuses with −EEXIST when `to` is there, without a moment between check and act.
int cp_rename_new(const char *from, const char *to);

int cp_remove_file(const char *path);
int cp_remove_folder(const char *path);
int cp_make_folder(const char *path, uint32_t mode);
int cp_make_link(const char *target, const char *path);

/// The absolute path without links; `*resolved` is freed by `cp_free`.
int cp_resolve(const char *path, char **resolved);
int cp_working_folder(char **path);
void cp_free(void *memory);

/// A folder being listed.
typedef struct cp_listing cp_listing;

int cp_list_open(const char *path, cp_listing **listing);

/// 1 and the next name (valid until the next call), or 0 at the end.
int cp_list_next(cp_listing *listing, const char **name, cp_kind *kind);
void cp_list_close(cp_listing *listing);

/// Bytes that an ordinary user may still write on the disk that holds `path`.
int64_t cp_free_space(const char *path);

/// Takes the advisory lock of an open file; −EAGAIN when another holds it and `wait` is false.
int cp_lock(int fd, bool wait);

/// Whether a program of that path may be run by this user.
bool cp_is_program(const char *path);
