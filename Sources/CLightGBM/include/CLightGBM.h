// LightGBM's C functions, loaded from its library by risk_lightgbm_load.
#ifndef RISK_CLightGBM_H
#define RISK_CLightGBM_H

// The pinned header that scripts/setup fetches; it shares one static buffer among its inline functions.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wstatic-in-inline"
#include "../../../.deps/include/LightGBM/c_api.h"
#pragma clang diagnostic pop

/// Loads LightGBM once, from any thread; call it before any other function here.
/// Returns NULL when it is loaded, else a sentence that says why it is not.
const char *_Nullable risk_lightgbm_load(void);

#endif
