// Numeric kernels that plain Swift runs too slowly: none yet.
#ifndef RISK_CKERNELS_H
#define RISK_CKERNELS_H

#endif
