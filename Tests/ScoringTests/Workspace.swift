import Foundation
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskShell
import RiskStore

/// A session in a folder of its own, which goes with it.
final class Workspace {
  let session: Session
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("risk-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    session = Session.program(workspace: folder, settings: Settings())
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func run(_ script: String) throws { try session.run(Source(script)) }

  /// The rows of a variable that holds a table, each as a record.
  func rows(of variable: String) throws -> [Record] {
    guard case .table(let table)? = session.value(ofVariable: variable) else { return [] }
    return try table.rows(limit: .max).map { row in
      Record(zip(table.schema.names, row).map { Record.Field($0, $1) })
    }
  }

  /// A model as it is on disk.
  func model(_ name: String) throws -> CreditModel { try ModelRegistry(path: folder + "/models").load(name).model }
}
