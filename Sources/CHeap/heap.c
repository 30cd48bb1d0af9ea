#include "heap.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  page = 4096,
  largest_block = 32 << 20,
  most_room = 128 << 20,
  step = 31 << 20,
  room_of_thread = 16 << 20
};

static atomic_bool is_kept;
static atomic_bool is_wide;

/// Asks for large pages between two places.
static void ask_for_large_pages(const char *start, const char *end) {
  uintptr_t first = ((uintptr_t)start + page - 1) / page * page;
  if ((uintptr_t)end <= first) return;
  (void)madvise((void *)first, ((uintptr_t)end - first) / page * page, MADV_HUGEPAGE);
}

void baro_keep_heap(void) {
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, most_room + largest_block);
  is_kept = true;
}

void baro_widen_heap(size_t size) {
  if (!is_kept) return;
  if (size > most_room) size = most_room;
  // What is free at the end of the heap is used first, so that it grows by what is lacking.
  char *blocks[most_room / step];
  size_t count = 0;
  while ((count + 1) * step <= size && (blocks[count] = malloc(step)) != NULL) count++;
  if (count == 0) return;
  const char *end = sbrk(0);
  // Elsewhere than before the end of the heap it came from another arena.
  if (end > blocks[0] && (size_t)(end - blocks[0]) < 2 * (size_t)most_room)
    ask_for_large_pages(blocks[0], end);
  while (count > 0) free(blocks[--count]);
  is_wide = true;
}

void baro_widen_heap_of_thread(void) {
  static _Thread_local bool is_own_wide;
  if (is_own_wide || !is_wide) return;
  is_own_wide = true;
  char *start = malloc(room_of_thread);
  if (start == NULL) return;
  ask_for_large_pages(start, start + room_of_thread);
  free(start);
}
#else
void baro_keep_heap(void) {}
void baro_widen_heap(size_t size) { (void)size; }
void baro_widen_heap_of_thread(void) {}
#endif
