#ifndef CREADSTAT_H
#define CREADSTAT_H

// The part of ReadStat that reads statistical files. The library is loaded when such a file is read, in
// the process that reads it; nothing else of the program knows it. No logic.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum creadstat_format { CREADSTAT_SAV, CREADSTAT_POR, CREADSTAT_DTA, CREADSTAT_SAS7BDAT, CREADSTAT_XPORT };

// What a value is when it is no plain number.
enum { CREADSTAT_NUMBER = 0, CREADSTAT_SYSTEM_MISSING = 1 };

// One bound of a range of missing values: a number, or a text where there is one.
typedef struct {
  double number;
  const char *text;
} creadstat_bound;

typedef struct {
  int index;
  bool is_text;
  int measure; // 0 unknown, 1 nominal, 2 ordinal, 3 scale
  size_t width;
  const char *name, *label, *format, *labels;
  int range_count;
  creadstat_bound low[32], high[32];
} creadstat_variable;

// What is found, in the order in which it stands in the file; a function gives 0 to go on. Texts have the
// bytes of the file. `tag` is 0, CREADSTAT_SYSTEM_MISSING or the letter of a tagged missing value.
typedef struct {
  void *context;
  int (*metadata)(void *context, int64_t rows, const char *label, const char *encoding);
  int (*note)(void *context, const char *text);
  int (*variable)(void *context, const creadstat_variable *variable);
  int (*weight)(void *context, int index);
  int (*label)(void *context, const char *set, const char *text, double number, int tag, const char *label);
  int (*number)(void *context, int64_t row, int column, double number, int tag);
  int (*text)(void *context, int64_t row, int column, const char *text);
} creadstat_handlers;

// Whether the library is installed; loads it.
bool creadstat_is_there(void);

// Reads the file of a descriptor. Of an SPSS system file, `row_count` are the four bytes that stand for the
// count of rows in its header, which may be wrong; nothing for other files. Gives 0, or a number for
// `creadstat_message`.
int creadstat_parse(
    enum creadstat_format format, int descriptor, const unsigned char *row_count,
    const creadstat_handlers *handlers);

const char *creadstat_message(int error);

#endif
