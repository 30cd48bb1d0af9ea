#ifndef CWORKBOOK_H
#define CWORKBOOK_H

// The parts of libzip and Expat that reading a workbook needs. The libraries are loaded when one is read, in
// the process that reads it. No logic.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether the libraries are installed; loads them.
bool cworkbook_is_there(void);

typedef struct {
  const char *name;
  uint64_t size, packed_size;
  bool is_encrypted;
} cworkbook_part;

// An archive in memory, which stays where it is until the archive is closed; NULL where it is none.
void *cworkbook_open(const void *bytes, size_t count);
void cworkbook_close(void *archive);
int64_t cworkbook_count(void *archive);
bool cworkbook_describe(void *archive, int64_t index, cworkbook_part *part);

// The content of a part, piece by piece: opened, read up to a number of bytes (0 at its end, -1 for a
// damaged one), closed.
void *cworkbook_open_part(void *archive, int64_t index);
int64_t cworkbook_read(void *part, void *buffer, size_t count);
void cworkbook_close_part(void *part);

// What a text of XML holds, in its order. Attributes are names and values in turn, NULL behind the last.
typedef struct {
  void *context;
  void (*start)(void *context, const char *name, const char **attributes);
  void (*end)(void *context, const char *name);
  void (*text)(void *context, const char *text, int count);
  // A document type declaration, which is refused.
  void (*doctype)(void *context);
} cworkbook_handlers;

void *cworkbook_parser(const cworkbook_handlers *handlers);
// Whether the next piece is well formed.
bool cworkbook_parse(void *parser, const void *bytes, int count, bool is_last);
void cworkbook_stop(void *parser);
void cworkbook_free_parser(void *parser);

#endif
