/* Loaded before the C library (LD_PRELOAD) into the program under test. For files below FAULT_FOLDER it
 *  - makes calls fail as the control file says (FAULT_CONTROL, see struct control), and
 *  - writes down every change of data and of names, and every flush, in the order in which they took effect (FAULT_LOG).
 * With FAULT_NO_SYNC flushes are neither done nor written down.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, TRUNCATE = 8, NAME = 16 };

/* Written by the test, read before each call: classes that fail (0: none), with which errno, after how many calls of
 * these classes, and whether only once; `fired` counts back. */
struct control {
  int32_t classes, error, after, once, fired;
};

struct record {
  uint32_t op, path_length, other_length, pad;
  uint64_t inode, offset, length;
};

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folder_length;
static volatile struct control *control;
static int log_fd = -1, no_sync;

static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_writev)(int, const struct iovec *, int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_pwritev)(int, const struct iovec *, int, off64_t);
static int (*real_fsync)(int), (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_rename)(const char *, const char *), (*real_link)(const char *, const char *);
static int (*real_unlink)(const char *), (*real_mkdir)(const char *, mode_t), (*real_rmdir)(const char *);

/* What was opened below the folder, by its descriptor: one that meanwhile stands for another file is known by its inode. */
static struct {
  ino64_t inode;
  dev_t device;
} known[65536];

__attribute__((constructor)) static void begin(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_openat = dlsym(RTLD_NEXT, "openat64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_writev = dlsym(RTLD_NEXT, "writev");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_pwritev = dlsym(RTLD_NEXT, "pwritev64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_link = dlsym(RTLD_NEXT, "link");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_mkdir = dlsym(RTLD_NEXT, "mkdir");
  real_rmdir = dlsym(RTLD_NEXT, "rmdir");
  const char *told = getenv("FAULT_FOLDER");
  if (!told) return;
  snprintf(folder, sizeof folder, "%s/", told);
  no_sync = getenv("FAULT_NO_SYNC") != NULL;
  if ((told = getenv("FAULT_LOG"))) log_fd = real_open(told, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if ((told = getenv("FAULT_CONTROL"))) {
    int fd = real_open(told, O_RDWR | O_CLOEXEC);
    if (fd >= 0) {
      void *at = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
      if (at != MAP_FAILED) control = at;
      close(fd);
    }
  }
  folder_length = strlen(folder);
}

static int is_ours(const char *path) {
  if (!folder_length || !path) return 0;
  return strncmp(path, folder, folder_length) == 0 || strncmp(path, folder, folder_length - 1) == 0;
}

/* Shared memory of SQLite is mapped, not written, and made anew at the next start. */
static int is_shared_memory(const char *path) {
  size_t length = strlen(path);
  return length > 4 && strcmp(path + length - 4, "-shm") == 0;
}

static int is_known(int fd, struct stat64 *it) {
  if (!folder_length || fd < 0 || fd >= 65536 || !known[fd].inode) return 0;
  return fstat64(fd, it) == 0 && it->st_ino == known[fd].inode && it->st_dev == known[fd].device;
}

/* 1 and errno where this call is to fail. */
static int fails(int class) {
  if (!control || !(control->classes & class)) return 0;
  if (control->after > 0) {
    control->after -= 1;
    return 0;
  }
  control->fired += 1;
  errno = control->error;
  if (control->once) control->classes = 0;
  return 1;
}

/* One record is one write: whole or not at all, also when the program is killed. */
static void note(char op, ino64_t inode, uint64_t offset, const char *path, const char *other,
                 const struct iovec *data, int parts, uint64_t length) {
  if (log_fd < 0) return;
  int saved = errno;
  struct record head = {op, path ? strlen(path) : 0, other ? strlen(other) : 0, 0, inode, offset, data ? length : 0};
  size_t size = sizeof head + head.path_length + head.other_length + head.length;
  char *bytes = malloc(size), *at = bytes;
  if (!bytes) abort();
  at = mempcpy(at, &head, sizeof head);
  at = mempcpy(at, path ? path : "", head.path_length);
  at = mempcpy(at, other ? other : "", head.other_length);
  uint64_t left = head.length;
  for (int i = 0; i < parts && left > 0; i += 1) {
    size_t part = data[i].iov_len < left ? data[i].iov_len : left;
    at = mempcpy(at, data[i].iov_base, part);
    left -= part;
  }
  if (real_write(log_fd, bytes, size) != (ssize_t)size) abort();
  free(bytes);
  errno = saved;
}

static int opened(int at_fd, const char *path, int flags, mode_t mode) {
  int relative = at_fd != AT_FDCWD && path && path[0] != '/';
  if (relative || !is_ours(path) || is_shared_memory(path))
    return at_fd == AT_FDCWD ? real_open(path, flags, mode) : real_openat(at_fd, path, flags, mode);
  pthread_mutex_lock(&turn);
  struct stat64 before, it;
  int was = stat64(path, &before) == 0, fd = -1;
  /* Only what needs room fails for want of it. */
  if (!((flags & O_CREAT) && !was && fails(OPEN))) fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < 65536 && fstat64(fd, &it) == 0) {
    known[fd].inode = it.st_ino;
    known[fd].device = it.st_dev;
    if (!was) note('c', it.st_ino, 0, path, NULL, NULL, 0, 0);
    else if ((flags & O_TRUNC) && before.st_size > 0) note('t', it.st_ino, 0, NULL, NULL, NULL, 0, 0);
  }
  pthread_mutex_unlock(&turn);
  return fd;
}

#define OPENED(at, path, flags)                   \
  va_list rest;                                   \
  va_start(rest, flags);                          \
  mode_t mode = (flags) & O_CREAT ? va_arg(rest, mode_t) : 0; \
  va_end(rest);                                   \
  return opened(at, path, flags, mode)

int open(const char *path, int flags, ...) { OPENED(AT_FDCWD, path, flags); }
int open64(const char *path, int flags, ...) { OPENED(AT_FDCWD, path, flags); }
int openat(int at, const char *path, int flags, ...) { OPENED(at, path, flags); }
int openat64(int at, const char *path, int flags, ...) { OPENED(at, path, flags); }

#define WRITTEN(call, data, parts, position)                                     \
  struct stat64 it;                                                              \
  if (!is_known(fd, &it)) return call;                                           \
  pthread_mutex_lock(&turn);                                                     \
  ssize_t written = -1;                                                          \
  if (!fails(WRITE)) {                                                           \
    off64_t from = position;                                                     \
    written = call;                                                              \
    if (written > 0) note('w', it.st_ino, from, NULL, NULL, data, parts, written); \
  }                                                                              \
  pthread_mutex_unlock(&turn);                                                   \
  return written

/* Where a write without a position goes. */
static off64_t place_of(int fd, struct stat64 *it) {
  if (fcntl(fd, F_GETFL) & O_APPEND) return fstat64(fd, it) == 0 ? it->st_size : 0;
  return lseek64(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  struct iovec data = {(void *)bytes, length};
  WRITTEN(real_write(fd, bytes, length), &data, 1, place_of(fd, &it));
}
ssize_t writev(int fd, const struct iovec *data, int parts) {
  WRITTEN(real_writev(fd, data, parts), data, parts, place_of(fd, &it));
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  struct iovec data = {(void *)bytes, length};
  WRITTEN(real_pwrite(fd, bytes, length, at), &data, 1, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }
ssize_t pwritev64(int fd, const struct iovec *data, int parts, off64_t at) {
  WRITTEN(real_pwritev(fd, data, parts, at), data, parts, at);
}
ssize_t pwritev(int fd, const struct iovec *data, int parts, off_t at) { return pwritev64(fd, data, parts, at); }

static int flushed(int fd, int (*call)(int)) {
  struct stat64 it;
  if (!is_known(fd, &it)) return call(fd);
  pthread_mutex_lock(&turn);
  int done = fails(SYNC) ? -1 : no_sync ? 0 : call(fd);
  if (done == 0 && !no_sync) note('s', it.st_ino, 0, NULL, NULL, NULL, 0, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
int fsync(int fd) { return flushed(fd, real_fsync); }
int fdatasync(int fd) { return flushed(fd, real_fdatasync); }

int ftruncate64(int fd, off64_t length) {
  struct stat64 it;
  if (!is_known(fd, &it)) return real_ftruncate(fd, length);
  pthread_mutex_lock(&turn);
  int done = fails(TRUNCATE) ? -1 : real_ftruncate(fd, length);
  if (done == 0) note('t', it.st_ino, length, NULL, NULL, NULL, 0, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int named(char op, const char *path, const char *other, int done, ino64_t inode) {
  if (done == 0) note(op, inode, 0, path, other, NULL, 0, 0);
  pthread_mutex_unlock(&turn);
  return done;
}
#define NAMED(op, other, call, ours)                            \
  if (!(ours)) return call;                                     \
  pthread_mutex_lock(&turn);                                    \
  return named(op, path, other, fails(NAME) ? -1 : call, 0)

int rename(const char *path, const char *to) { NAMED('r', to, real_rename(path, to), is_ours(path) && is_ours(to)); }
int link(const char *path, const char *to) { NAMED('l', to, real_link(path, to), is_ours(path) && is_ours(to)); }
int mkdir(const char *path, mode_t mode) {
  if (!is_ours(path)) return real_mkdir(path, mode);
  pthread_mutex_lock(&turn);
  int done = fails(NAME) ? -1 : real_mkdir(path, mode), saved = errno;
  struct stat64 it = {0};
  if (done == 0) stat64(path, &it);
  errno = saved;
  return named('d', path, NULL, done, it.st_ino);
}
/* Taking away needs no room: it does not fail. */
int unlink(const char *path) {
  if (!is_ours(path) || is_shared_memory(path)) return real_unlink(path);
  pthread_mutex_lock(&turn);
  return named('u', path, NULL, real_unlink(path), 0);
}
int rmdir(const char *path) {
  if (!is_ours(path)) return real_rmdir(path);
  pthread_mutex_lock(&turn);
  return named('u', path, NULL, real_rmdir(path), 0);
}
