// DuckDB's C functions, loaded from its library by risk_duckdb_load.
#ifndef RISK_CDuckDB_H
#define RISK_CDuckDB_H

// The pinned header that scripts/setup fetches.
#include "../../../.deps/include/duckdb/duckdb.h"

/// Loads DuckDB once, from any thread; call it before any other function here.
/// Returns NULL when it is loaded, else a sentence that says why it is not.
const char *_Nullable risk_duckdb_load(void);

#endif
