import RiskCommands
import RiskDiagnostics
import RiskExpressions
public import RiskKernel
import RiskRender
import RiskShell
import RiskSyntax

/// The program's parts an input goes through: reading, checking, drawing what is wrong, completing, and, where no
/// command is needed, running.
public final class FuzzSubject {
  /// Something an input brought about that must not be, short of a crash.
  public struct Finding: Error, CustomStringConvertible {
    /// What it was.
    public let description: String
  }

  private let folder: String
  private let session: Session
  private let renderers = [20, 80].map { width in
    DiagnosticRenderer(style: Style(hasColour: width > 40, isInteractive: true, width: width))
  }

  /// Prepares a session with rows of which only the columns are known, a customer, features and definitions.
  ///
  /// - Parameter folder: An empty folder, in which paths lead nowhere.
  /// - Throws: What the preparation is faulted for.
  public init(folder: String) throws {
    self.folder = folder
    session = Session.program(workspace: folder, settings: Settings())
    for name in ["portfolio", "train", "test", "odd name"] {
      session.put(TableOutline(FuzzSubject.schema), as: name, .dataset)
    }
    try session.run(Source(FuzzSubject.preparation))
  }

  /// Puts an input through; `interruption` is asked to stop what runs too long.
  ///
  /// - Throws: `Finding` where something came of it that no user should see.
  public func examine(_ input: String, _ random: inout FuzzRandom, watch: (Interruption?) -> Void = { _ in }) throws {
    let source = Source(input, name: random.once(in: 2) ? "fuzz.risk" : nil)
    let faults = session.faults(in: source)
    if random.once(in: 8) { try draw(faults) }
    if random.once(in: 32) { _ = session.completions(of: input, at: random.below(input.utf8.count + 1)) }
    if random.once(in: 16) { try run(source, watch) }
  }

  private func draw(_ diagnostics: [Diagnostic]) throws {
    for diagnostic in diagnostics.prefix(20) {
      for renderer in renderers where renderer.text(diagnostic).last != "\n" {
        throw Finding(description: "a fault is drawn without its end: \(diagnostic.fault.code)")
      }
    }
  }

  /// Runs an input in a session that has no commands.
  private func run(_ source: Source, _ watch: (Interruption?) -> Void) throws {
    var settings = Settings()
    settings.loopLimit = 2_000
    let interruption = Interruption()
    let bare = Session(
      catalogue: Catalogue([]), kinds: Session.kinds, workspace: folder, settings: settings, interruption: interruption)
    watch(interruption)
    defer { watch(nil) }
    do { try bare.run(source) } catch let several as Diagnostics {
      try draw(several.all)
    } catch let one as Diagnostic {
      try draw([one])
    } catch is ExitRequest {
      return
    } catch {
      throw Finding(description: "an error without a place: \(error)")
    }
  }

  private static let schema = Schema([
    Schema.Column("util", .number), Schema.Column("age", .integer), Schema.Column("num_30_59", .integer),
    Schema.Column("num_60_89", .integer), Schema.Column("num_90", .integer), Schema.Column("monthly_income", .number),
    Schema.Column("debt_ratio", .number), Schema.Column("default", .integer), Schema.Column("region", .text),
    Schema.Column("opened", .date), Schema.Column("NumberOfTime30-59DaysPastDueNotWorse", .integer),
    Schema.Column("a b", .text), Schema.Column("größe", .number), Schema.Column("on", .boolean),
  ])

  private static let preparation = """
    let x = 1; let n = 0; let p = 0.5; let text = "äöü"; let list = [1, 2, 3]; let record = { a: 1, b: "two" }
    let table = portfolio
    features base { util, age, late = num_30_59 + num_90 }
    customer anna { util: 35%, age: 42, num_30_59: 1, num_90: 0 }
    def own(a, b = 2) { return $a + $b }
    """
}
