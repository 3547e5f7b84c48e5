import RiskCommands
public import RiskKernel

/// The manual page in roff, with the macros of man(7).
public struct ManualPage {
  /// An option of the program with what it does.
  public struct Option: Sendable {
    /// How it is written.
    public let usage: String
    /// What it does.
    public let summary: String

    /// Describes an option.
    public init(_ usage: String, _ summary: String) {
      self.usage = usage
      self.summary = summary
    }
  }

  private let catalogue: Catalogue
  private let options: [Option]

  /// A page for commands and the program's options.
  public init(catalogue: Catalogue, options: [Option]) {
    self.catalogue = catalogue
    self.options = options
  }

  /// The page.
  public var text: String {
    let library = HelpLibrary(catalogue: catalogue)
    let parts =
      [
        ".TH RISK 1 \"\" \"RiskShell \(Version.current)\" \"RiskShell\"", section("NAME"),
        "risk \\- a shell and a small language for credit analysts", synopsis, section("OPTIONS"),
        list(options.map { ($0.usage, $0.summary) }),
      ] + commands + [
        section("LANGUAGE"), list(library.pages.filter { $0.kind == .statement }.map { ($0.name, $0.summary) }),
        section("SETTINGS"), list(library.pages.filter { $0.kind == .setting }.map { ($0.name, $0.summary) }), endings,
        surroundings,
      ]
    return parts.joined(separator: "\n") + "\n"
  }

  private var synopsis: String {
    let ways = [
      ("", "open the prompt"), ("run FILE [--param value …]", "run a script; the word run may be left out"),
      ("-c 'STATEMENTS'", "run statements"), ("-", "run what comes on standard input"),
      ("check FILE …", "say what is wrong with scripts, and run nothing"),
    ]
    let lines = ways.map { ".br\n.B risk\n\(roman($0.0))".trimmingEnd }
    return ([section("SYNOPSIS")] + lines + [section("DESCRIPTION"), list(ways.map { ("risk \($0.0)", $0.1 + ".") })])
      .joined(separator: "\n")
  }

  private var commands: [String] {
    let specs = catalogue.commands.map { $0.spec }
    return [section("COMMANDS")]
      + CommandGroup.allCases.flatMap { group -> [String] in
        let own = specs.filter { $0.group == group }
        return own.isEmpty ? [] : [".SS \(roman(group.rawValue))", list(own.map { ($0.usage, $0.summary) })]
      }
  }

  private var endings: String {
    section("EXIT STATUS") + "\n"
      + list([
        ("0", "Done."), ("1", "A statement failed."), ("2", "The script or the usage is wrong."),
        ("3", "An assertion does not hold."), ("70", "A mistake of the program's own."), ("130", "Interrupted."),
      ])
  }

  private var surroundings: String {
    [
      section("FILES"),
      list([
        ("models/", "The models of the workspace, a folder each."),
        ("~/.config/risk/start.risk", "What every prompt begins with."),
        ("~/.editrc", "Keys of the prompt, as libedit's other programs read them."),
      ]), section("ENVIRONMENT"),
      list([
        ("NO_COLOR", "Nothing is written in colours where it is set."),
        ("VISUAL, EDITOR", "What edit opens; vi where neither is set."),
        ("PAGER", "What shows long output at the prompt; less where it is not set."),
        ("RISK_START", "The script a prompt begins with, in place of the one above; none where it is empty."),
        (
          "RISK_DUCKDB, RISK_XGBOOST",
          "Libraries of your own, in place of those that set-up has put beside the program."
        ),
      ]),
      section("SEE ALSO"), "Inside the program: help, help language, help fault CODE.",
    ].joined(separator: "\n")
  }

  // Macros

  private func section(_ title: String) -> String { ".SH \(title)" }

  private func list(_ entries: [(String, String)]) -> String {
    entries.map { ".TP\n\\fB\(roman($0.0).drop { $0 == " " })\\fR\n\(roman($0.1))" }.joined(separator: "\n")
  }

  /// Text in which nothing means anything to roff; what is not ASCII is named by its number.
  private func roman(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "\"": "\\(dq"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "`": "\\(ga"
      case "\n": " "
      case _ where scalar.isASCII: String(scalar)
      default: "\\[u" + padded(String(scalar.value, radix: 16, uppercase: true)) + "]"
      }
    }
    let joined = scalars.joined()
    return joined.hasPrefix(".") ? "\\&" + joined : joined
  }

  private func padded(_ digits: String) -> String { String(repeating: "0", count: max(0, 4 - digits.count)) + digits }
}

extension String {
  /// The text without line ends behind it.
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == "\n" }.reversed()) }
}
