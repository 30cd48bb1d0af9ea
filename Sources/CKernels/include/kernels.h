#ifndef BARO_KERNELS_H
#define BARO_KERNELS_H

/// Asks for memory that is read soon, once; any address will do, it is never read here.
static inline void baro_prefetch(const void *address) { __builtin_prefetch(address, 0, 0); }

#endif
