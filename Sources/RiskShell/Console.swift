import Foundation
public import RiskDiagnostics
public import RiskKernel
import RiskRender

/// Where a session's results and diagnostics go.
public final class Console {
  private let output: Outlet
  private let errors: Outlet
  private let isQuiet: Bool
  /// Whether somebody is there to turn pages.
  var turnsPages = false
  private var progressLine = ProgressLine()

  /// A place that text goes to, and what it can show.
  private struct Outlet {
    let style: Style
    let write: (String) throws -> Void
  }

  /// Looks at the standard streams: colours, widths and progress lines are for terminals only.
  ///
  /// - Parameter isQuiet: whether progress and notes are kept back; results and faults are not.
  public init(isQuiet: Bool) {
    output = Console.outlet(STDOUT_FILENO)
    errors = Console.outlet(STDERR_FILENO)
    self.isQuiet = isQuiet
  }

  /// Hands results and diagnostics to functions, written as they would be to a file.
  public init(output: @escaping (String) throws -> Void, errors: @escaping (String) throws -> Void) {
    self.output = Outlet(style: .plain, write: output)
    self.errors = Outlet(style: .plain, write: errors)
    isQuiet = false
  }

  private static func outlet(_ descriptor: Int32) -> Outlet {
    Outlet(style: Terminal.style(of: descriptor)) { try write($0, to: descriptor) }
  }

  /// Has a session show its outputs and its progress here.
  public func attach(to session: Session) {
    session.show = { [unowned session, weak self] output, command in
      try self?.show(output, command, session)
    }
    guard errors.style.isInteractive, !isQuiet else { return }
    session.progress = { [weak self] in self?.progressLine.draw($0) }
  }

  private func show(_ result: Output, _ command: String, _ session: Session) throws {
    clearProgress()
    if result.isNotice, session.settings.format == .csv { return try tell(result, session) }
    let renderer = OutputRenderer(settings: session.settings, style: output.style.fitted) {
      [unowned session] in session.interruption.isRequested
    }
    // A pager needs the whole text; a file gets a long table piece by piece.
    guard mayPage(session) else { return try renderer.write(result, command: command, to: output.write) }
    let text = try renderer.text(result, command: command)
    if !page(text, session) { try output.write(text) }
  }

  /// Says what was done where only rows belong on standard output.
  private func tell(_ notice: Output, _ session: Session) throws {
    guard !isQuiet else { return }
    var settings = session.settings
    settings.format = .table
    try errors.write(try OutputRenderer(settings: settings, style: errors.style).text(notice, command: ""))
  }

  /// Whether what is longer than the screen is shown page by page.
  private func mayPage(_ session: Session) -> Bool {
    turnsPages && session.settings.pager == .auto && output.style.isInteractive && !Terminal.isDumb
  }

  /// Shows what is longer than the screen page by page; false where it is not, or where there is no pager.
  private func page(_ text: String, _ session: Session) -> Bool {
    let (columns, rows) = Terminal.size(of: STDOUT_FILENO)
    guard Pager.isLong(text, columns: columns, rows: rows), let pager = Pager() else { return false }
    // Ctrl-C in the pager is the pager's.
    defer { session.interruption.clear() }
    return pager.show(text)
  }

  /// How many faults are shown at once.
  private static let shownFaults = 50

  /// Shows what went wrong, and gives the status to end with.
  @discardableResult
  public func report(_ error: any Error) -> ExitStatus {
    clearProgress()
    if let request = error as? ExitRequest { return request.status }
    let renderer = DiagnosticRenderer(style: errors.style)
    let diagnostics = Console.diagnostics(of: error)
    var text = diagnostics.prefix(Console.shownFaults).map(renderer.text).joined(separator: "\n")
    let more = diagnostics.count - Console.shownFaults
    if more > 0 { text += "\n…and \(more) more; mend these first\n" }
    try? errors.write(text)
    return diagnostics.first?.fault.status ?? .bug
  }

  /// Says something that is neither a result nor a fault.
  public func note(_ text: String) {
    guard !isQuiet else { return }
    try? errors.write(text + "\n")
  }

  /// Writes text to the output as it is; a reader that has gone away is not told.
  func write(_ text: String) { try? output.write(text) }

  func clearProgress() { progressLine.clear() }

  private static func diagnostics(of error: any Error) -> [Diagnostic] {
    switch error {
    case let several as Diagnostics: several.all
    case let one as Diagnostic: [one]
    case let fault as any Fault: [fault.at(nil)]
    default: [ConsoleFault.unforeseen(String(describing: type(of: error))).at(nil)]
    }
  }

  /// Writes all of a text; a reader that has gone away ends the program quietly, as other tools do.
  private static func write(_ text: String, to descriptor: Int32) throws(ConsoleFault) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(String(cString: strerror(errno))) }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// What can be wrong with where output goes.
enum ConsoleFault: Fault {
  case cannotWrite(String)
  case unforeseen(String)

  var code: String {
    switch self {
    case .cannotWrite: "cannot-write"
    case .unforeseen: "bug"
    }
  }

  var message: String {
    switch self {
    case .cannotWrite(let reason): "the result cannot be written: \(reason)"
    case .unforeseen(let kind): "something happened that this program did not foresee (\(kind))"
    }
  }

  var hint: String? {
    switch self {
    case .cannotWrite: nil
    case .unforeseen: "please report it, with what you typed"
    }
  }

  var status: ExitStatus {
    switch self {
    case .cannotWrite: .failed
    case .unforeseen: .bug
    }
  }
}
