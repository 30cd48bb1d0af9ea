#include "commonmark.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

// Puts a text in the place of raw HTML: as it was written, and without effect.
static cmark_node *text_for(cmark_node *html) {
  const char *literal = cmark_node_get_literal(html);
  cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(text, literal == NULL ? "" : literal);
  if (cmark_node_get_type(html) == CMARK_NODE_HTML_INLINE) return text;
  cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
  cmark_node_append_child(paragraph, text);
  return paragraph;
}

// A link to a picture in its place: a page that stands alone fetches nothing.
static cmark_node *link_for(cmark_node *image) {
  cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(link, cmark_node_get_url(image));
  cmark_node *child = cmark_node_first_child(image);
  while (child != NULL) {
    cmark_node *next = cmark_node_next(child);
    cmark_node_append_child(link, child);
    child = next;
  }
  return link;
}

static int is_html(cmark_node *node) {
  cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
}

static void make_harmless(cmark_node *node) {
  cmark_node *child = cmark_node_first_child(node);
  while (child != NULL) {
    cmark_node *next = cmark_node_next(child);
    if (is_html(child)) {
      cmark_node *text = text_for(child);
      if (cmark_node_replace(child, text)) cmark_node_free(child);
    } else {
      make_harmless(child);
      if (cmark_node_get_type(child) == CMARK_NODE_IMAGE) {
        cmark_node *link = link_for(child);
        if (cmark_node_replace(child, link)) cmark_node_free(child);
      }
    }
    child = next;
  }
}

// The letters of a heading, without its marks.
static char *plain(cmark_node *heading) {
  size_t length = 0;
  char *text = calloc(1, 1);
  cmark_iter *iter = cmark_iter_new(heading);
  while (text != NULL && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node(iter);
    cmark_node_type type = cmark_node_get_type(node);
    const char *piece = NULL;
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) piece = cmark_node_get_literal(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) piece = " ";
    if (piece == NULL) continue;
    char *longer = realloc(text, length + strlen(piece) + 1);
    if (longer == NULL) break;
    text = longer;
    strcpy(text + length, piece);
    length += strlen(piece);
  }
  cmark_iter_free(iter);
  return text;
}

void ccommonmark_blocks(const char *markdown, size_t length, void *context, ccommonmark_block block) {
  int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;
  cmark_node *document = cmark_parse_document(markdown, length, options);
  if (document == NULL) return;
  make_harmless(document);
  cmark_node *node = cmark_node_first_child(document);
  for (; node != NULL; node = cmark_node_next(node)) {
    int is_heading = cmark_node_get_type(node) == CMARK_NODE_HEADING;
    int level = is_heading ? cmark_node_get_heading_level(node) : 0;
    char *html = cmark_render_html(node, options);
    char *text = is_heading ? plain(node) : NULL;
    block(context, level, html, text == NULL ? "" : text);
    free(html);
    free(text);
  }
  cmark_node_free(document);
}
