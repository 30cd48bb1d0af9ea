#include "heap.h"

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { page = 4096, largest_block = 32 << 20, usual_padding = 128 << 10 };

void baro_widen_heap(size_t size) {
  const size_t most = (size_t)1 << 30;
  if (size > most) size = most;
  mallopt(M_MMAP_THRESHOLD, largest_block);
  mallopt(M_TRIM_THRESHOLD, (int)size + largest_block);
  mallopt(M_TOP_PAD, (int)size);
  char *start = malloc(largest_block / 2);
  mallopt(M_TOP_PAD, usual_padding);
  if (start == NULL) return;
  char *end = sbrk(0);
  uintptr_t first = ((uintptr_t)start + page - 1) / page * page;
  // Elsewhere than before the end of the heap it came from another arena.
  if ((uintptr_t)end > first && (uintptr_t)end - first < 2 * most) {
    (void)madvise((void *)first, ((uintptr_t)end - first) / page * page, MADV_HUGEPAGE);
  }
  free(start);
}
#else
void baro_widen_heap(size_t size) { (void)size; }
#endif
