#define _GNU_SOURCE
#include "cfilemap.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST = 64 };

// A place is taken by its `start`, which is set last and cleared first: the handler sees whole places.
static struct {
  _Atomic uintptr_t start;
  _Atomic uintptr_t end;
  atomic_bool has_lost;
  atomic_bool is_taken;
} places[MOST];

static struct sigaction earlier;
static atomic_bool is_watching;

// The file ends before its size: zeros take the place of what is gone, to the end of the map.
static void fill(int number, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t address = (uintptr_t)info->si_addr;
  uintptr_t page = address & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
  for (int place = 0; place < MOST; place++) {
    uintptr_t start = atomic_load(&places[place].start);
    uintptr_t end = atomic_load(&places[place].end);
    if (start == 0 || address < start || address >= end) continue;
    int kind = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    if (mmap((void *)page, end - page, PROT_READ, kind, -1, 0) == MAP_FAILED) break;
    atomic_store(&places[place].has_lost, true);
    return;
  }
  // Not ours: what was there before takes it when the instruction faults again.
  sigaction(number, &earlier, NULL);
}

void cfilemap_watch(void) {
  if (atomic_exchange(&is_watching, true)) return;
  struct sigaction action = {.sa_sigaction = fill, .sa_flags = SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &earlier);
}

static int free_place(void) {
  for (int place = 0; place < MOST; place++)
    if (!atomic_exchange(&places[place].is_taken, true)) return place;
  return -1;
}

static int place_of(const void *start) {
  for (int place = 0; place < MOST; place++)
    if (atomic_load(&places[place].start) == (uintptr_t)start) return place;
  return -1;
}

const void *cfilemap_open(int file, size_t size, size_t padding) {
  if (!atomic_load(&is_watching)) {
    errno = ENOTSUP;
    return NULL;
  }
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  if (size > SIZE_MAX - padding - page) {
    errno = ENOMEM;
    return NULL;
  }
  size_t whole = (size + padding + page - 1) / page * page;
  int place = free_place();
  if (place < 0) {
    errno = EMFILE;
    return NULL;
  }
  // Zeros first, so that there are some behind a file that fills its last page.
  void *start = mmap(NULL, whole, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (start != MAP_FAILED &&
      mmap(start, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0) == MAP_FAILED) {
    int reason = errno;
    munmap(start, whole);
    errno = reason;
    start = MAP_FAILED;
  }
  if (start == MAP_FAILED) {
    atomic_store(&places[place].is_taken, false);
    return NULL;
  }
  madvise(start, size, MADV_SEQUENTIAL);
  atomic_store(&places[place].has_lost, false);
  atomic_store(&places[place].end, (uintptr_t)start + whole);
  atomic_store(&places[place].start, (uintptr_t)start);
  return start;
}

bool cfilemap_has_lost(const void *start) {
  int place = place_of(start);
  return place >= 0 && atomic_load(&places[place].has_lost);
}

void cfilemap_close(const void *start) {
  int place = place_of(start);
  if (place < 0) return;
  uintptr_t end = atomic_load(&places[place].end);
  atomic_store(&places[place].start, 0);
  munmap((void *)start, end - (uintptr_t)start);
  atomic_store(&places[place].is_taken, false);
}
