#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

// Every finite double is a whole multiple of 2^-1074, so a whole number of 34 limbs of 64 bits holds the sum of any
// 2^77 of them (Kulisch and Miranker 1986, "The arithmetic of the digital computer", section 2). A sum keeps three of
// these limbs, from the fifteenth on, and the whole of them only where values need it: below 2^-62 and from 2^62 on.

enum { LIMBS = 34, WINDOW = 15, LOWEST = 64 * WINDOW + 1, SPAN = 124 };

struct risk_exact_rest {
  uint64_t limbs[LIMBS];
  /// The sum of infinities and NaN.
  double special;
};

typedef unsigned __int128 wide;

/// Adds limbs to others from a place on, with the sign's bits above them.
static void add_limbs(uint64_t *target, int size, int place, const uint64_t *limbs, int count, uint64_t sign) {
  uint64_t carry = 0;
  for (int index = place; index < size; index++) {
    wide total = (wide)target[index] + (index - place < count ? limbs[index - place] : sign) + carry;
    target[index] = (uint64_t)total;
    carry = (uint64_t)(total >> 64);
    // Above the number itself there is nothing more to do once the carry has cancelled the sign.
    if (index - place >= count && ((sign == 0 && carry == 0) || (sign != 0 && carry != 0))) return;
  }
}

/// The limbs of the whole range; NULL, and the sum marked, where there is no memory for them.
static struct risk_exact_rest *rest_of(struct risk_exact_sum *sum) {
  if (!sum->rest) sum->rest = calloc(1, sizeof *sum->rest);
  if (!sum->rest) sum->is_incomplete = 1;
  return sum->rest;
}

/// Moves what the window holds to the limbs of the whole range.
static void spill(struct risk_exact_sum *sum) {
  uint64_t sign = (uint64_t)((int64_t)sum->limbs[2] >> 63);
  struct risk_exact_rest *rest = rest_of(sum);
  if (rest) add_limbs(rest->limbs, LIMBS, WINDOW, sum->limbs, 3, sign);
  memset(sum->limbs, 0, sizeof sum->limbs);
}

/// Adds a value the window does not hold.
static __attribute__((noinline)) void add_beyond(struct risk_exact_sum *sum, double value) {
  struct risk_exact_rest *rest = value == 0 ? NULL : rest_of(sum);
  if (!rest) return;
  if (!isfinite(value)) {
    rest->special += value;
    return;
  }
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  int exponent = (int)(bits >> 52 & 2047);
  uint64_t mantissa = (bits & ((1ull << 52) - 1)) | (exponent ? 1ull << 52 : 0);
  int shift = exponent ? exponent - 1 : 0;
  wide number = (wide)mantissa << (shift & 63);
  if (bits >> 63) number = -number;
  uint64_t limbs[2] = {(uint64_t)number, (uint64_t)(number >> 64)};
  add_limbs(rest->limbs, LIMBS, shift >> 6, limbs, 2, bits >> 63 ? ~0ull : 0);
}

/// Adds a value.
static inline void add(struct risk_exact_sum *sum, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  int shift = (int)(bits >> 52 & 2047) - LOWEST;
  if ((unsigned)shift >= SPAN) {
    add_beyond(sum, value);
    return;
  }
  uint64_t sign = (uint64_t)((int64_t)bits >> 63);
  wide number = (wide)((bits & ((1ull << 52) - 1)) | 1ull << 52) << (shift & 63);
  number = (number ^ ((wide)sign << 64 | sign)) + (sign & 1);
  // Which limbs it falls on changes from value to value: choosing costs less than guessing.
  uint64_t low = (uint64_t)number, high = (uint64_t)(number >> 64);
  bool is_above = shift >= 64;
  unsigned long long *limbs = (unsigned long long *)sum->limbs, carry;
  limbs[0] = __builtin_addcll(limbs[0], is_above ? 0 : low, 0, &carry);
  limbs[1] = __builtin_addcll(limbs[1], is_above ? low : high, carry, &carry);
  limbs[2] = __builtin_addcll(limbs[2], is_above ? high : sign, carry, &carry);
  // The top bits differ from the sign long before the window overflows.
  if ((limbs[2] + (1ull << 62)) >> 63) spill(sum);
}

typedef double lanes __attribute__((vector_size(32), aligned(8)));
typedef int64_t marks __attribute__((vector_size(32), aligned(8)));

enum { BLOCK = 2048 };

// A function would pass vectors that not every processor has registers for.
#define CHOOSE(result, condition, one, other)                                                                         \
  result = (lanes)(((marks)(one) & (condition)) | ((marks)(other) & ~(condition)))

/// The largest magnitude of a block of eights; what is not a number may get lost.
static inline __attribute__((always_inline)) double largest(const double *values, uint64_t count) {
  const marks magnitude = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
  lanes first = {0, 0, 0, 0}, second = first;
  for (uint64_t index = 0; index < count; index += 8) {
    lanes a = (lanes)(*(const marks *)(values + index) & magnitude);
    lanes b = (lanes)(*(const marks *)(values + index + 4) & magnitude);
    CHOOSE(first, a > first, a, first);
    CHOOSE(second, b > second, b, second);
  }
  CHOOSE(first, second > first, second, first);
  return fmax(fmax(first[0], first[1]), fmax(first[2], first[3]));
}

/// Adds a block of eights: the leading bits of all values, then the next, each without rounding (Rump, Ogita and
/// Oishi 2008, "Accurate floating-point summation part I", algorithm 3.3), and what is left of them one by one.
///
/// Returns false, with nothing done, where the values are too large, too small or not numbers.
static inline __attribute__((always_inline)) bool add_block(struct risk_exact_sum *sum, const double *values,
                                                            uint64_t count) {
  double most = largest(values, count);
  if (!(most >= 0x1p-800 && most < 0x1p+900)) return false;
  int exponent;
  frexp(most, &exponent);
  // A lane adds 2048 / 8 values: sums of multiples of 2^-53 of these stay below them, so none rounds.
  double high = ldexp(1, exponent + 8), low = ldexp(1, exponent + 8 - 45);
  lanes highs = {high, high, high, high}, lows = {low, low, low, low};
  lanes sums[4] = {{0}, {0}, {0}, {0}};
  marks left = {0, 0, 0, 0};
  for (uint64_t index = 0; index < count; index += 8) {
    lanes a = *(const lanes *)(values + index), b = *(const lanes *)(values + index + 4);
    lanes a1 = (a + highs) - highs, b1 = (b + highs) - highs;
    a -= a1;
    b -= b1;
    lanes a2 = (a + lows) - lows, b2 = (b + lows) - lows;
    sums[0] += a1;
    sums[1] += b1;
    sums[2] += a2;
    sums[3] += b2;
    left |= (marks)(a - a2) | (marks)(b - b2);
  }
  for (int lane = 0; lane < 16; lane++) {
    if (!isfinite(sums[lane / 4][lane % 4])) return false;
  }
  for (int lane = 0; lane < 16; lane++) add(sum, sums[lane / 4][lane % 4]);
  if (left[0] | left[1] | left[2] | left[3]) {
    for (uint64_t index = 0; index < count; index++) {
      double rest = values[index] - ((values[index] + high) - high);
      rest -= (rest + low) - low;
      if (rest != 0) add(sum, rest);
    }
  }
  return true;
}

#if defined(__x86_64__)
static __attribute__((target("arch=x86-64-v3"))) bool add_block_wide(struct risk_exact_sum *sum, const double *values,
                                                                     uint64_t count) {
  return add_block(sum, values, count);
}
#endif

static bool add_block_plain(struct risk_exact_sum *sum, const double *values, uint64_t count) {
  return add_block(sum, values, count);
}

/// The form of add_block for this processor.
static bool add_eights(struct risk_exact_sum *sum, const double *values, uint64_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("x86-64-v3")) return add_block_wide(sum, values, count);
#endif
  return add_block_plain(sum, values, count);
}

/// Adds up to a block of values.
static void add_some(struct risk_exact_sum *sum, const double *values, uint64_t count) {
  uint64_t eights = count < 32 ? 0 : count & ~7ull;
  uint64_t start = eights > 0 && add_eights(sum, values, eights) ? eights : 0;
  for (uint64_t index = start; index < count; index++) add(sum, values[index]);
}

/// Adds values and counts them.
static void add_all(struct risk_exact_sum *sum, const double *values, uint64_t count) {
  for (uint64_t start = 0; start < count; start += BLOCK) {
    add_some(sum, values + start, count - start < BLOCK ? count - start : BLOCK);
  }
  sum->count += (int64_t)count;
}

static inline bool is_valid(const uint64_t *validity, uint64_t row) {
  return !validity || (validity[row >> 6] >> (row & 63) & 1);
}

/// Adds the values of a stretch of rows that share a sum.
static void add_run(struct risk_exact_sum *sum, const double *values, const uint64_t *validity, uint64_t start,
                    uint64_t end) {
  if (!validity) {
    add_all(sum, values + start, end - start);
    return;
  }
  double known[BLOCK];
  uint64_t count = 0;
  for (uint64_t row = start; row < end; row++) {
    known[count] = values[row];
    count += is_valid(validity, row);
    if (count == BLOCK) {
      add_all(sum, known, count);
      count = 0;
    }
  }
  add_all(sum, known, count);
}

void risk_exact_sum_add(struct risk_exact_sum *sum, const double *values, const uint64_t *validity, uint64_t count) {
  add_run(sum, values, validity, 0, count);
}

void risk_exact_sum_update(struct risk_exact_sum *const *sums, const double *values, const uint64_t *validity,
                           uint64_t count) {
  for (uint64_t start = 0; start < count;) {
    struct risk_exact_sum *sum = sums[start];
    uint64_t end = start + 1;
    while (end < count && sums[end] == sum) end++;
    if (end - start >= 32) {
      add_run(sum, values, validity, start, end);
    } else {
      for (uint64_t row = start; row < end; row++) {
        if (!is_valid(validity, row)) continue;
        add(sum, values[row]);
        sum->count++;
      }
    }
    start = end;
  }
}

void risk_exact_sum_combine(const struct risk_exact_sum *source, struct risk_exact_sum *target) {
  uint64_t sign = (uint64_t)((int64_t)source->limbs[2] >> 63);
  // Neither window is near its end, so their sum still fits.
  add_limbs(target->limbs, 3, 0, source->limbs, 3, sign);
  if ((target->limbs[2] + (1ull << 62)) >> 63) spill(target);
  struct risk_exact_rest *rest = source->rest ? rest_of(target) : NULL;
  if (rest) {
    add_limbs(rest->limbs, LIMBS, 0, source->rest->limbs, LIMBS, 0);
    rest->special += source->rest->special;
  }
  target->count += source->count;
  target->is_incomplete |= source->is_incomplete;
}

/// The double nearest to a whole number in units of 2^unit, which it changes.
static double rounded(uint64_t *limbs, int count, int unit) {
  bool is_negative = limbs[count - 1] >> 63;
  if (is_negative) {
    uint64_t carry = 1;
    for (int index = 0; index < count; index++) {
      limbs[index] = ~limbs[index] + carry;
      carry = carry && limbs[index] == 0;
    }
  }
  int top = count - 1;
  while (top > 0 && limbs[top] == 0) top--;
  if (limbs[top] == 0) return 0;
  int zeros = __builtin_clzll(limbs[top]);
  uint64_t below = top > 0 ? limbs[top - 1] : 0;
  uint64_t leading = zeros ? limbs[top] << zeros | below >> (64 - zeros) : limbs[top];
  // Whatever lies below 64 bits only matters where it breaks a tie.
  bool is_more = zeros ? below << zeros != 0 : below != 0;
  for (int index = 0; index + 1 < top && !is_more; index++) is_more = limbs[index] != 0;
  double magnitude = ldexp((double)(leading | is_more), 64 * top - zeros + unit);
  return is_negative ? -magnitude : magnitude;
}

double risk_exact_sum_total(const struct risk_exact_sum *sum) {
  uint64_t limbs[LIMBS];
  if (!sum->rest) {
    memcpy(limbs, sum->limbs, sizeof sum->limbs);
    return rounded(limbs, 3, 64 * WINDOW - 1074);
  }
  if (sum->rest->special != 0) return isnan(sum->rest->special) ? (double)NAN : sum->rest->special;
  memcpy(limbs, sum->rest->limbs, sizeof limbs);
  add_limbs(limbs, LIMBS, WINDOW, sum->limbs, 3, (uint64_t)((int64_t)sum->limbs[2] >> 63));
  return rounded(limbs, LIMBS, -1074);
}

void risk_exact_sum_destroy(struct risk_exact_sum *sum) {
  free(sum->rest);
  sum->rest = NULL;
}
