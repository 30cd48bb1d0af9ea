#define _GNU_SOURCE
#include "shim.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static volatile sig_atomic_t window_changed = 0;
static volatile sig_atomic_t shows_other_screen = 0;
static struct termios ordinary_mode;

enum { WATCHED = 3 };
static const int watched[WATCHED] = {SIGWINCH, SIGTERM, SIGHUP};
static struct sigaction earlier_actions[WATCHED];

static bool codeset_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool cedit_adopt_utf8_locale(void) {
  if (setlocale(LC_CTYPE, "") != NULL && codeset_is_utf8()) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL && codeset_is_utf8();
}

int cedit_column_width(wchar_t character) { return wcwidth(character); }

EditLine *cedit_open(const char *program) { return el_init(program, stdin, stdout, stderr); }

void cedit_set_context(EditLine *editor, void *context) {
  el_wset(editor, EL_CLIENTDATA, context);
}

void *cedit_context(EditLine *editor) {
  void *context = NULL;
  el_wget(editor, EL_CLIENTDATA, &context);
  return context;
}

void cedit_set_prompt(EditLine *editor, cedit_prompt_function prompt, wchar_t marker) {
  el_wset(editor, EL_PROMPT_ESC, prompt, (int)marker);
}

void cedit_set_reader(EditLine *editor, cedit_read_function reader) {
  el_wset(editor, EL_GETCFN, reader);
}

void cedit_bind_redraw(EditLine *editor, cedit_key_function redraw) {
  el_wset(editor, EL_ADDFN, L"redraw-entry", L"Shows the entry", redraw);
  el_wset(editor, EL_BIND, L"^_", L"redraw-entry", NULL);
}

void cedit_take_control_keys(EditLine *editor) {
  el_wset(editor, EL_SETTY, L"-d", L"-isig", L"-ixon", L"-icrnl", L"-inlcr", NULL);
}

void cedit_draw_again(EditLine *editor) { el_wset(editor, EL_REFRESH, NULL); }

void cedit_set_raw(EditLine *editor, bool raw) { el_wset(editor, EL_PREP_TERM, (int)raw); }

void cedit_write(const char *text) {
  fputs(text, stdout);
  fflush(stdout);
}

bool cedit_window_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

static void note_window_change(int signal_number) {
  (void)signal_number;
  window_changed = 1;
}

// Only functions that are safe in a handler: the history stands in its file already.
static void end_process(int signal_number) {
  static const char paste_marks_off[] = "\033[?2004l\r\n";
  static const char first_screen[] = "\033[?7h\033[?1049l";
  if ((shows_other_screen && write(STDOUT_FILENO, first_screen, sizeof first_screen - 1) < 0) ||
      write(STDOUT_FILENO, paste_marks_off, sizeof paste_marks_off - 1) < 0) {
    // The terminal is gone.
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &ordinary_mode);
  _exit(128 + signal_number);
}

void cedit_watch_terminal(void) {
  tcgetattr(STDIN_FILENO, &ordinary_mode);
  window_changed = 0;
  for (int place = 0; place < WATCHED; place++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = watched[place] == SIGWINCH ? note_window_change : end_process;
    sigemptyset(&action.sa_mask);
    sigaction(watched[place], &action, &earlier_actions[place]);
    if (earlier_actions[place].sa_handler == SIG_IGN)
      sigaction(watched[place], &earlier_actions[place], NULL);
  }
}

void cedit_unwatch_terminal(void) {
  for (int place = 0; place < WATCHED; place++)
    sigaction(watched[place], &earlier_actions[place], NULL);
}

bool cedit_take_window_change(void) {
  bool changed = window_changed != 0;
  window_changed = 0;
  return changed;
}

void cedit_show_other_screen(bool shown) { shows_other_screen = shown; }

bool cedit_set_keys_mode(bool raw) {
  static struct termios earlier;
  if (!raw) return tcsetattr(STDIN_FILENO, TCSANOW, &earlier) == 0;
  if (tcgetattr(STDIN_FILENO, &earlier) != 0) return false;
  struct termios keys = earlier;
  keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
  keys.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR);
  keys.c_cc[VMIN] = 1;
  keys.c_cc[VTIME] = 0;
  // At once and without emptying: what was typed ahead stays to be read.
  return tcsetattr(STDIN_FILENO, TCSANOW, &keys) == 0;
}
