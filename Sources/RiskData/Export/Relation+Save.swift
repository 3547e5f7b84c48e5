import Foundation
import RiskExpressions

extension Relation {
  /// Writes all rows to a CSV, TSV, Parquet, JSON or JSON lines file, after its name.
  ///
  /// The file is whole or absent: it is written beside, and takes its place when it is complete and on the disk.
  /// In CSV a missing value and an empty text look the same. Gives how many rows were written.
  @discardableResult
  public func save(to path: String) throws -> Int {
    guard let format = SaveFormat(path: path) else { throw DataFault.unknownSaveKind(path) }
    let target = try SaveTarget(path)
    guard !sources.contains(where: { target.isSame($0.path) }) else { throw DataFault.savesOverSource(path) }
    do {
      let rows = try write(format, to: target.temporary)
      try target.settle()
      return rows
    } catch {
      target.discard()
      throw error
    }
  }

  private func write(_ format: SaveFormat, to path: String) throws -> Int {
    let sql = "COPY (\(format.query(self))) TO \(SQL.literal(path)) \(format.options)"
    return try execute(sql) { error in
      error.text.contains(path) && !error.isDiskFull ? .notWritable(path) : fault(error)
    }
  }
}

/// Writes texts to files.
public enum TextFile {
  /// Writes a text to a file after its name: whole or not at all, like rows.
  public static func save(_ text: String, to path: String) throws(DataFault) {
    let target = try SaveTarget(path)
    guard FileManager.default.createFile(atPath: target.temporary, contents: Data(text.utf8)) else {
      target.discard()
      throw .notWritable(path)
    }
    do { try target.settle() } catch {
      target.discard()
      throw error
    }
  }
}
