import ArgumentParser

/// The scripts by which shells complete the program's words.
enum ShellCompletion {
  /// Lines that the generator writes for a subcommand `help`, which this program has not; zsh stumbles over them.
  private static let surplus = ["'(-): :->command'", "'(-)*:: :->arg'", "Show subcommand help information."]

  /// The script for a shell.
  static func script(for shell: CompletionShell) -> String {
    let lines = Risk.completionScript(for: shell).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { line in !surplus.contains { line.contains($0) } }.joined(separator: "\n") + "\n"
  }
}
