extension Habits {
  /// Habits from Stata.
  static let stata = rows + statements

  private static let rows = [
    Habit(
      "Stata", "gen late = num_90 > 0",
      { /(?:gen|g|generate)\s+(?:(?:byte|int|long|float|double|str\d+)\s+)?(\w+)\s*=\s*(.+)/ }
    ) {
      match, dataset in
      "write \(dataset) | derive \(match.1) = \(expression(match.2))"
    },
    Habit("Stata", "replace util = 0 if util < 0", { /replace\s+(\w+)\s*=\s*(.+?)(?:\s+if\s+(.+))?/ }) {
      match, dataset in
      let value = match.3.map { "if \(expression($0)) then \(match.2) else \(match.1)" } ?? String(match.2)
      return "write \(dataset) | derive \(match.1) = \(value)"
    },
    Habit("Stata", "egen m = mean(util), by(num_90)", { /egen\s+(\w+)\s*=\s*(\w+\([^)]*\)),\s*by\(([^)]*)\)/ }) {
      match, dataset in
      "write \(dataset) | summarize \(match.1) = \(match.2) by \(names(match.3))"
    },
    Habit("Stata", "collapse (mean) util, by(num_90)", { /collapse\s+\((\w+)\)\s*(\w+).*,\s*by\(([^)]*)\)/ }) {
      match, dataset in
      "write \(dataset) | summarize \(match.2) = \(match.1)(\(match.2)) by \(names(match.3))"
    },
    Habit("Stata", "keep if age < 30", { /(keep|drop)\s+if\s+(.+)/ }) { match, dataset in
      let condition = expression(match.2)
      return "write \(dataset) | where " + (match.1.lowercased() == "keep" ? condition : "not (\(condition))")
    },
    Habit("Stata", "keep age util", { /keep\s+(\w[\w\s]*)/ }) { match, dataset in
      "write \(dataset) | select \(names(match.1))"
    },
    Habit("Stata", "tab num_90 num_60_89", { /(?:tab|tabulate|tab1|tab2|fre)\s+(\w+)(?:\s+(\w+))?(?:,.*)?/ }) {
      match, dataset in
      "write \(dataset) | tabulate \(match.1)" + (match.2.map { " by \($0)" } ?? "")
    },
    Habit("Stata", "summarize age util", { /(?:su|sum|summ|summarize|codebook|inspect)(?:\s+\w+)*(?:,\s*d\w*)?/ }) {
      _, dataset in
      "write describe \(dataset)"
    },
    Habit("Stata", "count if age < 30", { /count\s+if\s+(.+)/ }) { match, dataset in
      "write \(dataset) | where \(expression(match.1)) | summarize n = count()"
    },
    Habit("Stata", "list age util in 1/5", { /(?:list|l)\s+([\w\s]+?)\s+in\s+1\/(\d+)/ }) { match, dataset in
      "write \(dataset) | select \(names(match.1)) | take \(match.2)"
    },
    Habit("Stata", "list if age > 90", { /(?:list|browse|br)\s+if\s+(.+)/ }) { match, dataset in
      "write \(dataset) | where \(expression(match.1))"
    },
    Habit("Stata", "gsort -age", { /(?:gsort|sort)\s+([-+]?)(\w+)/ }) { match, dataset in
      "write \(dataset) | sort \(match.2)" + (match.1 == "-" ? " desc" : "")
    },
  ]

  private static let statements = [
    Habit("Stata", "logit default age util", { /(?:logit|logistic|probit|reg|regress)\s+(\w+)\s+([\w\s.]+?)(?:,.*)?/ })
    {
      match, dataset in
      model(target: match.1, inputs: match.2.split(separator: " ").map(String.init), rows: dataset)
    },
    Habit(
      "Stata", "use \"data/portfolio.csv\", clear",
      { /(?:use|import\s+delimited(?:\s+using)?|insheet\s+using|infile\s+using)\s+("[^"]+")(?:,.*)?/ }
    ) {
      match, _ in
      "write load \(match.1) as portfolio"
    },
    Habit(
      "Stata", "export delimited using \"book.csv\"",
      { /(?:export\s+delimited(?:\s+using)?|outsheet\s+using|save)\s+("[^"]+")(?:,.*)?/ }
    ) {
      match, dataset in
      "write save \(dataset) to \(match.1)"
    },
    Habit("Stata", "local cutoff = 0.1", { /(?:local|global|scalar)\s+(\w+)\s*=?\s*(.+)/ }) { match, _ in
      "write let \(match.1) = \(match.2)"
    },
    Habit("Stata", "display 2 + 2", { /(?:display|di|dis)\s+(.+)/ }) { match, _ in "write show \(match.1)" },
    Habit("Stata", "forvalues i = 1/3 {", { /forv\w*\s+(\w+)\s*=\s*(\w+)\/(\w+)\s*\{?.*/ }) { match, _ in
      "write for \(match.1) in \(match.2)..\(match.3) { … }"
    },
    Habit("Stata", "foreach x of varlist age util {", { /foreach\s+(\w+)\s+(?:of\s+\w+|in)\s+([\w\s]+?)\s*\{?.*/ }) {
      match, _ in
      "write for \(match.1) in [\(match.2.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ", "))] { … }"
    },
    Habit("Stata", "do \"data/quickstart.risk\"", { /(?:do|run)\s+("[^"]+")/ }) { match, _ in "write include \(match.1)"
    },
  ]
}
