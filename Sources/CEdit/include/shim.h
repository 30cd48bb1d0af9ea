#ifndef CEDIT_SHIM_H
#define CEDIT_SHIM_H

// The part of libedit that Swift needs. Variadic functions, `stdin` and `stdout` do not import,
// so each use of them has a name of its own here. No logic.

#include <histedit.h>
#include <stdbool.h>
#include <wchar.h>

// The key to which `cedit_bind_redraw` binds its function; no terminal key is passed on raw.
#define CEDIT_REDRAW_KEY 0x1F

typedef wchar_t *(*cedit_prompt_function)(EditLine *);
typedef int (*cedit_read_function)(EditLine *, wchar_t *);
typedef unsigned char (*cedit_key_function)(EditLine *, wint_t);

// Makes LC_CTYPE UTF-8: the user's locale when it is, else C.UTF-8. False if there is neither.
bool cedit_adopt_utf8_locale(void);

// Columns that libedit counts for a character: 0, 1 or 2; -1 for one that does not print.
int cedit_column_width(wchar_t character);

// An editor on standard input and output, or NULL. Close it with `el_end`. Reads no .editrc.
EditLine *cedit_open(const char *program);

void cedit_set_context(EditLine *editor, void *context);
void *cedit_context(EditLine *editor);

// `marker` stands before and after each run of escape bytes in the prompt.
void cedit_set_prompt(EditLine *editor, cedit_prompt_function prompt, wchar_t marker);
void cedit_set_reader(EditLine *editor, cedit_read_function reader);
void cedit_bind_redraw(EditLine *editor, cedit_key_function redraw);

// While editing, ^C ^Z ^\ ^S ^Q arrive as keys, and Enter and ^J as the bytes they are.
void cedit_take_control_keys(EditLine *editor);

// Draws the prompt and the line again, from the place where the terminal's cursor is.
void cedit_draw_again(EditLine *editor);
void cedit_set_raw(EditLine *editor, bool raw);

// Writes through the same buffer as the editor, and flushes it.
void cedit_write(const char *text);

// False when the terminal does not tell its size.
bool cedit_window_size(int *columns, int *rows);

// Between the two calls, SIGWINCH interrupts `read` and is noted; SIGTERM and SIGHUP, unless they
// are ignored, put the terminal back into the mode of the first call and end the process with
// status 128 and the signal's number.
void cedit_watch_terminal(void);
void cedit_unwatch_terminal(void);
// True once for each change noted.
bool cedit_take_window_change(void);

// Whether a process that is ended has to bring back the first screen.
void cedit_show_other_screen(bool shown);

// Keys come one by one, at once, without an echo and without signals; or as before. False when standard
// input is no terminal.
bool cedit_set_keys_mode(bool raw);

#endif
