import RiskDiagnostics

/// Why a form cannot be opened on the screen.
enum FormFault: Fault, Equatable {
  /// Nobody is there to fill it in, or the terminal only writes one line below the other.
  case noScreen
  /// The terminal is too small.
  case smallScreen(columns: Int, rows: Int)

  var code: String {
    switch self {
    case .noScreen: "no-screen"
    case .smallScreen: "small-screen"
    }
  }

  var message: String {
    switch self {
    case .noScreen: "a form needs a terminal whose cursor can be moved"
    case .smallScreen(let columns, let rows):
      "the terminal has \(columns) columns and \(rows) lines, and a form needs \(FormScreen.least.columns) and "
        + "\(FormScreen.least.rows)"
    }
  }

  var hint: String? {
    switch self {
    case .noScreen: "say what changes: whatif good set util = 90%"
    case .smallScreen: "make the window larger, or say what changes: whatif good set util = 90%"
    }
  }
}
