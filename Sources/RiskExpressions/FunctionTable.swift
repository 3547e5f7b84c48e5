import RiskDiagnostics

/// Every function and operator of the language.
public enum FunctionTable {
  /// How many arguments a call may have.
  public static let argumentLimit = 1000

  /// The functions in the order help lists them, operators first.
  public static let all: [Function] =
    Operators.all + Arithmetic.all + RowStatistics.all + MissingValues.all + TextFunctions.all + DateFunctions.all
    + Conversions.all + Aggregates.all + WindowFunctions.all + ListFunctions.all

  /// The names that are written as operators.
  static let operatorNames: Set<String> = Set(Operators.all.map(\.name)).union(["is null"])

  private static let byName: [String: [Function]] = Dictionary(grouping: all, by: \.name)

  /// The function a name stands for with so many arguments: `min` is an aggregate of one and the least of several.
  public static func function(named name: String, argumentCount: Int) throws(ExpressionFault) -> Function {
    guard let candidates = byName[name], let first = candidates.first else { throw unknownFunction(name, own: []) }
    if let function = candidates.first(where: { $0.arity.contains(argumentCount) }) { return function }
    throw .argumentCount(
      function: name, expected: expectation(candidates), found: argumentCount, usage: first.usage)
  }

  /// The function of lists of a name with so many arguments, or nil.
  static func functionOfLists(named name: String, argumentCount: Int) -> Function? {
    functions(named: name).first { $0.isOfLists && $0.arity.contains(argumentCount) }
  }

  /// The fault for a name that is none of a function; the user's own are among those it may have meant.
  public static func unknownFunction(_ name: String, own: [String]) -> ExpressionFault {
    .unknownFunction(name, near: synonyms[name] ?? Suggestion.nearest(to: name, among: own + callableNames))
  }

  /// The functions of a name; empty for a name that is none.
  public static func functions(named name: String) -> [Function] { byName[name] ?? [] }

  /// The names that can be called, for completion and suggestions.
  public static var callableNames: [String] { all.filter { !$0.isOperator }.map(\.name) }

  private static func expectation(_ candidates: [Function]) -> String {
    let arity = candidates.map(\.arity)
    let least = arity.map(\.lowerBound).min() ?? 0
    let most = arity.map(\.upperBound).max() ?? 0
    if most == argumentLimit { return "\(least) or more arguments" }
    return least == most ? "\(least) argument\(least == 1 ? "" : "s")" : "\(least) to \(most) arguments"
  }

  /// What other languages call our functions.
  static let synonyms = [
    "avg": "mean", "average": "mean", "log": "ln", "power": "pow", "ceiling": "ceil", "isnull": "ifnull",
    "nvl": "coalesce", "len": "length", "char_length": "length", "nchar": "length", "strlen": "length",
    "tolower": "lower", "toupper": "upper", "lcase": "lower", "ucase": "upper", "sd": "stdev", "std": "stdev",
    "stddev": "stdev", "variance": "var", "percentile": "quantile", "least": "min", "greatest": "max", "n": "count",
    "len_trim": "trim", "strip": "trim", "startswith": "starts_with", "int": "integer", "as_integer": "integer",
    "as_numeric": "number", "float": "number", "double": "number", "substring": "substr", "mid": "substr",
    "substring_index": "substr", "left": "substr", "right": "substr", "str_sub": "substr", "usubstr": "substr",
    "regexm": "matches", "regexp_matches": "matches", "regexp_like": "matches", "regexp": "matches", "rlike": "matches",
    "grepl": "matches", "str_detect": "matches", "ustrregexm": "matches", "strpos": "contains", "instr": "contains",
    "gsub": "replace", "subinstr": "replace", "str_replace": "replace", "string": "text", "str": "text",
    "to_char": "text", "tostring": "text", "as_character": "text", "destring": "number", "real": "number",
    "to_number": "number", "to_date": "date", "as_date": "date", "make_date": "date", "mdy": "date", "dmy": "date",
    "ymd": "date", "datediff": "months_between", "date_diff": "months_between", "datesub": "months_between",
    "date_add": "add_months", "dateadd": "add_months", "edate": "add_months", "trunc": "integer", "signum": "sign",
    "if_else": "ifnull", "na_if": "nullif", "rowtotal": "row_sum", "rowsums": "row_sum", "rowmean": "row_mean",
    "rowmeans": "row_mean", "rowmin": "row_min", "rowmax": "row_max", "rowsd": "row_stdev", "rowmiss": "row_missing",
    "pmin": "min", "pmax": "max", "nunique": "distinct", "n_distinct": "distinct", "count_distinct": "distinct",
    "any_value": "first", "first_value": "first", "last_value": "last", "weighted_mean": "wmean", "wavg": "wmean",
    "cor": "corr", "correlation": "corr", "pwcorr": "corr", "most_frequent": "mode", "shift": "lag", "l": "lag",
    "f": "lead", "dense_rank": "rank", "min_rank": "rank", "covariance": "covar", "cov": "covar", "covar_samp": "covar",
    "rownumber": "row_number",
    "_n": "row_number", "running_sum": "cumsum", "cum_sum": "cumsum", "rolling_mean": "moving_mean",
    "rollmean": "moving_mean", "rolling_sum": "moving_sum", "rollsum": "moving_sum", "rolling_max": "moving_max",
    "rolling_min": "moving_min", "bucket": "ntile", "xtile": "ntile", "ma": "moving_mean",
    "moving_average": "moving_mean", "push": "append",
  ]
}
