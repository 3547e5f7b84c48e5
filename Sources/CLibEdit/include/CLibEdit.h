// What Swift cannot call of libedit's `histedit.h`: its variadic functions, and those that take C streams.
#ifndef RISK_CLIBEDIT_H
#define RISK_CLIBEDIT_H

#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

// How a key's function tells libedit to go on; the values of `CC_…` in histedit.h.
typedef enum {
  LIBEDIT_NOTHING = 0,
  LIBEDIT_END = 2,
  LIBEDIT_REDRAW = 4,
  LIBEDIT_MOVE_CURSOR = 5,
  LIBEDIT_BEEP = 6,
} libedit_next;

// A line as Unicode scalars, and the cursor's place counted in them. Valid until the next call.
typedef struct {
  const uint32_t *_Nullable scalars;
  size_t count;
  size_t cursor;
} libedit_text;

typedef struct editline libedit_editor;
typedef struct history libedit_history;
typedef unsigned char (*libedit_function)(libedit_editor *_Nonnull, int);
typedef char *_Nullable (*libedit_prompt)(libedit_editor *_Nonnull);
// Reads a character: 1 for one, 0 at the end, -1 for a failure.
typedef int (*libedit_reader)(libedit_editor *_Nonnull, wchar_t *_Nonnull);

// Makes an editor on standard input and output; null without memory.
libedit_editor *_Nullable libedit_open(const char *_Nonnull program);
void libedit_close(libedit_editor *_Nonnull editor);
// Has the C library read and write UTF-8; 0 where no such locale is installed.
int libedit_use_utf8(void);

void libedit_set_client(libedit_editor *_Nonnull editor, void *_Nonnull client);
void *_Nullable libedit_client(libedit_editor *_Nonnull editor);
// The function's text must live as long as it is shown; `mark` stands around what takes no room on the screen.
void libedit_set_prompt(libedit_editor *_Nonnull editor, libedit_prompt _Nonnull prompt, char mark);
void libedit_set_emacs(libedit_editor *_Nonnull editor);
void libedit_set_reader(libedit_editor *_Nonnull editor, libedit_reader _Nonnull reader);
// Keeps Ctrl-C and its like from becoming signals while a line is edited.
void libedit_set_plain_control_keys(libedit_editor *_Nonnull editor);
void libedit_read_settings(libedit_editor *_Nonnull editor);
void libedit_add_function(
    libedit_editor *_Nonnull editor, const char *_Nonnull name, const char *_Nonnull help,
    libedit_function _Nonnull function);
void libedit_bind(libedit_editor *_Nonnull editor, const char *_Nonnull key, const char *_Nonnull name);

// Reads a line with its line feed; `count` is 0 when a function ended the line, and -1 when no more can be read.
libedit_text libedit_read(libedit_editor *_Nonnull editor, int *_Nonnull count);
// The line as it stands.
libedit_text libedit_line(libedit_editor *_Nonnull editor);
// Moves the cursor by so many scalars, as far as the line goes, and tells where it is.
size_t libedit_move(libedit_editor *_Nonnull editor, int scalars);
void libedit_insert(libedit_editor *_Nonnull editor, const char *_Nonnull text);
void libedit_delete_before(libedit_editor *_Nonnull editor, int scalars);
// Draws prompt and line anew where the terminal's cursor is.
void libedit_redraw(libedit_editor *_Nonnull editor);
// Learns the terminal's size anew.
void libedit_resize(libedit_editor *_Nonnull editor);
// Sets the terminal up for editing, or as it was found.
void libedit_set_editing(libedit_editor *_Nonnull editor, int editing);
// Has keys read as if typed.
void libedit_push(libedit_editor *_Nonnull editor, const char *_Nonnull keys);
int libedit_columns(libedit_editor *_Nonnull editor);
int libedit_rows(libedit_editor *_Nonnull editor);
// How many bytes wait on standard input.
int libedit_waiting(void);
// Writes to the stream the editor draws on.
void libedit_write(const char *_Nonnull bytes, size_t count);

libedit_history *_Nullable libedit_history_open(int entries);
void libedit_history_close(libedit_history *_Nonnull history);
void libedit_history_add(libedit_history *_Nonnull history, const char *_Nonnull entry);
void libedit_set_history(libedit_editor *_Nonnull editor, libedit_history *_Nonnull history);

#endif
