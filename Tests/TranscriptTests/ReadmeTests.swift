import Foundation
import RiskDiagnostics
import RiskKernel
import RiskShell
import RiskTestSupport
import Testing

/// Every block of the language in the README runs.
@Suite struct ReadmeTests {
  @Test func blocksRun() throws {
    let text = try String(contentsOf: SourceTree.root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = text.matches(of: /```risk\n((?:.|\n)*?)```/).map { String($0.1) }
    #expect(!blocks.isEmpty)
    let workspace = try TemporaryFolder()
    try workspace.link("data", to: SourceTree.root.appendingPathComponent("data"))
    for block in blocks {
      let session = Session.program(workspace: workspace.path, settings: Settings())
      try session.run(Source(block, name: workspace.path + "/README.risk"))
    }
  }
}
