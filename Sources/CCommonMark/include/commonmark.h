#ifndef CCOMMONMARK_H
#define CCOMMONMARK_H

// The part of cmark that a report needs: Markdown in, blocks of harmless HTML out.

#include <stddef.h>

// Takes one block: the level of a heading or 0, its HTML, and of a heading its plain text.
typedef void (*ccommonmark_block)(void *context, int heading, const char *html, const char *text);

// Reads a text of UTF-8 and hands its blocks out in order. HTML in it comes out as text, links with
// `javascript:` and the like without their address, pictures as links.
void ccommonmark_blocks(const char *markdown, size_t length, void *context, ccommonmark_block block);

#endif
