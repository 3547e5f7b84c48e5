#include "CLightGBM.h"

#include <pthread.h>

#include "native_loader.h"

#define LIBRARY(apply)                                                                                                \
  apply(LGBM_GetLastError) apply(LGBM_RegisterLogCallback) apply(LGBM_SetMaxThreads) apply(LGBM_GetMaxThreads)

#define DATASET(apply)                                                                                                \
  apply(LGBM_DatasetCreateFromMat) apply(LGBM_DatasetCreateFromMats) apply(LGBM_DatasetGetSubset)                     \
  apply(LGBM_DatasetSetField) apply(LGBM_DatasetGetField) apply(LGBM_DatasetSetFeatureNames)                          \
  apply(LGBM_DatasetGetFeatureNames) apply(LGBM_DatasetFree) apply(LGBM_DatasetGetNumData)                            \
  apply(LGBM_DatasetGetNumFeature)

#define TRAINING(apply)                                                                                               \
  apply(LGBM_BoosterCreate) apply(LGBM_BoosterFree) apply(LGBM_BoosterAddValidData)                                   \
  apply(LGBM_BoosterResetParameter) apply(LGBM_BoosterUpdateOneIter) apply(LGBM_BoosterUpdateOneIterCustom)           \
  apply(LGBM_BoosterRollbackOneIter) apply(LGBM_BoosterGetEval) apply(LGBM_BoosterGetEvalCounts)                      \
  apply(LGBM_BoosterGetEvalNames) apply(LGBM_BoosterGetNumPredict) apply(LGBM_BoosterGetPredict)                      \
  apply(LGBM_BoosterGetCurrentIteration) apply(LGBM_BoosterGetNumClasses)

#define MODEL(apply)                                                                                                  \
  apply(LGBM_BoosterCreateFromModelfile) apply(LGBM_BoosterLoadModelFromString) apply(LGBM_BoosterSaveModel)          \
  apply(LGBM_BoosterSaveModelToString) apply(LGBM_BoosterDumpModel) apply(LGBM_BoosterFeatureImportance)              \
  apply(LGBM_BoosterGetNumFeature) apply(LGBM_BoosterGetFeatureNames) apply(LGBM_BoosterNumberOfTotalModel)           \
  apply(LGBM_BoosterNumModelPerIteration) apply(LGBM_BoosterGetLoadedParam)

#define PREDICTION(apply)                                                                                             \
  apply(LGBM_BoosterCalcNumPredict) apply(LGBM_BoosterPredictForMat) apply(LGBM_BoosterPredictForMatSingleRow)        \
  apply(LGBM_BoosterPredictForMatSingleRowFastInit) apply(LGBM_BoosterPredictForMatSingleRowFast)                     \
  apply(LGBM_FastConfigFree)

#define FUNCTIONS(apply) LIBRARY(apply) DATASET(apply) TRAINING(apply) MODEL(apply) PREDICTION(apply)

NATIVE_ENGINE(risk_lightgbm_load, "RISK_LIGHTGBM", "lib_lightgbm.so", FUNCTIONS)
