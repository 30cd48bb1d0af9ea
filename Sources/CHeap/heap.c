#include "heap.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { page = 4096, largest_block = 32 << 20, room_of_thread = 16 << 20, usual_padding = 128 << 10 };

static atomic_bool is_wide;

/// Asks for large pages between two places.
static void ask_for_large_pages(const char *start, const char *end) {
  uintptr_t first = ((uintptr_t)start + page - 1) / page * page;
  if ((uintptr_t)end <= first) return;
  (void)madvise((void *)first, ((uintptr_t)end - first) / page * page, MADV_HUGEPAGE);
}

void baro_widen_heap(size_t size) {
  const size_t most = (size_t)1 << 30;
  if (size > most) size = most;
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, (int)size + largest_block);
  mallopt(M_TOP_PAD, (int)size);
  char *start = malloc(largest_block / 2);
  mallopt(M_TOP_PAD, usual_padding);
  if (start == NULL) return;
  const char *end = sbrk(0);
  // Elsewhere than before the end of the heap it came from another arena.
  if (end > start && (size_t)(end - start) < 2 * most) ask_for_large_pages(start, end);
  free(start);
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
void baro_widen_heap(size_t size) { (void)size; }
void baro_widen_heap_of_thread(void) {}
#endif
