import Foundation
import RiskExpressions

extension Relation {
  /// Writes all rows to a CSV, TSV, Parquet, JSON or JSON lines file, after its name.
  ///
  /// The file is whole or absent: it is written beside, and takes its place when it is complete and on the disk.
  /// In CSV a missing value and an empty text look the same.
  public func save(to path: String) throws {
    guard let format = SaveFormat(path: path) else { throw DataFault.unknownSaveKind(path) }
    let target = try SaveTarget(path)
    guard !sources.contains(where: target.isSame) else { throw DataFault.savesOverSource(path) }
    do {
      try write(format, to: target.temporary)
      try target.settle()
    } catch {
      target.discard()
      throw error
    }
  }

  private func write(_ format: SaveFormat, to path: String) throws {
    let sql = "COPY (\(format.query(self))) TO \(SQL.literal(path)) \(format.options)"
    do {
      try execute(sql)
    } catch {
      throw error.text.contains(path) && !error.isDiskFull ? .notWritable(path) : fault(error)
    }
  }
}
