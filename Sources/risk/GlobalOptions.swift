public import ArgumentParser
public import RiskKernel

/// The options that every way of running the program takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: "The folder that paths start from and models are kept in.")
  var workspace: String?

  @Option(help: "How results are written.")
  var format: OutputFormatName?

  @Option(help: "Where randomness starts from.")
  var seed: UInt32?

  @Flag(help: "Show results and faults only.")
  var quiet = false

  /// The settings a session starts with.
  var settings: Settings {
    var settings = Settings()
    if let format { settings.format = format }
    if let seed { settings.seed = UInt64(seed) }
    return settings
  }

  /// Takes the options that stand before a script's name off a line of words.
  func takingLeading(_ words: inout [String]) throws -> GlobalOptions {
    var own: [String] = []
    while let word = words.first, word.hasPrefix("--"), !["--", "--help", "--version"].contains(word) {
      own.append(words.removeFirst())
      if !word.contains("="), word != "--quiet", !words.isEmpty { own.append(words.removeFirst()) }
    }
    return own.isEmpty ? self : overridden(by: try GlobalOptions.parse(own))
  }

  /// These options with others on top, which were written later.
  func overridden(by later: GlobalOptions) -> GlobalOptions {
    var options = self
    options.workspace = later.workspace ?? workspace
    options.format = later.format ?? format
    options.seed = later.seed ?? seed
    options.quiet = later.quiet || quiet
    return options
  }
}

extension OutputFormatName: ExpressibleByArgument {}
