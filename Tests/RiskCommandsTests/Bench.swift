import Foundation
import RiskCommands
import RiskDiagnostics
import RiskKernel
import RiskShell
import RiskTestSupport

/// A session in a folder of its own, prepared as an example asks.
final class Bench {
  /// All that was shown since the last look.
  private(set) var shown = ""
  private let folder: TemporaryFolder
  private let session: Session
  private let console: Console

  /// Prepares a session: rows, features, a model, a customer, each with what it needs.
  init(_ setup: Example.Setup = .nothing, format: OutputFormatName = .table) throws {
    folder = try TemporaryFolder()
    session = Session.program(workspace: folder.path, settings: Settings())
    var sink: (String) -> Void = { _ in }
    console = Console(output: { sink($0) }, errors: { sink($0) })
    console.attach(to: session)
    // What is taken back goes back to this format.
    session.settings.format = format
    if [.prompt, .form].contains(setup) { session.prompt = .unattended }
    for line in Bench.lines(for: setup) { try session.runTyped(Source(line)) }
    session.settings.format = format
    sink = { [unowned self] in shown += $0 }
  }

  /// Puts files where the examples look for them: those that ship, and a portfolio where none ships yet.
  func addData() throws {
    let shipped = SourceTree.root.appendingPathComponent("data")
    for file in try FileManager.default.contentsOfDirectory(atPath: shipped.path) {
      try FileManager.default.createDirectory(at: folder.url("data"), withIntermediateDirectories: true)
      try folder.link("data/\(file)", to: shipped.appendingPathComponent(file))
    }
    guard !folder.has("data/portfolio.csv") else { return }
    try session.run(Source("simulate made with rows = 300; save made to \"data/portfolio.csv\""))
    shown = ""
  }

  /// Runs a text.
  func run(_ text: String) throws { try session.run(Source(text)) }

  /// What a text is faulted for; nil where it runs.
  func faults(of text: String) -> [Diagnostic]? {
    do {
      try run(text)
      return nil
    } catch let several as Diagnostics {
      return several.all
    } catch let one as Diagnostic {
      return [one]
    } catch {
      return []
    }
  }

  private static func lines(for setup: Example.Setup) -> [String] {
    let rows = "simulate portfolio with rows = 400"
    let features = "features base { util, age, num_90, income = coalesce(monthly_income, median(monthly_income)) }"
    let split = "split portfolio into train 70%, test 30% stratify default"
    let model = "train pd pd1 on train target default features base with rounds = 3, depth = 2"
    let customer = "customer good { util: 35%, age: 42, num_90: 0, monthly_income: 5500 }"
    switch setup {
    case .nothing: return []
    case .portfolio: return [rows]
    case .features: return [rows, features, split]
    case .model: return [rows, features, split, model]
    case .customer, .form: return [rows, features, split, model, customer]
    case .prompt: return [rows, "let cutoff = 10%"]
    }
  }
}

extension PromptActions {
  /// What a prompt does where nobody edits anything, and forms are left as they are.
  static var unattended: PromptActions {
    PromptActions(edit: { _ in false }, fill: { FormResult(inputs: $0.start, kept: []) })
  }
}
