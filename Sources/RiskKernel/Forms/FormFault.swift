public import RiskDiagnostics

/// Why a form cannot be opened on the screen.
public enum FormFault: Fault, Equatable {
  /// Nobody is there to fill it in, or the terminal only writes one line below the other; `instead` can be typed.
  case noScreen(instead: String)
  /// The terminal is too small.
  case smallScreen(columns: Int, rows: Int, least: (columns: Int, rows: Int), instead: String)
  /// A customer to keep has no name.
  case nameless

  public var code: String {
    switch self {
    case .noScreen: "no-screen"
    case .smallScreen: "small-screen"
    case .nameless: "no-name"
    }
  }

  public var message: String {
    switch self {
    case .noScreen: "a form needs the prompt, in a terminal whose cursor can be moved"
    case .smallScreen(let columns, let rows, let least, _):
      "the terminal has \(columns) columns and \(rows) lines, and a form needs \(least.columns) and \(least.rows)"
    case .nameless: "a customer needs a name"
    }
  }

  public var hint: String? {
    switch self {
    case .noScreen(let line): "say what changes: \(line)"
    case .smallScreen(_, _, _, let line): "make the window larger, or say what changes: \(line)"
    case .nameless: "type one, or press Esc"
    }
  }

  public static func == (left: FormFault, right: FormFault) -> Bool { left.message == right.message }
}
