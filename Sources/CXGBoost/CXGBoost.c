#include "CXGBoost.h"

#include <pthread.h>

#include "native_loader.h"

#define LIBRARY(apply)                                                                                                \
  apply(XGBoostVersion) apply(XGBGetLastError) apply(XGBRegisterLogCallback) apply(XGBSetGlobalConfig)                \
  apply(XGBGetGlobalConfig) apply(XGBuildInfo)

#define MATRIX(apply)                                                                                                 \
  apply(XGDMatrixCreateFromMat) apply(XGDMatrixCreateFromDense) apply(XGDMatrixCreateFromColumnar)                    \
  apply(XGProxyDMatrixCreate) apply(XGProxyDMatrixSetDataDense) apply(XGProxyDMatrixSetDataColumnar)                  \
  apply(XGQuantileDMatrixCreateFromCallback) apply(XGDMatrixSetFloatInfo) apply(XGDMatrixGetFloatInfo)                \
  apply(XGDMatrixSetInfoFromInterface) apply(XGDMatrixSetStrFeatureInfo) apply(XGDMatrixGetStrFeatureInfo)            \
  apply(XGDMatrixSetUIntInfo) apply(XGDMatrixNumRow) apply(XGDMatrixNumCol) apply(XGDMatrixFree)                      \
  apply(XGDMatrixSliceDMatrix) apply(XGDMatrixSliceDMatrixEx)

#define BOOSTER(apply)                                                                                                \
  apply(XGBoosterCreate) apply(XGBoosterFree) apply(XGBoosterReset) apply(XGBoosterSetParam)                          \
  apply(XGBoosterUpdateOneIter) apply(XGBoosterTrainOneIter) apply(XGBoosterEvalOneIter)                              \
  apply(XGBoosterPredict) apply(XGBoosterPredictFromDMatrix) apply(XGBoosterPredictFromDense)                         \
  apply(XGBoosterPredictFromColumnar) apply(XGBoosterBoostedRounds) apply(XGBoosterSlice)                             \
  apply(XGBoosterGetNumFeature)

#define MODEL(apply)                                                                                                  \
  apply(XGBoosterSaveModel) apply(XGBoosterLoadModel) apply(XGBoosterSaveModelToBuffer)                               \
  apply(XGBoosterLoadModelFromBuffer) apply(XGBoosterSaveJsonConfig) apply(XGBoosterLoadJsonConfig)                   \
  apply(XGBoosterGetAttr) apply(XGBoosterSetAttr) apply(XGBoosterGetAttrNames) apply(XGBoosterFeatureScore)           \
  apply(XGBoosterDumpModelEx) apply(XGBoosterDumpModelExWithFeatures) apply(XGBoosterSetStrFeatureInfo)               \
  apply(XGBoosterGetStrFeatureInfo)

#define FUNCTIONS(apply) LIBRARY(apply) MATRIX(apply) BOOSTER(apply) MODEL(apply)

NATIVE_ENGINE(risk_xgboost_load, "RISK_XGBOOST", "libxgboost.so", FUNCTIONS)
