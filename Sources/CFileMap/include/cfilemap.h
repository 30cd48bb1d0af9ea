#ifndef CFILEMAP_H
#define CFILEMAP_H

// Files as memory that outlive being cut: where a page of the file is gone, zeros are read and the
// loss is noted, instead of the signal that would end the process.

#include <stdbool.h>
#include <stddef.h>

// A setting of the process, to be made by the program when it starts: takes the signal of a page that is
// gone. Without it no file is mapped.
void cfilemap_watch(void);

// The first `size` bytes of a file, read only, then at least `padding` zero bytes. NULL with `errno`
// where the file cannot be mapped, too many are, or nobody watches.
const void *cfilemap_open(int file, size_t size, size_t padding);

// Whether a page of the file was gone when it was read.
bool cfilemap_has_lost(const void *start);

void cfilemap_close(const void *start);

#endif
