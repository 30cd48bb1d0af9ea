#ifndef BARO_HEAP_H
#define BARO_HEAP_H

#include <stddef.h>

/// Makes room for `size` bytes at the end of the heap and asks the system to fill it in large pages.
///
/// Blocks of up to 32 megabytes come from the heap from then on, and as much as was made room for is
/// kept when it is free. Where the C library or the system has no such thing, nothing happens.
void baro_widen_heap(size_t size);

/// Makes room in the heap that this thread has for itself, once and where that of the process is wide: by
/// itself it grows a few pages at a time, each with a call of the system.
void baro_widen_heap_of_thread(void);

#endif
