import Foundation
import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// A folder of a test's own, removed with it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("risk-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws -> String {
    let file = self[name]
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: file))
    return file
  }

  /// The path of a file in it.
  subscript(name: String) -> String { path + "/" + name }

  /// The names of the files in it.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

extension Relation {
  /// An expression over its columns.
  func bound(_ text: String, aggregates: RowBinder.AggregateUse = .none) throws -> RowExpression {
    try RowBinder(schema: schema, owner: name, environment: EmptyEnvironment())
      .bind(try Parser.parseExpression(Source(text)), aggregates: aggregates)
  }

  /// All rows as plain text.
  func plainRows() throws -> [[String]] { try rows(limit: 1_000_000).map { $0.map(\.plainText) } }
}

/// The fault that something throws, or nil.
func fault(of body: () throws -> Void) -> DataFault? {
  do {
    try body()
    return nil
  } catch {
    return error as? DataFault
  }
}
