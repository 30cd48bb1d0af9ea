#include "shim.h"

#include <dlfcn.h>
#include <stdatomic.h>

// The library is loaded when the first workbook is made: with the three libraries behind it, it would
// take a third of the time in which the program starts. Its functions have their own names here, so
// that nobody need know.

static _Atomic(void *) library;

static void *opened(void) {
  void *found = atomic_load(&library);
  if (found) return found;
  found = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  if (found) atomic_store(&library, found);
  return found;
}

static void *named(const char *name) {
  void *found = opened();
  return found ? dlsym(found, name) : NULL;
}

#define WITH_RESULT(result, name, parameters, arguments)                       \
  result name parameters {                                                     \
    static result(*own) parameters;                                            \
    if (!own) own = (result(*) parameters)named(#name);                        \
    return own arguments;                                                      \
  }

#define WITHOUT_RESULT(name, parameters, arguments)                            \
  void name parameters {                                                       \
    static void(*own) parameters;                                              \
    if (!own) own = (void (*) parameters)named(#name);                         \
    own arguments;                                                             \
  }

WITHOUT_RESULT(format_set_align, (lxw_format * f, uint8_t a), (f, a))
WITHOUT_RESULT(format_set_bold, (lxw_format * f), (f))
WITHOUT_RESULT(format_set_bottom, (lxw_format * f, uint8_t s), (f, s))
WITHOUT_RESULT(format_set_font_color, (lxw_format * f, lxw_color_t c), (f, c))
WITHOUT_RESULT(format_set_font_size, (lxw_format * f, double s), (f, s))
WITHOUT_RESULT(format_set_indent, (lxw_format * f, uint8_t l), (f, l))
WITHOUT_RESULT(format_set_num_format, (lxw_format * f, const char *n), (f, n))
WITHOUT_RESULT(format_set_text_wrap, (lxw_format * f), (f))
WITHOUT_RESULT(format_set_top, (lxw_format * f, uint8_t s), (f, s))
WITHOUT_RESULT(format_set_underline, (lxw_format * f, uint8_t s), (f, s))
WITHOUT_RESULT(lxw_workbook_free, (lxw_workbook * b), (b))
WITHOUT_RESULT(worksheet_fit_to_pages, (lxw_worksheet * s, uint16_t w, uint16_t h), (s, w, h))
WITHOUT_RESULT(worksheet_freeze_panes, (lxw_worksheet * s, lxw_row_t r, lxw_col_t c), (s, r, c))
WITHOUT_RESULT(worksheet_gridlines, (lxw_worksheet * s, uint8_t o), (s, o))
WITHOUT_RESULT(worksheet_set_landscape, (lxw_worksheet * s), (s))
WITHOUT_RESULT(worksheet_set_paper, (lxw_worksheet * s, uint8_t p), (s, p))
WITH_RESULT(char *, lxw_strerror, (lxw_error e), (e))
WITH_RESULT(lxw_workbook *, workbook_new, (const char *n), (n))
WITH_RESULT(lxw_format *, workbook_add_format, (lxw_workbook * b), (b))
WITH_RESULT(lxw_worksheet *, workbook_add_worksheet, (lxw_workbook * b, const char *n), (b, n))
WITH_RESULT(lxw_error, workbook_close, (lxw_workbook * b), (b))
WITH_RESULT(
    lxw_error, workbook_set_properties, (lxw_workbook * b, lxw_doc_properties *p), (b, p))
WITH_RESULT(
    lxw_error, worksheet_ignore_errors, (lxw_worksheet * s, uint8_t t, const char *r), (s, t, r))
WITH_RESULT(
    lxw_error, worksheet_merge_range,
    (lxw_worksheet * s, lxw_row_t r, lxw_col_t c, lxw_row_t q, lxw_col_t d, const char *t,
     lxw_format *f),
    (s, r, c, q, d, t, f))
WITH_RESULT(
    lxw_error, worksheet_repeat_rows, (lxw_worksheet * s, lxw_row_t r, lxw_row_t q), (s, r, q))
WITH_RESULT(
    lxw_error, worksheet_set_column,
    (lxw_worksheet * s, lxw_col_t c, lxw_col_t d, double w, lxw_format *f), (s, c, d, w, f))
WITH_RESULT(lxw_error, worksheet_set_footer, (lxw_worksheet * s, const char *t), (s, t))
WITH_RESULT(
    lxw_error, worksheet_set_row, (lxw_worksheet * s, lxw_row_t r, double h, lxw_format *f),
    (s, r, h, f))
WITH_RESULT(
    lxw_error, worksheet_write_blank,
    (lxw_worksheet * s, lxw_row_t r, lxw_col_t c, lxw_format *f), (s, r, c, f))
WITH_RESULT(
    lxw_error, worksheet_write_number,
    (lxw_worksheet * s, lxw_row_t r, lxw_col_t c, double n, lxw_format *f), (s, r, c, n, f))
WITH_RESULT(
    lxw_error, worksheet_write_string,
    (lxw_worksheet * s, lxw_row_t r, lxw_col_t c, const char *t, lxw_format *f), (s, r, c, t, f))
WITH_RESULT(
    lxw_error, worksheet_write_url_opt,
    (lxw_worksheet * s, lxw_row_t r, lxw_col_t c, const char *u, lxw_format *f, const char *t,
     const char *tip),
    (s, r, c, u, f, t, tip))

bool cxlsx_is_there(void) {
  static const char *const names[] = {
      "format_set_align", "format_set_bold", "format_set_bottom", "format_set_font_color",
      "format_set_font_size", "format_set_indent", "format_set_num_format", "format_set_text_wrap",
      "format_set_top", "format_set_underline", "lxw_workbook_free", "worksheet_fit_to_pages",
      "worksheet_freeze_panes", "worksheet_gridlines", "worksheet_set_landscape",
      "worksheet_set_paper", "lxw_strerror", "workbook_new", "workbook_add_format",
      "workbook_add_worksheet", "workbook_close", "workbook_set_properties",
      "worksheet_ignore_errors", "worksheet_merge_range", "worksheet_repeat_rows",
      "worksheet_set_column", "worksheet_set_footer", "worksheet_set_row", "worksheet_write_blank",
      "worksheet_write_number", "worksheet_write_string", "worksheet_write_url_opt"};
  for (size_t name = 0; name < sizeof names / sizeof *names; name++)
    if (!named(names[name])) return false;
  return true;
}
