#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int cxlsx_open_file(void) { return memfd_create("workbook", MFD_CLOEXEC); }

void cxlsx_close_file(int file) { close(file); }

lxw_workbook *cxlsx_new_workbook(int file) {
  char name[32];
  snprintf(name, sizeof name, "/proc/self/fd/%d", file);
  return workbook_new(name);
}

lxw_error cxlsx_set_properties(lxw_workbook *workbook, const char *title, int64_t created) {
  lxw_doc_properties properties = {.title = (char *)title, .created = (time_t)created};
  return workbook_set_properties(workbook, &properties);
}

void cxlsx_drop_workbook(lxw_workbook *workbook) { lxw_workbook_free(workbook); }

int64_t cxlsx_file_size(int file) {
  struct stat status;
  return fstat(file, &status) == 0 ? (int64_t)status.st_size : -1;
}

bool cxlsx_read_file(int file, uint8_t *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t got = pread(file, bytes + done, count - done, (off_t)done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    done += (size_t)got;
  }
  return true;
}
