import RiskDiagnostics

/// What can go wrong when the prompt is opened.
enum EditorFault: Fault, Equatable {
  /// The line editor cannot be made.
  case noEditor

  var code: String { "no-prompt" }
  var message: String { "the prompt cannot use this terminal" }
  var hint: String? { "keep the commands in a file and type: risk run FILE" }
}
