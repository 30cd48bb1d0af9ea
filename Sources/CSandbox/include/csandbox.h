#ifndef CSANDBOX_H
#define CSANDBOX_H

// A process that gives up what it could do: it keeps reading and writing the files that it has open, and
// memory. libseccomp is loaded when a process does so. No logic.

#include <stdbool.h>
#include <stdint.h>

// Ends this process when the one that started it is gone, closes every file but the standard three, and
// limits memory and processor time; no file that it writes may grow.
bool csandbox_limit(uint64_t address_space, uint64_t cpu_seconds);

// Allows system calls for memory, reading, writing and leaving only, for good; all others fail.
bool csandbox_enter(void);

#endif
