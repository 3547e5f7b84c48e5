// Numeric kernels that plain Swift runs too slowly; each has a plain Swift twin that the tests hold it against.
#ifndef RISK_CKERNELS_H
#define RISK_CKERNELS_H

#include <stdint.h>

/// A sum of doubles without rounding; all zeros stand for the sum of none.
///
/// The limbs are a whole number of 192 bits, two's complement, the lowest first, in units of 2^-114. What does not fit
/// there is kept behind `rest`, which is allocated when it is first needed.
struct risk_exact_sum {
  uint64_t limbs[3];
  struct risk_exact_rest *_Nullable rest;
  /// How many values were added.
  int64_t count;
  /// Not zero where memory ran out and the sum lacks values.
  int64_t is_incomplete;
};

/// Adds values to a sum each; `validity` has a bit a value, the lowest first, set where there is one, and may be NULL.
void risk_exact_sum_update(struct risk_exact_sum *_Nonnull const *_Nonnull sums, const double *_Nonnull values,
                           const uint64_t *_Nullable validity, uint64_t count);

/// Adds values to one sum, those that are there.
void risk_exact_sum_add(struct risk_exact_sum *_Nonnull sum, const double *_Nonnull values,
                        const uint64_t *_Nullable validity, uint64_t count);

/// Adds a sum to another and leaves it as it is.
void risk_exact_sum_combine(const struct risk_exact_sum *_Nonnull source, struct risk_exact_sum *_Nonnull target);

/// The double nearest to the sum; infinities and NaN as IEEE 754 adds them.
double risk_exact_sum_total(const struct risk_exact_sum *_Nonnull sum);

/// Frees what a sum has allocated.
void risk_exact_sum_destroy(struct risk_exact_sum *_Nonnull sum);

#endif

#include "TreeScan.h"
