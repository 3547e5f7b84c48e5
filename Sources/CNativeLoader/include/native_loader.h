// Loads a native engine when it is first called, so that starting the program costs none of them.
//
// An engine's C target lists the functions it offers and defines them with NATIVE_ENGINE. Each becomes a jump through
// a slot; loading the engine opens its library and fills the slots. Callers see the engine's own C functions.
#ifndef RISK_NATIVE_LOADER_H
#define RISK_NATIVE_LOADER_H

#include <stddef.h>

/// One function of an engine: its name, and the slot its stub jumps through.
struct native_function {
  const char *name;
  void **slot;
};

/// What identifies an engine's library: the variable that may hold its path, its file name, and what it offers.
struct native_engine {
  const char *variable;
  const char *file;
  const struct native_function *functions;
  size_t count;
};

/// Opens an engine's library and fills its slots. Looks at the file the variable names if it is set, else beside the
/// program in `../lib`, else where set-up puts the engines. Returns NULL, or a sentence that says what is wrong.
/// Call it once for an engine; the sentence is kept for the life of the program.
const char *native_load(const struct native_engine *engine);

/// What the slots of an engine that is not loaded lead to: says so and ends the program.
_Noreturn void native_not_loaded(void);

/// The instructions of one stub: jump to the address in the slot, leaving every argument as it is.
#if defined(__x86_64__)
#define NATIVE_JUMP(slot) "jmp *" slot "(%rip)\n"
#elif defined(__aarch64__)
#define NATIVE_JUMP(slot) "adrp x16, " slot "\nldr x16, [x16, :lo12:" slot "]\nbr x16\n"
#else
#error "the native engines are built for x86-64 and aarch64 only"
#endif

/// One function's slot and stub. Both are hidden, so that an engine's own calls never come back to the stubs.
#define NATIVE_STUB(name)                                                                                             \
  __attribute__((visibility("hidden"))) void *native_slot_##name = (void *)native_not_loaded;                         \
  _Static_assert(sizeof(&name) == sizeof(void *), "declared in the engine's header");                                 \
  __asm__(".pushsection .text\n.globl " #name "\n.hidden " #name "\n.type " #name ", %function\n" #name ":\n"         \
          NATIVE_JUMP("native_slot_" #name) ".size " #name ", . - " #name "\n.popsection");

#define NATIVE_ENTRY(name) {#name, &native_slot_##name},

/// Defines the functions that `LIST(apply)` enumerates and `loader`, which loads the engine once, from any thread.
#define NATIVE_ENGINE(loader, variable, file, LIST)                                                                   \
  LIST(NATIVE_STUB)                                                                                                   \
  static const struct native_function native_functions[] = {LIST(NATIVE_ENTRY)};                                      \
  static pthread_once_t native_once = PTHREAD_ONCE_INIT;                                                              \
  static const char *native_problem;                                                                                  \
  static void native_load_once(void) {                                                                                \
    static const struct native_engine engine = {                                                                      \
        variable, file, native_functions, sizeof(native_functions) / sizeof(native_functions[0])};                    \
    native_problem = native_load(&engine);                                                                            \
  }                                                                                                                   \
  const char *loader(void) {                                                                                          \
    pthread_once(&native_once, native_load_once);                                                                     \
    return native_problem;                                                                                            \
  }

#endif
