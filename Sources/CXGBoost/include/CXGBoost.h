// XGBoost's C functions, loaded from its library by risk_xgboost_load.
#ifndef RISK_CXGBoost_H
#define RISK_CXGBoost_H

// The pinned header that scripts/setup fetches.
#include "../../../.deps/include/xgboost/c_api.h"

/// Loads XGBoost once, from any thread; call it before any other function here.
/// Returns NULL when it is loaded, else a sentence that says why it is not.
const char *_Nullable risk_xgboost_load(void);

#endif
