public import RiskDiagnostics
import RiskExpressions
import RiskSyntax

extension Session {
  /// Runs what was typed at the prompt: as a text, and so that it can be taken back and written into a script.
  public func runTyped(_ source: Source) throws {
    journal.beginning = journal.beginning ?? settings
    let tree = Parser.parse(source)
    try Checker.check(tree, in: self)
    inclusions = 0
    let before = snapshot(source.whole.text)
    let revision = self.revision
    let mayBind = tree.statements.contains(where: \.mayBind)
    defer { if self.revision != revision || mayBind, !journal.isUndoing { keep(before) } }
    journal.isUndoing = false
    defer { work = nil }
    try running(source) {
      try defineAll(of: tree)
      for statement in tree.statements { try runNoted(statement) }
    }
  }

  /// Runs a statement and writes it into the journal.
  ///
  /// One that failed half-way may have changed names all the same: it is kept in a `try`, so that a replay changes them
  /// alike.
  private func runNoted(_ statement: Statement) throws {
    let revision = self.revision
    let result = lastResult
    journal.replacement = nil
    do {
      try run(statement)
      // What has no place in a replay leaves no result behind either.
      if isAboutSession(statement) || journal.replacement?.isEmpty == true {
        lastResult = result
      } else {
        write(statement)
      }
    } catch {
      lastResult = result
      if self.revision != revision || statement.mayBind { note(statement, failedBy: error) }
      throw error
    }
  }

  /// Has the statement at work written down as other lines, which come to the same without anybody at the prompt.
  public func replays(as lines: [String]) { journal.replacement = lines }

  /// Writes down a statement that ran; a parameter's later values are those of a variable.
  private func write(_ statement: Statement) {
    if let lines = journal.replacement {
      // Inside of a loop or the like, other things were done as well.
      guard case .pipeline = statement.kind else { return comment(statement, "not repeated, as it needs a prompt") }
      return journal.statements += lines
    }
    guard case .parameter(let name, let value) = statement.kind,
      journal.statements.contains(where: { $0.hasPrefix("param \(name.text) ") })
    else { return journal.statements.append(statement.script) }
    journal.statements.append("let \(name.span.text) = \(value.span.text)")
  }

  /// Writes down a statement that changed names before it failed.
  ///
  /// Where Ctrl-C stopped it no replay stops at the same place: that is said, and it is left out.
  private func note(_ statement: Statement, failedBy error: any Error) {
    if error is ExitRequest { return }
    if case .parameter = statement.kind { return }
    guard (error as? Diagnostic)?.fault.status == .interrupted else {
      return journal.statements.append("try { \(statement.script) } catch { }  # it failed half-way")
    }
    comment(statement, "stopped by Ctrl-C, and not repeated")
  }

  /// Writes down a statement as a comment, with the reason.
  private func comment(_ statement: Statement, _ reason: String) {
    let lines = statement.script.split(separator: "\n", omittingEmptySubsequences: false).map { "#   \($0)" }
    journal.statements.append("# \(reason):\n" + lines.joined(separator: "\n"))
  }

  /// Whether a statement only looks at the session or leaves it, and has no place in a replay.
  private func isAboutSession(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .exit: return true
    case .pipeline(let pipeline):
      let name = pipeline.stages[0].openingName
      return name.flatMap { catalogue[$0] }?.spec.group == .session || pipeline.isSavingSession
    default: return false
    }
  }

  // Taking back

  private func snapshot(_ text: String) -> Journal.Snapshot {
    Journal.Snapshot(
      text: text, things: things, states: states, definitions: definitions, values: globals.values,
      settings: settings, statementCount: journal.statements.count)
  }

  private func keep(_ snapshot: Journal.Snapshot) {
    journal.snapshots.append(snapshot)
    if journal.snapshots.count > Journal.depth { journal.snapshots.removeFirst() }
  }

  /// Takes back the last change to the session's names and gives what was typed then; files stay as they are.
  ///
  /// - Throws: `KernelFault.nothingToUndo`.
  public func undo() throws(KernelFault) -> String {
    guard let last = journal.snapshots.popLast() else { throw .nothingToUndo }
    (things, states, definitions) = (last.things, last.states, last.definitions)
    globals.values = last.values
    settings = last.settings
    journal.statements.removeLast(max(0, journal.statements.count - last.statementCount))
    journal.isUndoing = true
    return last.text
  }

  // Replaying

  /// How many statements of the session would run again.
  public var statementCount: Int { journal.statements.count }

  /// What was typed and ran as a script that gives the same numbers.
  public var script: String {
    let beginning = journal.beginning ?? settings
    let fresh = Settings()
    let changed = Settings.all.filter { setting in
      setting.name == "seed" || setting.get(beginning).plainText != setting.get(fresh).plainText
    }
    let settings = changed.map { "set \($0.name) \($0.get(beginning).plainText)" }
    return
      (["# A session of RiskShell \(Version.current), to be run in the same folder."] + settings + journal.statements)
      .joined(separator: "\n") + "\n"
  }
}

extension Statement {
  /// Whether it gives variables values, which no revision counts; an included script may.
  fileprivate var mayBind: Bool {
    if case .inclusion = kind { return true }
    return !boundNames.isEmpty
  }

  /// The statement as a script has it, its documentation above it.
  fileprivate var script: String {
    let comment = documentation.map { "## " + $0.replacing("\n", with: "\n## ") + "\n" } ?? ""
    return comment + span.text
  }
}

extension Pipeline {
  /// Whether it is `save session to …`.
  fileprivate var isSavingSession: Bool {
    let arguments = stages[0].groups[0].arguments
    guard arguments.count == 2, case .name(let command) = arguments[0].value.kind,
      case .name(let what) = arguments[1].value.kind
    else { return false }
    return command.text == "save" && what.text == "session"
  }
}
