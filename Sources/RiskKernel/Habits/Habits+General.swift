extension Habits {
  /// Habits that several languages share.
  static let general = [
    Habit("another language", "// a remark", { /(?:\/\/|--|\/\*|\*\s|%%?\s|;;)\s*(.*?)(?:\*\/)?/ }) { match, _ in
      "comments begin with #, so write # \(match.1)"
    },
    Habit("another language", "x := 5", { /\$?(\w+)\s*:=\s*(.+)/ }) { match, _ in "write let \(match.1) = \(match.2)" },
    Habit("another language", "var x = 5", { /(?:var|const|val|auto|int|double|dim|declare)\s+(\w+)\s*=\s*(.+)/ }) {
      match, _ in
      "write let \(match.1) = \(match.2)"
    },
    Habit("another language", "print(\"late\")", { /(?:print|cat|echo|printf|println|puts|message)\s*\(\s*(.+?)\s*\)/ })
    { match, _ in
      "write show \(match.1)"
    },
    Habit("another language", "print \"late\"", { /(?:print|echo|puts)\s+(.+)/ }) { match, _ in "write show \(match.1)"
    },
    Habit("another language", "if 1 < 2:", { /(if|while)\s+(.+?)\s*:\s*/ }) { match, _ in
      "write \(match.1.lowercased()) \(match.2) { … }"
    },
    Habit("another language", "cd \"books\"", { /(?:cd|setwd|chdir)[\s(]+["']?([^"')]+)["']?\)?/ }) { match, _ in
      "paths start where the program was started: risk --workspace \(match.1)"
    },
    Habit("another language", "pwd", { /(?:pwd|getwd\(\)|ls|dir|!.*)/ }) { _, _ in
      "that is for the system's own shell; Tab completes files in quotes"
    },
    Habit("another language", "quit", { /(?:quit|bye|logout|:q|\.exit|\\q)/ }) { _, _ in "write exit" },
  ]
}
