// Scoring of trees with few leaves, many rows at a time.
#ifndef RISK_TREE_SCAN_H
#define RISK_TREE_SCAN_H

#include <stddef.h>
#include <stdint.h>

// Trees as lists of questions. A tree's questions and leaves lie behind those of the tree before it.
//
// The mask of a question has a bit for each leaf that is still possible when a row goes right there: all but those of
// its left subtree. Leaves are counted from left to right, so that the lowest bit all answers leave is the row's leaf.

// Keys below the threshold go left; at most 32 leaves a tree.
typedef struct {
  const int32_t *thresholds;
  const uint32_t *slots;
  const uint32_t *masks;
  const float *leaves;
  const uint32_t *first_questions; // one more than there are trees
  size_t trees;
} RiskNarrowTrees;

// Keys up to the threshold go left, what is no number goes right; at most 64 leaves a tree.
typedef struct {
  const double *thresholds;
  const uint32_t *slots;
  const uint64_t *masks;
  const double *leaves;
  const uint32_t *first_questions;
  size_t trees;
} RiskWideTrees;

// Ranks instead of keys: how many of a slot's thresholds a row's number is above. Ranks below a question's go left; at
// most 16 leaves a tree.
typedef struct {
  const int16_t *thresholds;
  const uint32_t *slots;
  const uint16_t *masks;
  const double *leaves;
  const uint32_t *first_questions;
  size_t trees;
} RiskShortTrees;

// Likewise; at most 32 leaves a tree.
typedef struct {
  const int32_t *thresholds;
  const uint32_t *slots;
  const uint32_t *masks;
  const double *leaves;
  const uint32_t *first_questions;
  size_t trees;
} RiskMiddleTrees;

// Adds the leaf a row falls into to its sum, tree by tree. Rows come in groups of eight; a group's keys of a slot lie
// together, `slots` times eight keys a group.
void risk_add_narrow_trees(RiskNarrowTrees trees, const int32_t *keys, size_t slots, size_t groups, float *sums);
void risk_add_wide_trees(RiskWideTrees trees, const double *keys, size_t slots, size_t groups, double *sums);
// Groups of short trees have sixteen rows.
void risk_add_short_trees(RiskShortTrees trees, const int16_t *ranks, size_t slots, size_t groups, double *sums);
void risk_add_middle_trees(RiskMiddleTrees trees, const int32_t *ranks, size_t slots, size_t groups, double *sums);

// The ranks of eight keys among thresholds in ascending order; what is no number is above all.
void risk_rank_short(const double *keys, const double *thresholds, size_t count, int16_t *ranks);
void risk_rank_middle(const double *keys, const double *thresholds, size_t count, int32_t *ranks);

#endif
