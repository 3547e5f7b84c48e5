// Lucchese et al. 2015, "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees",
// and 2016, "Exploiting CPU SIMD extensions to speed-up document scoring with tree ensembles": every question of a tree
// is asked, for many rows at once, and none of the answers is a branch.
#include "TreeScan.h"

#include <stdbool.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

enum { LANES = 8, SHORT_LANES = 16, GROUPS = 4 };

typedef int16_t ShortKeys __attribute__((vector_size(SHORT_LANES * sizeof(int16_t)), aligned(2)));
typedef uint16_t ShortBits __attribute__((vector_size(SHORT_LANES * sizeof(uint16_t)), aligned(2)));
typedef int32_t NarrowKeys __attribute__((vector_size(LANES * sizeof(int32_t)), aligned(4)));
typedef uint32_t NarrowBits __attribute__((vector_size(LANES * sizeof(uint32_t)), aligned(4)));
typedef double WideKeys __attribute__((vector_size(LANES * sizeof(double)), aligned(8)));
typedef uint64_t WideBits __attribute__((vector_size(LANES * sizeof(uint64_t)), aligned(8)));

INLINE int narrow_lowest(uint32_t bits) { return __builtin_ctz(bits); }
INLINE int wide_lowest(uint64_t bits) { return __builtin_ctzll(bits); }

// The sums of `count` groups, of which there are at most GROUPS; a constant, so that the bits stay in registers.
#define DEFINE_SCAN(NAME, LANES, TREES, KEY, KEYS, BITS, SCORE, IS_LEFT, LOWEST)                                       \
  INLINE void NAME##_groups(                                                                                           \
    TREES trees, const KEY *keys, size_t slots, const int count, SCORE *sums) {                                        \
    for (size_t tree = 0; tree < trees.trees; tree++) {                                                                \
      const uint32_t first = trees.first_questions[tree], end = trees.first_questions[tree + 1];                       \
      BITS bits[GROUPS];                                                                                               \
      for (int group = 0; group < count; group++) bits[group] = ~(BITS){0};                                            \
      for (uint32_t question = first; question < end; question++) {                                                    \
        const KEYS threshold = trees.thresholds[question] - (KEYS){0};                                                 \
        const BITS mask = trees.masks[question] - (BITS){0};                                                           \
        const KEY *place = keys + (size_t)trees.slots[question] * LANES;                                               \
        for (int group = 0; group < count; group++) {                                                                  \
          const KEYS key = *(const KEYS *)(place + (size_t)group * slots * LANES);                                     \
          bits[group] &= (BITS)(key IS_LEFT threshold) | mask;                                                         \
        }                                                                                                              \
      }                                                                                                                \
      /* A tree has one leaf more than it has questions. */                                                            \
      const SCORE *leaves = trees.leaves + first + tree;                                                               \
      for (int group = 0; group < count; group++)                                                                      \
        for (int lane = 0; lane < LANES; lane++) sums[group * LANES + lane] += leaves[LOWEST(bits[group][lane])];      \
    }                                                                                                                  \
  }                                                                                                                    \
  INLINE void NAME(TREES trees, const KEY *keys, size_t slots, size_t groups, SCORE *sums) {                           \
    size_t group = 0;                                                                                                  \
    for (; group + GROUPS <= groups; group += GROUPS)                                                                  \
      NAME##_groups(trees, keys + group * slots * LANES, slots, GROUPS, sums + group * LANES);                         \
    for (; group < groups; group++)                                                                                    \
      NAME##_groups(trees, keys + group * slots * LANES, slots, 1, sums + group * LANES);                              \
  }

DEFINE_SCAN(narrow, LANES, RiskNarrowTrees, int32_t, NarrowKeys, NarrowBits, float, <, narrow_lowest)
DEFINE_SCAN(ranked_short, SHORT_LANES, RiskShortTrees, int16_t, ShortKeys, ShortBits, double, <, narrow_lowest)
DEFINE_SCAN(ranked_middle, LANES, RiskMiddleTrees, int32_t, NarrowKeys, NarrowBits, double, <, narrow_lowest)
DEFINE_SCAN(wide, LANES, RiskWideTrees, double, WideKeys, WideBits, double, <=, wide_lowest)

#if defined(__x86_64__)

// The same twice: for processors with vectors of 256 bits (all of the last ten years), and for any.
__attribute__((target("arch=x86-64-v3"))) static void narrow_v3(
  RiskNarrowTrees trees, const int32_t *keys, size_t slots, size_t groups, float *sums) {
  narrow(trees, keys, slots, groups, sums);
}

__attribute__((target("arch=x86-64-v3"))) static void wide_v3(
  RiskWideTrees trees, const double *keys, size_t slots, size_t groups, double *sums) {
  wide(trees, keys, slots, groups, sums);
}

__attribute__((target("arch=x86-64-v3"))) static void ranked_short_v3(
  RiskShortTrees trees, const int16_t *keys, size_t slots, size_t groups, double *sums) {
  ranked_short(trees, keys, slots, groups, sums);
}

__attribute__((target("arch=x86-64-v3"))) static void ranked_middle_v3(
  RiskMiddleTrees trees, const int32_t *keys, size_t slots, size_t groups, double *sums) {
  ranked_middle(trees, keys, slots, groups, sums);
}

static bool has_v3(void) { return __builtin_cpu_supports("x86-64-v3"); }

void risk_add_narrow_trees(RiskNarrowTrees trees, const int32_t *keys, size_t slots, size_t groups, float *sums) {
  has_v3() ? narrow_v3(trees, keys, slots, groups, sums) : narrow(trees, keys, slots, groups, sums);
}

void risk_add_wide_trees(RiskWideTrees trees, const double *keys, size_t slots, size_t groups, double *sums) {
  has_v3() ? wide_v3(trees, keys, slots, groups, sums) : wide(trees, keys, slots, groups, sums);
}

void risk_add_short_trees(RiskShortTrees trees, const int16_t *ranks, size_t slots, size_t groups, double *sums) {
  has_v3() ? ranked_short_v3(trees, ranks, slots, groups, sums) : ranked_short(trees, ranks, slots, groups, sums);
}

void risk_add_middle_trees(RiskMiddleTrees trees, const int32_t *ranks, size_t slots, size_t groups, double *sums) {
  has_v3() ? ranked_middle_v3(trees, ranks, slots, groups, sums) : ranked_middle(trees, ranks, slots, groups, sums);
}

#else

void risk_add_narrow_trees(RiskNarrowTrees trees, const int32_t *keys, size_t slots, size_t groups, float *sums) {
  narrow(trees, keys, slots, groups, sums);
}

void risk_add_wide_trees(RiskWideTrees trees, const double *keys, size_t slots, size_t groups, double *sums) {
  wide(trees, keys, slots, groups, sums);
}

void risk_add_short_trees(RiskShortTrees trees, const int16_t *ranks, size_t slots, size_t groups, double *sums) {
  ranked_short(trees, ranks, slots, groups, sums);
}

void risk_add_middle_trees(RiskMiddleTrees trees, const int32_t *ranks, size_t slots, size_t groups, double *sums) {
  ranked_middle(trees, ranks, slots, groups, sums);
}

#endif

// A binary search without branches, for eight keys side by side.
#define DEFINE_RANK(NAME, RANK)                                                                                        \
  void NAME(const double *keys, const double *thresholds, size_t count, RANK *ranks) {                                 \
    size_t found[LANES] = {0};                                                                                         \
    for (size_t remaining = count; remaining > 0;) {                                                                   \
      const size_t half = (remaining + 1) / 2;                                                                         \
      for (int lane = 0; lane < LANES; lane++)                                                                         \
        found[lane] += keys[lane] <= thresholds[found[lane] + half - 1] ? 0 : half;                                    \
      remaining -= half;                                                                                               \
    }                                                                                                                  \
    for (int lane = 0; lane < LANES; lane++) ranks[lane] = (RANK)found[lane];                                          \
  }

DEFINE_RANK(risk_rank_short, int16_t)
DEFINE_RANK(risk_rank_middle, int32_t)
