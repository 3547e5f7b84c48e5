import RiskDiagnostics

/// What can go wrong when the prompt is opened, and when a text is edited from it.
enum EditorFault: Fault, Equatable {
  /// The line editor cannot be made.
  case noEditor
  /// There is no such program to edit texts with.
  case noTextEditor(String)
  /// The program did not end well.
  case editingFailed(String)
  /// What was saved is not UTF-8.
  case notText
  /// The file to edit cannot be made.
  case cannotWrite(String)

  var code: String {
    switch self {
    case .noEditor: "no-prompt"
    case .noTextEditor: "no-editor"
    case .editingFailed: "editor-failed"
    case .notText: "not-text"
    case .cannotWrite: "cannot-write"
    }
  }

  var message: String {
    switch self {
    case .noEditor: "the prompt cannot use this terminal"
    case .noTextEditor(let line): "the editor '\(line)' is not installed"
    case .editingFailed(let line): "the editor '\(line)' did not end well, so nothing is run"
    case .notText: "what was saved is not text in UTF-8"
    case .cannotWrite(let path): "'\(path)' cannot be written"
    }
  }

  var hint: String? {
    switch self {
    case .noEditor: "keep the commands in a file and type: risk run FILE"
    case .noTextEditor: "name yours before the start: export EDITOR=nano"
    case .editingFailed: "type 'edit' to try again"
    case .notText: "save it as UTF-8"
    case .cannotWrite: "check that the disk is not full"
    }
  }
}
