public import Foundation

/// A table of numbers from another implementation, read from a CSV file with a header.
public struct ReferenceTable: Sendable {
  /// The names of the columns.
  public let names: [String]
  private let columns: [String: [String]]

  /// Reads a file whose cells hold no commas; quotes around a cell are dropped.
  public init(_ file: URL) throws {
    let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(whereSeparator: \.isNewline)
    let cells = lines.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { String($0.filter { $0 != "\"" }) }
    }
    let names = cells.first ?? []
    let rows = cells.dropFirst()
    self.names = names
    columns = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in (name, rows.map { $0[index] }) })
  }

  /// A column's texts; empty when there is no such column.
  public func texts(_ name: String) -> [String] { columns[name] ?? [] }

  /// A column's numbers; NaN where a cell holds none.
  public func numbers(_ name: String) -> [Double] { texts(name).map { Double($0) ?? .nan } }

  /// A column's numbers rounded once to Float32; NaN where a cell holds none.
  public func floats(_ name: String) -> [Float] { texts(name).map { Float($0) ?? .nan } }
}

/// Where the data for checks lies that does not ship with the project.
public enum RealData {
  /// The folder `../shared/data` beside the checkout, nil where there is none.
  public static let folder: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// A file in the folder; throws where the folder is missing.
  public static func file(_ path: String) throws -> URL {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return folder.appendingPathComponent(path)
  }
}
