#ifndef CZMQ_H
#define CZMQ_H

// The part of ZeroMQ that a kernel needs. The library is loaded when a kernel starts and stays out of
// every other start of the program, as do the eight libraries behind it. No logic.

#include <stdbool.h>
#include <stddef.h>
#include <zmq.h>

// Whether the library is installed, with every function that is used; asked before any of them.
bool czmq_is_there(void);

// `errno`, `EINTR` and `EAGAIN` of the calling thread as the library sets them.
int czmq_error(void);

#endif
