#include "CDuckDB.h"

#include <pthread.h>

#include "native_loader.h"

#define SESSION(apply)                                                                                                \
  apply(duckdb_open) apply(duckdb_open_ext) apply(duckdb_close) apply(duckdb_create_config) apply(duckdb_set_config)  \
  apply(duckdb_destroy_config) apply(duckdb_get_config_flag) apply(duckdb_config_count) apply(duckdb_connect)         \
  apply(duckdb_disconnect) apply(duckdb_interrupt) apply(duckdb_query_progress) apply(duckdb_library_version)         \
  apply(duckdb_malloc) apply(duckdb_free) apply(duckdb_vector_size) apply(duckdb_get_table_names)

#define STATEMENTS(apply)                                                                                             \
  apply(duckdb_query) apply(duckdb_prepare) apply(duckdb_prepare_error) apply(duckdb_destroy_prepare)                 \
  apply(duckdb_nparams) apply(duckdb_parameter_name) apply(duckdb_param_type) apply(duckdb_param_logical_type)        \
  apply(duckdb_bind_parameter_index) apply(duckdb_clear_bindings) apply(duckdb_prepared_statement_type)               \
  apply(duckdb_prepared_statement_column_count) apply(duckdb_prepared_statement_column_name)                          \
  apply(duckdb_prepared_statement_column_type) apply(duckdb_prepared_statement_column_logical_type)                   \
  apply(duckdb_execute_prepared) apply(duckdb_execute_prepared_streaming) apply(duckdb_pending_prepared)              \
  apply(duckdb_pending_prepared_streaming) apply(duckdb_destroy_pending) apply(duckdb_pending_error)                  \
  apply(duckdb_pending_execute_task) apply(duckdb_pending_execute_check_state)                                        \
  apply(duckdb_pending_execution_is_finished) apply(duckdb_execute_pending) apply(duckdb_extract_statements)          \
  apply(duckdb_prepare_extracted_statement) apply(duckdb_extract_statements_error) apply(duckdb_destroy_extracted)

#define BINDINGS(apply)                                                                                               \
  apply(duckdb_bind_value) apply(duckdb_bind_boolean) apply(duckdb_bind_int8) apply(duckdb_bind_int16)                \
  apply(duckdb_bind_int32) apply(duckdb_bind_int64) apply(duckdb_bind_hugeint) apply(duckdb_bind_uhugeint)            \
  apply(duckdb_bind_decimal) apply(duckdb_bind_uint8) apply(duckdb_bind_uint16) apply(duckdb_bind_uint32)             \
  apply(duckdb_bind_uint64) apply(duckdb_bind_float) apply(duckdb_bind_double) apply(duckdb_bind_date)                \
  apply(duckdb_bind_time) apply(duckdb_bind_timestamp) apply(duckdb_bind_timestamp_tz) apply(duckdb_bind_interval)    \
  apply(duckdb_bind_varchar) apply(duckdb_bind_varchar_length) apply(duckdb_bind_blob) apply(duckdb_bind_null)

#define RESULTS(apply)                                                                                                \
  apply(duckdb_destroy_result) apply(duckdb_result_error) apply(duckdb_result_error_type)                             \
  apply(duckdb_result_statement_type) apply(duckdb_result_return_type) apply(duckdb_result_is_streaming)              \
  apply(duckdb_rows_changed) apply(duckdb_row_count) apply(duckdb_column_count) apply(duckdb_column_name)             \
  apply(duckdb_column_type) apply(duckdb_column_logical_type) apply(duckdb_fetch_chunk)                               \
  apply(duckdb_stream_fetch_chunk)

#define CHUNKS(apply)                                                                                                 \
  apply(duckdb_create_data_chunk) apply(duckdb_destroy_data_chunk) apply(duckdb_data_chunk_reset)                     \
  apply(duckdb_data_chunk_get_column_count) apply(duckdb_data_chunk_get_vector) apply(duckdb_data_chunk_get_size)     \
  apply(duckdb_data_chunk_set_size) apply(duckdb_vector_get_column_type) apply(duckdb_vector_get_data)                \
  apply(duckdb_vector_get_validity) apply(duckdb_vector_ensure_validity_writable)                                     \
  apply(duckdb_vector_assign_string_element) apply(duckdb_vector_assign_string_element_len)                           \
  apply(duckdb_validity_row_is_valid) apply(duckdb_validity_set_row_validity) apply(duckdb_validity_set_row_invalid)  \
  apply(duckdb_validity_set_row_valid) apply(duckdb_list_vector_get_child) apply(duckdb_list_vector_get_size)         \
  apply(duckdb_list_vector_set_size) apply(duckdb_list_vector_reserve) apply(duckdb_struct_vector_get_child)          \
  apply(duckdb_array_vector_get_child)

#define TYPES(apply)                                                                                                  \
  apply(duckdb_create_logical_type) apply(duckdb_create_list_type) apply(duckdb_create_array_type)                    \
  apply(duckdb_create_map_type) apply(duckdb_create_struct_type) apply(duckdb_create_enum_type)                       \
  apply(duckdb_create_decimal_type) apply(duckdb_destroy_logical_type) apply(duckdb_get_type_id)                      \
  apply(duckdb_logical_type_get_alias) apply(duckdb_decimal_width) apply(duckdb_decimal_scale)                        \
  apply(duckdb_decimal_internal_type) apply(duckdb_enum_internal_type) apply(duckdb_enum_dictionary_size)             \
  apply(duckdb_enum_dictionary_value) apply(duckdb_list_type_child_type) apply(duckdb_array_type_child_type)          \
  apply(duckdb_array_type_array_size) apply(duckdb_map_type_key_type) apply(duckdb_map_type_value_type)               \
  apply(duckdb_struct_type_child_count) apply(duckdb_struct_type_child_name) apply(duckdb_struct_type_child_type)

#define VALUES(apply)                                                                                                 \
  apply(duckdb_string_is_inlined) apply(duckdb_string_t_length) apply(duckdb_string_t_data) apply(duckdb_from_date)   \
  apply(duckdb_to_date) apply(duckdb_from_time) apply(duckdb_to_time) apply(duckdb_from_timestamp)                    \
  apply(duckdb_to_timestamp) apply(duckdb_is_finite_date) apply(duckdb_is_finite_timestamp)                           \
  apply(duckdb_hugeint_to_double) apply(duckdb_uhugeint_to_double) apply(duckdb_double_to_hugeint)                    \
  apply(duckdb_decimal_to_double) apply(duckdb_double_to_decimal) apply(duckdb_create_null_value)                     \
  apply(duckdb_create_bool) apply(duckdb_create_int64) apply(duckdb_create_double)                                    \
  apply(duckdb_create_varchar_length) apply(duckdb_create_date) apply(duckdb_create_timestamp)                        \
  apply(duckdb_destroy_value)

#define APPENDER(apply)                                                                                               \
  apply(duckdb_appender_create) apply(duckdb_appender_create_ext) apply(duckdb_appender_column_count)                 \
  apply(duckdb_appender_column_type) apply(duckdb_appender_error) apply(duckdb_appender_error_data)                   \
  apply(duckdb_appender_flush) apply(duckdb_appender_clear) apply(duckdb_appender_close)                              \
  apply(duckdb_appender_destroy) apply(duckdb_appender_add_column) apply(duckdb_appender_begin_row)                   \
  apply(duckdb_appender_end_row) apply(duckdb_append_default) apply(duckdb_append_bool) apply(duckdb_append_int8)     \
  apply(duckdb_append_int16) apply(duckdb_append_int32) apply(duckdb_append_int64) apply(duckdb_append_hugeint)       \
  apply(duckdb_append_uint8) apply(duckdb_append_uint16) apply(duckdb_append_uint32) apply(duckdb_append_uint64)      \
  apply(duckdb_append_uhugeint) apply(duckdb_append_float) apply(duckdb_append_double) apply(duckdb_append_date)      \
  apply(duckdb_append_time) apply(duckdb_append_timestamp) apply(duckdb_append_interval)                              \
  apply(duckdb_append_varchar) apply(duckdb_append_varchar_length) apply(duckdb_append_blob)                          \
  apply(duckdb_append_null) apply(duckdb_append_data_chunk) apply(duckdb_destroy_error_data)                          \
  apply(duckdb_error_data_message) apply(duckdb_error_data_error_type) apply(duckdb_error_data_has_error)

#define AGGREGATES(apply)                                                                                             \
  apply(duckdb_create_aggregate_function) apply(duckdb_destroy_aggregate_function)                                    \
  apply(duckdb_aggregate_function_set_name) apply(duckdb_aggregate_function_add_parameter)                            \
  apply(duckdb_aggregate_function_set_return_type) apply(duckdb_aggregate_function_set_functions)                     \
  apply(duckdb_aggregate_function_set_destructor) apply(duckdb_aggregate_function_set_error)                          \
  apply(duckdb_register_aggregate_function)

#define SCALARS(apply)                                                                                                \
  apply(duckdb_create_scalar_function) apply(duckdb_destroy_scalar_function) apply(duckdb_scalar_function_set_name)   \
  apply(duckdb_scalar_function_add_parameter) apply(duckdb_scalar_function_set_varargs)                               \
  apply(duckdb_scalar_function_set_return_type) apply(duckdb_scalar_function_set_special_handling)                    \
  apply(duckdb_scalar_function_set_extra_info) apply(duckdb_scalar_function_set_function)                             \
  apply(duckdb_scalar_function_get_extra_info) apply(duckdb_scalar_function_set_error)                                \
  apply(duckdb_register_scalar_function)

#define FUNCTIONS(apply)                                                                                              \
  SESSION(apply) STATEMENTS(apply) BINDINGS(apply) RESULTS(apply) CHUNKS(apply)                                       \
  TYPES(apply) VALUES(apply) APPENDER(apply) AGGREGATES(apply) SCALARS(apply)

NATIVE_ENGINE(risk_duckdb_load, "RISK_DUCKDB", "libduckdb.so", FUNCTIONS)
