#ifndef CSODIUM_H
#define CSODIUM_H

// The part of libsodium that a kernel needs: HMAC-SHA256 and a comparison in constant time.

#include <sodium.h>

#endif
