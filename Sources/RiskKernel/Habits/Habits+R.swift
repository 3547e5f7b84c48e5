extension Habits {
  /// Habits from R.
  static let r = [
    Habit(
      "R", "book <- read.csv(\"data/portfolio.csv\")",
      { /(\w+)\s*(?:<-|=)\s*(?:readr::)?(?:read[._]csv|fread|read_delim|read_parquet)\((["'][^"']+["']).*\)/ }
    ) {
      match, _ in
      "write load \(match.2) as \(match.1)"
    },
    Habit(
      "R", "write.csv(portfolio, \"book.csv\")",
      { /(?:write[._]csv|fwrite|write_parquet)\((\w+),\s*(["'][^"']+["']).*\)/ }
    ) {
      match, _ in
      "write save \(match.1) to \(match.2)"
    },
    Habit("R", "double <- function(x) {", { /(\w+)\s*(?:<-|=)\s*function\((.*)\)\s*\{?.*/ }) { match, _ in
      "write def \(match.1)(\(match.2)) { … }"
    },
    Habit("R", "x <- 5", { /\$?([\w.]+)\s*<<?-\s*(.+)/ }) { match, _ in
      "write let \(match.1.replacing(".", with: "_")) = \(match.2)"
    },
    Habit("R", "library(dplyr)", { /(?:library|require|install\.packages|suppressPackageStartupMessages)\(.*\)/ }) {
      _, _ in
      "nothing is loaded, all is there: 'help' lists it"
    },
    Habit("R", "set.seed(42)", { /set\.seed\((\d+)\)/ }) { match, _ in "write set seed \(match.1)" },
    Habit("R", "head(portfolio, 3)", { /(?:head|tail)\((\w+)(?:,\s*(?:n\s*=\s*)?(\d+))?\)/ }) { match, _ in
      "write \(match.1) | take \(match.2 ?? "5")"
    },
    Habit("R", "str(portfolio)", { /(?:str|summary|names|colnames|glimpse|View|skim)\((\w+)\)/ }) { match, _ in
      "write describe \(match.1)"
    },
    Habit("R", "nrow(portfolio)", { /(?:nrow|dim|ncol|NROW)\((\w+)\)/ }) { match, _ in
      "write \(match.1) | summarize n = count()"
    },
    Habit("R", "table(portfolio$num_90)", { /table\((\w+)\$(\w+)(?:,\s*\w+\$(\w+))?\)/ }) { match, _ in
      "write \(match.1) | summarize n = count() by \(match.2)" + (match.3.map { ", \($0)" } ?? "")
    },
    Habit("R", "mean(portfolio$age)", { /(\w+)\((\w+)\$(\w+)(?:,.*)?\)/ }) { match, _ in
      "write \(match.2) | summarize \(match.1 == "sd" ? "stdev" : String(match.1))(\(match.3))"
    },
    Habit("R", "portfolio$age", { /([A-Za-z_]\w*)\$(\w+)/ }) { match, _ in "write \(match.1) | select \(match.2)" },
    Habit(
      "R", "glm(default ~ age + util, data = portfolio)",
      { /(?:\w+\s*<-\s*)?(?:glm|lm|logit)\((\w+)\s*~\s*([^,]+),.*?data\s*=\s*(\w+).*\)/ }
    ) {
      match, _ in
      model(target: match.1, inputs: match.2.split { "+* ".contains($0) }.map(String.init), rows: match.3)
    },
    Habit("R", "for (i in 1:3) {", { /for\s*\((\w+)\s+in\s+(\w+):(\w+)\)\s*\{?.*/ }) { match, _ in
      "write for \(match.1) in \(match.2)..\(match.3) { … }"
    },
    Habit(
      "R", "left_join(portfolio, portfolio, by = \"id\")",
      { /(inner|left|full|semi|anti)_join\((\w+),\s*(\w+)(?:,\s*by\s*=\s*(.+))?\)/ }
    ) { match, _ in
      let kind = match.1 == "inner" ? "" : match.1 + " "
      return
        "write \(match.2) | join \(kind)\(match.3) on \(match.4.map { keys($0) } ?? "…")"
    },
    Habit(
      "R", "merge(portfolio, portfolio, by = \"id\")", { /merge\((\w+),\s*(\w+)(?:,\s*by\s*=\s*(["'][^"']+["']).*)?\)/ }
    ) {
      match, _ in
      "write \(match.1) | join \(match.2) on \(match.3.map { names($0) } ?? "…")"
    },
    Habit("R", "rbind(portfolio, portfolio)", { /(?:rbind|bind_rows)\((\w+),\s*([\w\s,]+)\)/ }) { match, _ in
      "write \(match.1) | union \(names(match.2))"
    },
    Habit("R", "q()", { /(?:q|quit)\(.*\)/ }) { _, _ in "write exit" },
    Habit("R", "?mean", { /\?\s*(\w+)/ }) { match, _ in "write help \(match.1)" },
    Habit("R", "source(\"data/quickstart.risk\")", { /source\((["'][^"']+["']).*\)/ }) { match, _ in
      "write include \(match.1)"
    },
  ]

  /// The names in `c("a", "b")`.
  private static func keys(_ text: some StringProtocol) -> String {
    names(text.hasPrefix("c(") ? String(text.dropFirst(2)) : String(text))
  }

  /// How a model is fitted: features first, then a model on them.
  static func model(target: some StringProtocol, inputs: [String], rows: some StringProtocol) -> String {
    "write features f { \(inputs.joined(separator: ", ")) }; train pd m on \(rows) target \(target) features f"
  }
}
