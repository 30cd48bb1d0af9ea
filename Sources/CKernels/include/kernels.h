#ifndef BARO_KERNELS_H
#define BARO_KERNELS_H

#include <stdbool.h>
#include <stdint.h>

/// Asks for memory that is read soon, once; any address will do, it is never read here.
static inline void baro_prefetch(const void *address) { __builtin_prefetch(address, 0, 0); }

/// Cells that `baro_count_bytes` counts at a time, and rows that it compares at once.
#define BARO_CELLS_AT_ONCE 4
#define BARO_ROWS_AT_ONCE 32

/// Whether this processor can run `baro_count_bytes`.
bool baro_can_count_bytes(void);

/// Adds to `counts[cell]` how many of some bytes are that cell, for every cell below `cells`.
///
/// `rows` is a multiple of `BARO_ROWS_AT_ONCE`, and `cells` of `BARO_CELLS_AT_ONCE`.
void baro_count_bytes(const uint8_t *bytes, int64_t rows, int64_t cells, uint32_t *counts);

#endif
