import Glibc
import RiskDiagnostics
import RiskKernel
import RiskRender

/// Runs a form on the terminal: reads keys, draws what follows, and gives the terminal back whatever happens.
struct FormProgram {
  /// How a form ended.
  private enum Ending {
    case left
    /// A signal asks for the end of the program.
    case ended(by: Int32)
    /// The terminal is gone.
    case gone
  }

  private var state: FormState
  private var screen: TerminalScreen
  private var reader = FormKeyReader()
  private let style: Style
  private let settings: Settings
  private let interruption: Interruption
  /// Whether the screen shows something older than the state.
  private var isStale = true

  /// How long a sequence of Esc may take to arrive, in milliseconds; slow lines send it in one piece.
  private static let patience: Int32 = 100
  /// The signals besides those of the prompt.
  private static let signals = [SIGTSTP, SIGQUIT]

  /// Opens a form and returns when it is left.
  ///
  /// - Throws: a `FormFault` without a terminal to open it on, what is wrong with the values it begins with, or an
  ///   `ExitRequest` where a signal ends the program.
  static func fill(
    _ request: FormRequest, settings: Settings, interruption: Interruption
  ) throws -> FormResult {
    let style = Terminal.style(of: STDOUT_FILENO)
    guard !Terminal.isDumb, let screen = TerminalScreen(style: style) else {
      throw FormFault.noScreen(instead: request.instead)
    }
    let (columns, rows) = Terminal.size(of: STDOUT_FILENO)
    guard FormScreen.fits(width: columns, height: rows) else {
      throw FormFault.smallScreen(
        columns: columns, rows: rows, least: FormScreen.least, instead: request.instead)
    }
    var program = FormProgram(
      state: try FormState(request), screen: screen, style: style, settings: settings, interruption: interruption)
    switch PromptSignals.watching(also: signals, { program.run() }) {
    case .left, .gone: return program.state.result
    case .ended(let number): throw ExitRequest(status: ExitStatus(rawValue: 128 + number))
    }
  }

  private init(
    state: FormState, screen: TerminalScreen, style: Style, settings: Settings, interruption: Interruption
  ) {
    self.state = state
    self.screen = screen
    self.style = style
    self.settings = settings
    self.interruption = interruption
  }

  private mutating func run() -> Ending {
    defer { screen.close() }
    guard screen.open() else { return .gone }
    while !state.isLeft {
      // While keys wait, what they lead to is drawn, and not each step on the way.
      if isStale, !PromptSignals.isReady(STDIN_FILENO), !draw() { return .gone }
      switch PromptSignals.next(orInputAt: STDIN_FILENO, within: reader.isWaiting ? Self.patience : -1) {
      case .nothing: if let ending = handle(reader.giveUp()) { return ending }
      case .input:
        // Byte by byte: what follows the key that leaves is for the prompt.
        guard let byte = SignalPipe.readByte(from: STDIN_FILENO) else { return .gone }
        if let ending = handle(reader.feed(byte)) { return ending }
      case .signal(let number): if let ending = heed(number) { return ending }
      }
    }
    return .left
  }

  private mutating func draw() -> Bool {
    let (columns, rows) = Terminal.size(of: STDOUT_FILENO)
    let isUnicode = style.isUnicode && settings.charts != .ascii
    let drawing = FormScreen(state, width: columns, height: rows, digits: settings.digits, isUnicode: isUnicode)
    isStale = false
    return screen.draw(drawing.frame, width: columns)
  }

  private mutating func handle(_ key: FormKey?) -> Ending? {
    guard let key else { return nil }
    isStale = true
    switch key {
    case .suspend: return suspend()
    case .redraw: screen.forget()
    default:
      // What is typed may take long to compute: then Ctrl-C stops that, and not the form.
      PromptSignals.giving(back: SIGINT) { state.handle(key) }
      interruption.clear()
    }
    return nil
  }

  /// Does what a signal asks for; an ending where it ends the form.
  private mutating func heed(_ number: Int32) -> Ending? {
    isStale = true
    switch number {
    case SIGWINCH: screen.forget()
    case SIGINT:
      reader = FormKeyReader()
      state.handle(.interrupt)
    case SIGTSTP: return suspend()
    case SIGCONT:
      // Whoever held the terminal meanwhile has changed it.
      guard screen.open() else { return .gone }
    default: return .ended(by: number)
    }
    return nil
  }

  /// Stops the program as Ctrl-Z does elsewhere, and goes on when it is continued.
  private mutating func suspend() -> Ending? {
    screen.close()
    var (stop, own) = (sigaction(), sigaction())
    stop.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &stop, &own)
    // The whole group, as the terminal would: a script that waits for this program stops with it.
    kill(0, SIGTSTP)
    let ending = awaitContinuation()
    sigaction(SIGTSTP, &own, nil)
    guard ending == nil else { return ending }
    isStale = true
    return screen.open() ? nil : .gone
  }

  /// Waits until the program was continued; where nobody could continue it, the system does not stop it either.
  private func awaitContinuation() -> Ending? {
    while true {
      switch PromptSignals.nextSignal(within: 200) {
      case nil, SIGCONT: return nil
      case let number? where [SIGTERM, SIGHUP, SIGQUIT].contains(number): return .ended(by: number)
      case _?: continue
      }
    }
  }
}
