#define _GNU_SOURCE
#include "CLibEdit.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

int libedit_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") && is_utf8()) return 1;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL || setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
}

libedit_editor *libedit_open(const char *program) { return el_init(program, stdin, stdout, stderr); }
void libedit_close(libedit_editor *editor) { el_end(editor); }

void libedit_set_client(libedit_editor *editor, void *client) { el_set(editor, EL_CLIENTDATA, client); }

void *libedit_client(libedit_editor *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

void libedit_set_prompt(libedit_editor *editor, libedit_prompt prompt, char mark) {
  el_set(editor, EL_PROMPT_ESC, prompt, mark);
}

void libedit_set_emacs(libedit_editor *editor) { el_set(editor, EL_EDITOR, "emacs"); }
void libedit_set_reader(libedit_editor *editor, libedit_reader reader) { el_set(editor, EL_GETCFN, reader); }
void libedit_set_plain_control_keys(libedit_editor *editor) { el_set(editor, EL_SETTY, "-d", "-isig", NULL); }
void libedit_read_settings(libedit_editor *editor) { el_source(editor, NULL); }

void libedit_add_function(
    libedit_editor *editor, const char *name, const char *help, libedit_function function) {
  el_set(editor, EL_ADDFN, name, help, function);
}

void libedit_bind(libedit_editor *editor, const char *key, const char *name) {
  el_set(editor, EL_BIND, key, name, NULL);
}

libedit_text libedit_read(libedit_editor *editor, int *count) {
  const wchar_t *line = el_wgets(editor, count);
  size_t length = line != NULL && *count > 0 ? (size_t)*count : 0;
  return (libedit_text){(const uint32_t *)line, length, length};
}

libedit_text libedit_line(libedit_editor *editor) {
  const LineInfoW *line = el_wline(editor);
  return (libedit_text){
      (const uint32_t *)line->buffer, (size_t)(line->lastchar - line->buffer), (size_t)(line->cursor - line->buffer)};
}

size_t libedit_move(libedit_editor *editor, int scalars) { return (size_t)el_cursor(editor, scalars); }
void libedit_insert(libedit_editor *editor, const char *text) { el_insertstr(editor, text); }
void libedit_delete_before(libedit_editor *editor, int scalars) { el_deletestr(editor, scalars); }
void libedit_redraw(libedit_editor *editor) { el_set(editor, EL_REFRESH); }
void libedit_resize(libedit_editor *editor) { el_resize(editor); }
void libedit_set_editing(libedit_editor *editor, int editing) { el_set(editor, EL_PREP_TERM, editing); }
void libedit_push(libedit_editor *editor, const char *keys) { el_push(editor, keys); }

static int terminal_number(libedit_editor *editor, const char *name) {
  int value = 0;
  el_get(editor, EL_GETTC, name, &value);
  return value;
}

int libedit_columns(libedit_editor *editor) { return terminal_number(editor, "co"); }
int libedit_rows(libedit_editor *editor) { return terminal_number(editor, "li"); }

int libedit_waiting(void) {
  int bytes = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &bytes) == 0 ? bytes : 0;
}

void libedit_write(const char *bytes, size_t count) {
  fwrite(bytes, 1, count, stdout);
  fflush(stdout);
}

libedit_history *libedit_history_open(int entries) {
  HistEvent event;
  libedit_history *list = history_init();
  if (list != NULL) history(list, &event, H_SETSIZE, entries);
  return list;
}

void libedit_history_close(libedit_history *list) { history_end(list); }

void libedit_history_add(libedit_history *list, const char *entry) {
  HistEvent event;
  history(list, &event, H_ENTER, entry);
}

void libedit_set_history(libedit_editor *editor, libedit_history *list) { el_set(editor, EL_HIST, history, list); }
