#ifndef BARO_HEAP_H
#define BARO_HEAP_H

#include <stddef.h>

/// A setting of the process, to be made by the program when it starts: blocks of up to 32 megabytes come
/// from the heap from then on, and 160 megabytes of it are kept when they are free.
void baro_keep_heap(void);

/// Makes room for `size` bytes, at most 128 megabytes, at the end of a heap that is kept, and asks the
/// system to fill it in large pages. Where the heap is not kept, or the C library or the system has no
/// such thing, nothing happens.
void baro_widen_heap(size_t size);

/// Makes room in the heap that this thread has for itself, once and where that of the process is wide: by
/// itself it grows a few pages at a time, each with a call of the system.
void baro_widen_heap_of_thread(void);

#endif
