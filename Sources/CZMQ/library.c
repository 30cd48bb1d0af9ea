#include "czmq.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>

static _Atomic(void *) library;

static void *named(const char *name) {
  void *found = atomic_load(&library);
  if (!found) {
    found = dlopen("libzmq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!found) return NULL;
    atomic_store(&library, found);
  }
  return dlsym(found, name);
}

// Each function under its own name, so that nobody need know.
#define LOADED(result, name, parameters, arguments)                            \
  result name parameters {                                                     \
    static _Atomic(void *) own;                                                \
    void *function = atomic_load(&own);                                        \
    if (!function) {                                                           \
      function = named(#name);                                                 \
      atomic_store(&own, function);                                            \
    }                                                                          \
    return ((result(*) parameters)function)arguments;                          \
  }

LOADED(void *, zmq_ctx_new, (void), ())
LOADED(int, zmq_ctx_term, (void *c), (c))
LOADED(int, zmq_ctx_shutdown, (void *c), (c))
LOADED(void *, zmq_socket, (void *c, int t), (c, t))
LOADED(int, zmq_close, (void *s), (s))
LOADED(int, zmq_setsockopt, (void *s, int o, const void *v, size_t n), (s, o, v, n))
LOADED(int, zmq_bind, (void *s, const char *a), (s, a))
LOADED(int, zmq_poll, (zmq_pollitem_t * i, int n, long t), (i, n, t))
LOADED(int, zmq_msg_init, (zmq_msg_t * m), (m))
LOADED(int, zmq_msg_close, (zmq_msg_t * m), (m))
LOADED(int, zmq_msg_recv, (zmq_msg_t * m, void *s, int f), (m, s, f))
LOADED(int, zmq_msg_more, (const zmq_msg_t *m), (m))
LOADED(size_t, zmq_msg_size, (const zmq_msg_t *m), (m))
LOADED(void *, zmq_msg_data, (zmq_msg_t * m), (m))
LOADED(int, zmq_send, (void *s, const void *b, size_t n, int f), (s, b, n, f))
LOADED(const char *, zmq_strerror, (int e), (e))

bool czmq_is_there(void) {
  static const char *const names[] = {
      "zmq_ctx_new", "zmq_ctx_term", "zmq_ctx_shutdown", "zmq_socket", "zmq_close",
      "zmq_setsockopt", "zmq_bind", "zmq_poll", "zmq_msg_init", "zmq_msg_close", "zmq_msg_recv",
      "zmq_msg_more", "zmq_msg_size", "zmq_msg_data", "zmq_send", "zmq_strerror"};
  for (size_t name = 0; name < sizeof names / sizeof *names; name++)
    if (!named(names[name])) return false;
  return true;
}

int czmq_error(void) { return errno; }
