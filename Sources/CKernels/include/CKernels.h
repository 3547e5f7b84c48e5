// Numeric kernels that plain Swift runs too slowly; each has a plain Swift twin that the tests hold it against.
#ifndef RISK_CKERNELS_H
#define RISK_CKERNELS_H

#endif

#include "TreeScan.h"
