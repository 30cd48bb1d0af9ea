#ifndef CXLSXWRITER_SHIM_H
#define CXLSXWRITER_SHIM_H

// The part of libxlsxwriter that Swift needs, and a file in memory for it to write to: the library
// knows file names only. No logic.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xlsxwriter.h>

// Whether the library is installed, with every function that is used; asked before any of them.
bool cxlsx_is_there(void);

// The descriptor of a new file that has no place on any disk, or -1. Close it with
// `cxlsx_close_file`.
int cxlsx_open_file(void);
void cxlsx_close_file(int file);

// A workbook that `workbook_close` writes to the file, or NULL.
lxw_workbook *cxlsx_new_workbook(int file);

// Sets what the document says of itself. `created` is in seconds since 1970 and not 0.
lxw_error cxlsx_set_properties(lxw_workbook *workbook, const char *title, int64_t created);

// Gives back a workbook that is not to be written.
void cxlsx_drop_workbook(lxw_workbook *workbook);

// Bytes in the file, or -1.
int64_t cxlsx_file_size(int file);

// Reads the first `count` bytes; false if there are fewer.
bool cxlsx_read_file(int file, uint8_t *bytes, size_t count);

#endif
