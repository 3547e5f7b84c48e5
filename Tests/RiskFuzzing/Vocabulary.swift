import RiskCommands
import RiskExpressions
import RiskKernel
import RiskSyntax

/// The words inputs are made of: those the declarations know, and some they do not.
struct Vocabulary: Sendable {
  let commands: [CommandSpec] = Catalogue.all.commands.map { $0.spec }
  let functions: [String] = FunctionTable.callableNames + ["lenght", "average", "naïve", "count_if", "own"]
  let settings: [String] = Settings.all.map(\.name) + ["sede", "verbose", "loop limit"]
  let clauses: [String] = ClauseWord.all.sorted()
  let columns = [
    "util", "age", "num_30_59", "num_60_89", "num_90", "monthly_income", "debt_ratio", "default", "region", "opened",
    "utl", "`NumberOfTime30-59DaysPastDueNotWorse`", "`a b`", "größe", "列", "`with ``ticks```", "e\u{301}tat", "on",
    "by",
  ]
  let datasets = ["portfolio", "train", "test", "`odd name`", "portfolo", "nothing"]
  let things = ["base", "anna", "pd1", "good", "xgboost", "csv", "roc", "desc", "null", "true", "_", "x"]
  let variables = ["$x", "$list", "$record", "$table", "$_", "$unknown", "$`odd name`", "$p", "$n", "$text"]
  let operators = [
    "or", "and", "=", "==", "!=", "<", "<=", ">", ">=", "in", "like", "+", "-", "*", "/", "//", "mod", "^", "not in",
    "not like", "..", "between",
  ]
  let numbers = [
    "0", "1", "-1", "42", "007", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "1e309",
    "1e-400", "0.1", ".5", "5.", "10%", "10k", "2.5m", "1_000", "1e", "1e+", "0x1F", "1..2", "300",
    "99999999999999999999",
    "123456789012345678901234567890.5", "1%%", "3k%", "1e5k", "0.30000000000000004",
  ]
  let dates = ["2024-03-31", "2024-02-30", "0001-01-01", "9999-12-31", "2024-2-3", "2023-02-29", "10000-01-01"]
  let pieces = [
    "abc", "ä", "e\u{301}", "👩‍👩‍👧‍👦", "\u{0}", "\u{1B}[31m", "\u{202E}rtl", "\u{FEFF}", "\u{200B}", "\u{FFFD}", "漢字", "ﬀ",
    "İ",
    "ß", "%", "_", "\\n", "\\\"", "\\", "\\q", "\\u{1F600}", "{{", "}}", "{", "}", "\t", "\r\n", "\n", "\u{2028}",
    "\u{7F}",
    "Ω", "a\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}", "\u{1F1E9}\u{1F1EA}", "''", "\"", "'", "`", "#", "$x", " ",
    "[a-z",
    "(?i)x+", "(a*)*b", "%a%", "___",
  ]
  let paths = [
    "nowhere.csv", "nowhere.risk", "none/at all.parquet", "x.csv.gz", "out.json", "models", ".", "", "~/none.csv",
  ]
  let signs = [
    "(", ")", "[", "]", "{", "}", ",", ";", ":", "|", ".", "..", "=", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*",
    "/",
    "//", "^", "\\", "$", "`", "\"", "'", "#", "##", "!", "@", "&", "~", "?", "%", "\n", "\r\n", "\u{A0}",
  ]
  let words = [
    "let", "set", "param", "assert", "include", "if", "else", "for", "while", "def", "return", "break", "continue",
    "try",
    "catch", "exit", "then", "case", "when", "end", "is", "null", "true", "false", "not", "step", "over", "sort", "by",
    "desc", "filter", "mutate", "select", "group", "library", "import", "gen", "replace", "merge",
  ]
}
