extension Habits {
  /// Habits from Python and pandas.
  static let python = rows + statements

  private static let rows = [
    Habit("pandas", "portfolio[portfolio.age > 30]", { /(\w+)\[(.*[<>=].*)\]/ }) { match, _ in
      let condition = match.2.replacing(/\w+\["?'?(\w+)"?'?\]/) { String($0.1) }.replacing("\(match.1).", with: "")
      return "write \(match.1) | where \(expression(condition))"
    },
    Habit("pandas", "portfolio[[\"age\", \"util\"]]", { /([A-Za-z_]\w*)\[\[?\s*((?:["'][^"']+["'],?\s*)+)\]?\]/ }) {
      match, _ in
      "write \(match.1) | select \(names(match.2))"
    },
    Habit("pandas", "portfolio.head(5)", { /(\w+)\.(?:head|tail|sample)\((\d*)\)/ }) { match, _ in
      "write \(match.1) | take \(match.2.isEmpty ? "5" : match.2)"
    },
    Habit("pandas", "portfolio.describe()", { /(\w+)\.(?:describe\(\)|info\(\)|dtypes|columns|summary\(\))/ }) {
      match, _ in
      "write describe \(match.1)"
    },
    Habit("pandas", "portfolio.shape", { /(\w+)\.shape|len\((\w+)\)/ }) { match, _ in
      "write \(match.1 ?? match.2 ?? "") | summarize n = count()"
    },
    Habit(
      "pandas", "portfolio.groupby(\"num_90\")[\"default\"].mean()",
      { /(\w+)\.groupby\(([^)]+)\)\.?\[?["']?(\w+)["']?\]?\.(\w+)\(\)/ }
    ) { match, _ in
      "write \(match.1) | summarize \(match.3) = \(match.4)(\(match.3)) by \(names(match.2))"
    },
    Habit("pandas", "portfolio.groupby(\"num_90\").size()", { /(\w+)\.groupby\(([^)]+)\)\.(?:size|count)\(\)/ }) {
      match, _ in
      "write \(match.1) | summarize n = count() by \(names(match.2))"
    },
    Habit("pandas", "portfolio.sort_values(\"age\")", { /(\w+)\.sort_values\((?:by=)?([^,)]+).*\)/ }) { match, _ in
      "write \(match.1) | sort \(names(match.2))"
    },
    Habit(
      "pandas", "portfolio.merge(portfolio, on=\"id\", how=\"left\")",
      { /(\w+)\.(?:merge|join)\((\w+)(?:,\s*on\s*=\s*(\[.+?\]|["'][^"']+["']))?(?:,\s*how\s*=\s*["'](\w+)["'])?.*\)/ }
    ) { match, _ in
      let kind = match.4.map { $0 == "inner" ? "" : $0 == "outer" ? "full " : $0 + " " } ?? ""
      return "write \(match.1) | join \(kind)\(match.2) on \(match.3.map { names($0) } ?? "…")"
    },
    Habit("pandas", "pd.concat([portfolio, portfolio])", { /pd\.concat\(\[(\w+),\s*([\w\s,]+)\].*\)/ }) { match, _ in
      "write \(match.1) | union \(names(match.2))"
    },
    Habit(
      "pandas", "portfolio.drop(columns=[\"age\"])", { /(\w+)\.drop\((?:columns\s*=\s*)?(\[.+?\]|["'][^"']+["']).*\)/ }
    ) {
      match, _ in
      "write \(match.1) | drop \(names(match.2))"
    },
    Habit(
      "pandas", "portfolio.drop_duplicates()", { /(\w+)\.(?:drop_duplicates|unique)\((?:subset\s*=\s*(\[.+?\]).*)?\)/ }
    ) {
      match, _ in
      "write \(match.1) | distinct" + (match.2.map { " by \(names($0))" } ?? "")
    },
    Habit("pandas", "portfolio.query(\"age > 30\")", { /(\w+)\.query\(["'](.+)["']\)/ }) { match, _ in
      "write \(match.1) | where \(expression(match.2))"
    },
    Habit(
      "pandas", "portfolio[\"num_90\"].value_counts()", { /(\w+)(?:\.|\[["'])(\w+)(?:["']\])?\.value_counts\(.*\)/ }
    ) { match, _ in
      "write \(match.1) | summarize n = count() by \(match.2) | sort n desc"
    },
    Habit(
      "pandas", "portfolio.age.mean()", { /(\w+)(?:\.|\[["'])(\w+)(?:["']\])?\.(mean|median|sum|min|max|std|var)\(\)/ }
    ) { match, _ in
      "write \(match.1) | summarize \(match.3 == "std" ? "stdev" : String(match.3))(\(match.2))"
    },
    Habit(
      "pandas", "portfolio = pd.read_csv(\"data/portfolio.csv\")",
      { /(\w+)\s*=\s*(?:pd|pl|duckdb)?\.?(?:read_csv|read_parquet|read_table|scan_csv)\((["'][^"']+["']).*\)/ }
    ) { match, _ in
      "write load \(match.2) as \(match.1)"
    },
    Habit("pandas", "portfolio.to_csv(\"book.csv\")", { /(\w+)\.to_(?:csv|parquet|json)\((["'][^"']+["']).*\)/ }) {
      match, _ in
      "write save \(match.1) to \(match.2)"
    },
  ]

  private static let statements = [
    Habit("Python", "import pandas as pd", { /(?:import\s+\w[\w.]*(?:\s+as\s+\w+)?|from\s+[\w.]+\s+import\s+.+)/ }) {
      _, _ in
      "nothing is imported, all is there: 'help' lists it"
    },
    Habit("Python", "def double(x):", { /def\s+(\w+)\((.*)\)\s*:\s*(.*)/ }) { match, _ in
      "write def \(match.1)(\(match.2)) { \(match.3.isEmpty ? "return 0" : match.3) }"
    },
    Habit("Python", "for i in range(3): print(i)", { /for\s+(\w+)\s+in\s+range\((\d+)\)\s*:\s*(.*)/ }) { match, _ in
      "write for \(match.1) in 0..\((Int(match.2) ?? 1) - 1) { show $\(match.1) }"
    },
    Habit("Python", "x += 1", { /\$?(\w+)\s*([-+*\/])=\s*(.+)/ }) { match, _ in
      "write let \(match.1) = $\(match.1) \(match.2) \(match.3)"
    },
    Habit("Python", "x++", { /\$?(\w+)\s*\+\+/ }) { match, _ in "write let \(match.1) = $\(match.1) + 1" },
    Habit("Python", "np.random.seed(42)", { /(?:np\.random|random)\.seed\((\d+)\)/ }) { match, _ in
      "write set seed \(match.1)"
    },
  ]
}
