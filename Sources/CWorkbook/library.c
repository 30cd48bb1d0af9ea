#include "cworkbook.h"

#include <dlfcn.h>
#include <expat.h>
#include <zip.h>

static void *archives, *markup;

#define LOADED(library, result, name, parameters, arguments)                   \
  static result own_##name parameters {                                        \
    static result(*own) parameters;                                            \
    if (!own) own = (result(*) parameters)dlsym(library, #name);               \
    return own arguments;                                                      \
  }

LOADED(archives, zip_source_t *, zip_source_buffer_create, (const void *b, zip_uint64_t n, int f, zip_error_t *e), (b, n, f, e))
LOADED(archives, zip_t *, zip_open_from_source, (zip_source_t * s, int f, zip_error_t *e), (s, f, e))
LOADED(archives, void, zip_source_free, (zip_source_t * s), (s))
LOADED(archives, void, zip_discard, (zip_t * a), (a))
LOADED(archives, zip_int64_t, zip_get_num_entries, (zip_t * a, zip_flags_t f), (a, f))
LOADED(archives, int, zip_stat_index, (zip_t * a, zip_uint64_t i, zip_flags_t f, zip_stat_t *s), (a, i, f, s))
LOADED(archives, zip_file_t *, zip_fopen_index, (zip_t * a, zip_uint64_t i, zip_flags_t f), (a, i, f))
LOADED(archives, zip_int64_t, zip_fread, (zip_file_t * p, void *b, zip_uint64_t n), (p, b, n))
LOADED(archives, int, zip_fclose, (zip_file_t * p), (p))
LOADED(markup, XML_Parser, XML_ParserCreate, (const XML_Char *e), (e))
LOADED(markup, void, XML_ParserFree, (XML_Parser p), (p))
LOADED(markup, void, XML_SetUserData, (XML_Parser p, void *u), (p, u))
LOADED(markup, void, XML_SetElementHandler, (XML_Parser p, XML_StartElementHandler s, XML_EndElementHandler e), (p, s, e))
LOADED(markup, void, XML_SetCharacterDataHandler, (XML_Parser p, XML_CharacterDataHandler h), (p, h))
LOADED(markup, void, XML_SetStartDoctypeDeclHandler, (XML_Parser p, XML_StartDoctypeDeclHandler h), (p, h))
LOADED(markup, enum XML_Status, XML_Parse, (XML_Parser p, const char *b, int n, int l), (p, b, n, l))
LOADED(markup, enum XML_Status, XML_StopParser, (XML_Parser p, XML_Bool r), (p, r))

bool cworkbook_is_there(void) {
  static const char *const zip_names[] = {
      "zip_source_buffer_create", "zip_open_from_source", "zip_source_free", "zip_discard",
      "zip_get_num_entries", "zip_stat_index", "zip_fopen_index", "zip_fread", "zip_fclose"};
  static const char *const xml_names[] = {
      "XML_ParserCreate", "XML_ParserFree", "XML_SetUserData", "XML_SetElementHandler",
      "XML_SetCharacterDataHandler", "XML_SetStartDoctypeDeclHandler", "XML_Parse", "XML_StopParser"};
  if (!archives) archives = dlopen("libzip.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!archives) archives = dlopen("libzip.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!markup) markup = dlopen("libexpat.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!archives || !markup) return false;
  for (size_t name = 0; name < sizeof zip_names / sizeof *zip_names; name++)
    if (!dlsym(archives, zip_names[name])) return false;
  for (size_t name = 0; name < sizeof xml_names / sizeof *xml_names; name++)
    if (!dlsym(markup, xml_names[name])) return false;
  return true;
}

void *cworkbook_open(const void *bytes, size_t count) {
  zip_source_t *source = own_zip_source_buffer_create(bytes, count, 0, NULL);
  if (!source) return NULL;
  zip_t *archive = own_zip_open_from_source(source, ZIP_RDONLY, NULL);
  if (!archive) own_zip_source_free(source);
  return archive;
}

void cworkbook_close(void *archive) { own_zip_discard(archive); }

int64_t cworkbook_count(void *archive) { return own_zip_get_num_entries(archive, 0); }

bool cworkbook_describe(void *archive, int64_t index, cworkbook_part *part) {
  zip_stat_t found;
  if (own_zip_stat_index(archive, (zip_uint64_t)index, ZIP_FL_ENC_RAW, &found) != 0) return false;
  if (!(found.valid & ZIP_STAT_NAME) || !(found.valid & ZIP_STAT_SIZE) ||
      !(found.valid & ZIP_STAT_COMP_SIZE))
    return false;
  part->name = found.name;
  part->size = found.size;
  part->packed_size = found.comp_size;
  part->is_encrypted = (found.valid & ZIP_STAT_ENCRYPTION_METHOD) && found.encryption_method != ZIP_EM_NONE;
  return true;
}

void *cworkbook_open_part(void *archive, int64_t index) {
  return own_zip_fopen_index(archive, (zip_uint64_t)index, 0);
}

int64_t cworkbook_read(void *part, void *buffer, size_t count) { return own_zip_fread(part, buffer, count); }

void cworkbook_close_part(void *part) { own_zip_fclose(part); }

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes) {
  const cworkbook_handlers *own = user;
  own->start(own->context, name, attributes);
}

static void on_end(void *user, const XML_Char *name) {
  const cworkbook_handlers *own = user;
  own->end(own->context, name);
}

static void on_text(void *user, const XML_Char *text, int count) {
  const cworkbook_handlers *own = user;
  own->text(own->context, text, count);
}

static void on_doctype(
    void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal) {
  (void)name, (void)system, (void)public, (void)internal;
  const cworkbook_handlers *own = user;
  own->doctype(own->context);
}

void *cworkbook_parser(const cworkbook_handlers *handlers) {
  XML_Parser parser = own_XML_ParserCreate(NULL);
  if (!parser) return NULL;
  own_XML_SetUserData(parser, (void *)handlers);
  own_XML_SetElementHandler(parser, on_start, on_end);
  own_XML_SetCharacterDataHandler(parser, on_text);
  own_XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  return parser;
}

bool cworkbook_parse(void *parser, const void *bytes, int count, bool is_last) {
  return own_XML_Parse(parser, bytes, count, is_last) == XML_STATUS_OK;
}

void cworkbook_stop(void *parser) { own_XML_StopParser(parser, XML_FALSE); }

void cworkbook_free_parser(void *parser) { own_XML_ParserFree(parser); }
