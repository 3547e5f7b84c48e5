// Numeric kernels that plain Swift runs too slowly.
#ifndef RISK_CKERNELS_H
#define RISK_CKERNELS_H

#include "TreeScan.h"

#endif
