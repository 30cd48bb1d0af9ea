#include "creadstat.h"

#include <dlfcn.h>
#include <readstat.h>
#include <unistd.h>

static void *library;

static void *named(const char *name) { return library ? dlsym(library, name) : NULL; }

#define LOADED(result, name, parameters, arguments)                            \
  static result own_##name parameters {                                        \
    static result(*own) parameters;                                            \
    if (!own) own = (result(*) parameters)named(#name);                        \
    return own arguments;                                                      \
  }

typedef readstat_parser_t parser_t;
LOADED(parser_t *, readstat_parser_init, (void), ())
LOADED(void, readstat_parser_free, (parser_t * p), (p))
LOADED(readstat_error_t, readstat_set_metadata_handler, (parser_t * p, readstat_metadata_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_note_handler, (parser_t * p, readstat_note_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_variable_handler, (parser_t * p, readstat_variable_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_fweight_handler, (parser_t * p, readstat_fweight_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_value_handler, (parser_t * p, readstat_value_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_value_label_handler, (parser_t * p, readstat_value_label_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_open_handler, (parser_t * p, readstat_open_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_close_handler, (parser_t * p, readstat_close_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_seek_handler, (parser_t * p, readstat_seek_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_read_handler, (parser_t * p, readstat_read_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_update_handler, (parser_t * p, readstat_update_handler h), (p, h))
LOADED(readstat_error_t, readstat_set_io_ctx, (parser_t * p, void *c), (p, c))
LOADED(readstat_error_t, readstat_set_handler_character_encoding, (parser_t * p, const char *e), (p, e))
LOADED(readstat_error_t, readstat_parse_sav, (parser_t * p, const char *n, void *c), (p, n, c))
LOADED(readstat_error_t, readstat_parse_por, (parser_t * p, const char *n, void *c), (p, n, c))
LOADED(readstat_error_t, readstat_parse_dta, (parser_t * p, const char *n, void *c), (p, n, c))
LOADED(readstat_error_t, readstat_parse_sas7bdat, (parser_t * p, const char *n, void *c), (p, n, c))
LOADED(readstat_error_t, readstat_parse_xport, (parser_t * p, const char *n, void *c), (p, n, c))
LOADED(const char *, readstat_error_message, (readstat_error_t e), (e))
LOADED(int, readstat_value_is_system_missing, (readstat_value_t v), (v))
LOADED(int, readstat_value_is_tagged_missing, (readstat_value_t v), (v))
LOADED(char, readstat_value_tag, (readstat_value_t v), (v))
LOADED(double, readstat_double_value, (readstat_value_t v), (v))
LOADED(const char *, readstat_string_value, (readstat_value_t v), (v))
LOADED(readstat_type_class_t, readstat_value_type_class, (readstat_value_t v), (v))

bool creadstat_is_there(void) {
  static const char *const names[] = {
      "readstat_parser_init", "readstat_parser_free", "readstat_set_metadata_handler",
      "readstat_set_note_handler", "readstat_set_variable_handler", "readstat_set_fweight_handler",
      "readstat_set_value_handler", "readstat_set_value_label_handler", "readstat_set_open_handler",
      "readstat_set_close_handler", "readstat_set_seek_handler", "readstat_set_read_handler",
      "readstat_set_update_handler", "readstat_set_io_ctx",
      "readstat_set_handler_character_encoding", "readstat_parse_sav", "readstat_parse_por",
      "readstat_parse_dta", "readstat_parse_sas7bdat", "readstat_parse_xport",
      "readstat_error_message", "readstat_value_is_system_missing",
      "readstat_value_is_tagged_missing", "readstat_value_tag", "readstat_double_value",
      "readstat_string_value", "readstat_value_type_class"};
  if (!library) library = dlopen("libreadstat.so.1", RTLD_NOW | RTLD_LOCAL);
  for (size_t name = 0; name < sizeof names / sizeof *names; name++)
    if (!named(names[name])) return false;
  return true;
}

// The file as ReadStat reads it.
typedef struct {
  int descriptor;
  off_t position;
  // The bytes that stand for the count of rows in the header, which may be wrong.
  const unsigned char *row_count;
} source;

enum { ROW_COUNT_START = 80, ROW_COUNT_END = 84 };

static int open_source(const char *path, void *context) {
  (void)path;
  ((source *)context)->position = 0;
  return 0;
}

static int close_source(void *context) {
  (void)context;
  return 0;
}

static readstat_off_t seek_source(readstat_off_t offset, readstat_io_flags_t whence, void *context) {
  source *file = context;
  off_t start = whence == READSTAT_SEEK_SET   ? 0
                : whence == READSTAT_SEEK_CUR ? file->position
                                              : lseek(file->descriptor, 0, SEEK_END);
  off_t place;
  if (start < 0 || __builtin_add_overflow(start, offset, &place) || place < 0) return -1;
  return file->position = place;
}

static ssize_t read_source(void *buffer, size_t size, void *context) {
  source *file = context;
  off_t start = file->position;
  ssize_t done = 0;
  while ((size_t)done < size) {
    ssize_t got = pread(file->descriptor, (char *)buffer + done, size - (size_t)done, file->position);
    if (got <= 0) return done > 0 ? done : got;
    done += got;
    file->position += got;
  }
  for (off_t place = ROW_COUNT_START; file->row_count && place < ROW_COUNT_END; place++)
    if (place >= start && place < file->position)
      ((unsigned char *)buffer)[place - start] = file->row_count[place - ROW_COUNT_START];
  return done;
}

static readstat_error_t update_source(
    long size, readstat_progress_handler progress, void *user, void *context) {
  (void)size, (void)progress, (void)user, (void)context;
  return READSTAT_OK;
}

static int tag_of(readstat_value_t value) {
  if (own_readstat_value_is_tagged_missing(value)) return (unsigned char)own_readstat_value_tag(value);
  return own_readstat_value_is_system_missing(value) ? CREADSTAT_SYSTEM_MISSING : CREADSTAT_NUMBER;
}

static const char *text_of(readstat_value_t value) {
  const char *text = own_readstat_string_value(value);
  return text ? text : "";
}

static bool is_text(readstat_value_t value) {
  return own_readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
}

static int on_metadata(readstat_metadata_t *metadata, void *context) {
  const creadstat_handlers *own = context;
  return own->metadata(own->context, metadata->row_count, metadata->file_label, metadata->file_encoding);
}

static int on_note(int index, const char *note, void *context) {
  (void)index;
  const creadstat_handlers *own = context;
  return own->note(own->context, note ? note : "");
}

static creadstat_bound bound(readstat_value_t value) {
  creadstat_bound bound = {0, NULL};
  if (is_text(value)) bound.text = text_of(value);
  else bound.number = own_readstat_double_value(value);
  return bound;
}

static int on_variable(int index, readstat_variable_t *found, const char *labels, void *context) {
  const creadstat_handlers *own = context;
  creadstat_variable variable = {
      .index = index,
      .is_text = found->type == READSTAT_TYPE_STRING || found->type == READSTAT_TYPE_STRING_REF,
      .measure = (int)found->measure,
      .width = found->storage_width,
      .name = found->name,
      .label = found->label,
      .format = found->format,
      .labels = labels ? labels : "",
      .range_count = (int)found->missingness.missing_ranges_count};
  if (variable.range_count > 16) variable.range_count = 16;
  for (int range = 0; range < variable.range_count; range++) {
    variable.low[range] = bound(found->missingness.missing_ranges[2 * range]);
    variable.high[range] = bound(found->missingness.missing_ranges[2 * range + 1]);
  }
  return own->variable(own->context, &variable);
}

static int on_weight(readstat_variable_t *variable, void *context) {
  const creadstat_handlers *own = context;
  return own->weight(own->context, variable->index);
}

static int on_label(const char *set, readstat_value_t value, const char *label, void *context) {
  const creadstat_handlers *own = context;
  if (is_text(value)) return own->label(own->context, set, text_of(value), 0, 0, label ? label : "");
  return own->label(
      own->context, set, NULL, own_readstat_double_value(value), tag_of(value), label ? label : "");
}

static int on_value(int row, readstat_variable_t *variable, readstat_value_t value, void *context) {
  const creadstat_handlers *own = context;
  if (is_text(value)) return own->text(own->context, row, variable->index, text_of(value));
  return own->number(
      own->context, row, variable->index, own_readstat_double_value(value), tag_of(value));
}

int creadstat_parse(
    enum creadstat_format format, int descriptor, const unsigned char *row_count,
    const creadstat_handlers *handlers) {
  readstat_parser_t *parser = own_readstat_parser_init();
  if (!parser) return READSTAT_ERROR_MALLOC;
  source file = {descriptor, 0, row_count};
  own_readstat_set_open_handler(parser, open_source);
  own_readstat_set_close_handler(parser, close_source);
  own_readstat_set_seek_handler(parser, seek_source);
  own_readstat_set_read_handler(parser, read_source);
  own_readstat_set_update_handler(parser, update_source);
  own_readstat_set_io_ctx(parser, &file);
  own_readstat_set_handler_character_encoding(parser, NULL);
  own_readstat_set_metadata_handler(parser, on_metadata);
  own_readstat_set_note_handler(parser, on_note);
  own_readstat_set_variable_handler(parser, on_variable);
  own_readstat_set_fweight_handler(parser, on_weight);
  own_readstat_set_value_handler(parser, on_value);
  own_readstat_set_value_label_handler(parser, on_label);
  void *context = (void *)handlers;
  readstat_error_t error = READSTAT_ERROR_OPEN;
  switch (format) {
  case CREADSTAT_SAV: error = own_readstat_parse_sav(parser, "", context); break;
  case CREADSTAT_POR: error = own_readstat_parse_por(parser, "", context); break;
  case CREADSTAT_DTA: error = own_readstat_parse_dta(parser, "", context); break;
  case CREADSTAT_SAS7BDAT: error = own_readstat_parse_sas7bdat(parser, "", context); break;
  case CREADSTAT_XPORT: error = own_readstat_parse_xport(parser, "", context); break;
  }
  own_readstat_parser_free(parser);
  return (int)error;
}

const char *creadstat_message(int error) { return own_readstat_error_message((readstat_error_t)error); }
