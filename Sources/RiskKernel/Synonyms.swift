/// What other languages call our commands.
public enum Synonyms {
  /// What other languages call a command.
  public static func words(for command: String) -> [String] {
    commands.filter { $0.value == command }.map(\.key).sorted()
  }

  static let commands = [
    "filter": "where", "having": "where", "keep": "select", "mutate": "derive", "gen": "derive", "generate": "derive",
    "replace": "derive", "assign": "derive", "transform": "derive", "group": "summarize", "groupby": "summarize",
    "group_by": "summarize", "collapse": "summarize", "aggregate": "summarize", "agg": "summarize",
    "summarise": "summarize", "order": "sort", "order_by": "sort", "arrange": "sort", "gsort": "sort", "limit": "take",
    "head": "take", "top": "take", "slice": "take", "list": "show", "print": "show", "display": "show", "view": "show",
    "browse": "show", "use": "load", "import": "load", "read": "load", "read_csv": "load", "open": "load",
    "insheet": "load", "export": "save", "write": "save", "outsheet": "save", "summary": "describe", "info": "describe",
    "codebook": "describe", "str": "describe", "fit": "train", "estimate": "train", "predict": "score",
    "merge": "join", "inner_join": "join", "left_join": "join", "full_join": "join", "semi_join": "join",
    "anti_join": "join", "joinby": "join", "lookup": "join", "append": "union", "rbind": "union", "bind_rows": "union",
    "concat": "union", "vstack": "union", "pivot_wider": "pivot", "pivot_table": "pivot",
    "dcast": "pivot", "spread": "pivot", "reshape": "pivot", "melt": "unpivot", "pivot_longer": "unpivot",
    "gather": "unpivot", "stack": "unpivot", "unique": "distinct", "dedup": "distinct", "drop_duplicates": "distinct",
    "cut": "bin", "qcut": "bin", "xtile": "bin", "discretize": "bin", "offset": "skip",
    "sample_n": "sample", "sample_frac": "sample", "slice_sample": "sample", "bsample": "sample", "ren": "rename",
    "rename_columns": "rename", "remove": "drop", "exclude": "drop", "query": "sql",
    "validate": "evaluate", "auc": "evaluate", "roc": "evaluate", "gini": "evaluate", "woe": "bin", "iv": "bin",
    "drift": "psi", "test": "evaluate", "quit": "exit", "q": "exit", "ls": "models", "man": "help", "?": "help",
  ]
}
