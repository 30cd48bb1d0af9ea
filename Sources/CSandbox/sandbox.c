#define _GNU_SOURCE
#include "csandbox.h"

#include <dlfcn.h>
#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// No more than what is allowed already. Of processor time a second is left to tell that it is over.
static bool limit(int resource, rlim_t value) {
  struct rlimit now;
  if (getrlimit(resource, &now) != 0) return false;
  rlim_t most = resource == RLIMIT_CPU ? value + 1 : value;
  if (most > now.rlim_max) most = now.rlim_max;
  struct rlimit limit = {value < most ? value : most, most};
  return setrlimit(resource, &limit) == 0;
}

bool csandbox_limit(uint64_t address_space, uint64_t cpu_seconds) {
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() == 1) return false;
  if (syscall(SYS_close_range, 3, ~0U, 0) != 0)
    for (int descriptor = 3; descriptor < 4096; descriptor++) close(descriptor);
  return limit(RLIMIT_AS, address_space) && limit(RLIMIT_CPU, cpu_seconds) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_FSIZE, 0);
}

static const int allowed[] = {
    SCMP_SYS(read),          SCMP_SYS(pread64),        SCMP_SYS(write),
    SCMP_SYS(lseek),         SCMP_SYS(fstat),          SCMP_SYS(brk),
    SCMP_SYS(mmap),          SCMP_SYS(munmap),         SCMP_SYS(mremap),
    SCMP_SYS(mprotect),      SCMP_SYS(madvise),        SCMP_SYS(futex),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),     SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime), SCMP_SYS(gettid),
    SCMP_SYS(getpid),        SCMP_SYS(tgkill),         SCMP_SYS(getrandom),
};

bool csandbox_enter(void) {
  void *library = dlopen("libseccomp.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  scmp_filter_ctx (*start)(uint32_t) = (scmp_filter_ctx(*)(uint32_t))dlsym(library, "seccomp_init");
  int (*add)(scmp_filter_ctx, uint32_t, int, unsigned, const struct scmp_arg_cmp *) =
      (int (*)(scmp_filter_ctx, uint32_t, int, unsigned, const struct scmp_arg_cmp *))dlsym(
          library, "seccomp_rule_add_array");
  int (*load)(const scmp_filter_ctx) = (int (*)(const scmp_filter_ctx))dlsym(library, "seccomp_load");
  if (!start || !add || !load) return false;
  scmp_filter_ctx filter = start(SCMP_ACT_ERRNO(EPERM));
  if (!filter) return false;
  for (unsigned call = 0; call < sizeof allowed / sizeof *allowed; call++)
    if (add(filter, SCMP_ACT_ALLOW, allowed[call], 0, NULL) != 0) return false;
  return load(filter) == 0;
}
