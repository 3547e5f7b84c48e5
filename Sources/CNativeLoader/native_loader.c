#define _GNU_SOURCE
#include "native_loader.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Noreturn void native_not_loaded(void) {
  fputs("risk: a native engine was called before it was loaded\n", stderr);
  abort();
}

// A sentence of the form "what: why", kept for the life of the program.
static const char *problem(const char *what, const char *why) {
  char *sentence = NULL;
  if (asprintf(&sentence, "%s: %s", what, why) < 0) return "a native engine cannot be loaded";
  return sentence;
}

// The dynamic linker's own sentence, which names the file; kept for the life of the program.
static const char *linker_problem(void) {
  const char *sentence = dlerror();
  char *kept = sentence ? strdup(sentence) : NULL;
  return kept ? kept : "a native engine cannot be loaded";
}

// Writes the path of `file` in the folder `lib` beside the program's own; false when it does not fit.
static int beside_program(const char *file, char path[PATH_MAX]) {
  char program[PATH_MAX];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length <= 0) return 0;
  program[length] = '\0';
  char *slash = strrchr(program, '/');
  if (!slash) return 0;
  *slash = '\0';
  return snprintf(path, PATH_MAX, "%s/../lib/%s", program, file) < PATH_MAX;
}

// Writes the path of the engine's library; false when there is none.
static int find_library(const struct native_engine *engine, char path[PATH_MAX]) {
  const char *named = getenv(engine->variable);
  if (named && *named) return snprintf(path, PATH_MAX, "%s", named) < PATH_MAX;
  if (beside_program(engine->file, path) && access(path, R_OK) == 0) return 1;
  return snprintf(path, PATH_MAX, "%s/%s", RISK_NATIVE_FOLDER, engine->file) < PATH_MAX && access(path, R_OK) == 0;
}

const char *native_load(const struct native_engine *engine) {
  char path[PATH_MAX], resolved[PATH_MAX];
  if (!find_library(engine, path)) return problem(engine->file, "neither beside the program nor where set-up puts it");
  // A library finds the ones it needs relative to its own folder, so links are followed first.
  if (!realpath(path, resolved)) return problem(path, "no such file");
  // RTLD_LOCAL: each engine keeps the OpenMP run-time it was built with.
  void *library = dlopen(resolved, RTLD_NOW | RTLD_LOCAL);
  if (!library) return linker_problem();
  for (size_t index = 0; index < engine->count; index++) {
    if (!dlsym(library, engine->functions[index].name)) return linker_problem();
  }
  for (size_t index = 0; index < engine->count; index++) {
    *engine->functions[index].slot = dlsym(library, engine->functions[index].name);
  }
  return NULL;
}
