import Foundation
import RiskData
import RiskKernel
import RiskModels

/// A file from elsewhere, read whole.
enum ForeignFile {
  /// The bytes of a file.
  ///
  /// - Throws: a `DataFault` where there is none, or one that is larger than such files are.
  static func read(_ path: String, limit: Int, in session: Session) throws -> [UInt8] {
    let full = session.resolve(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
      throw DataFault.noSuchFile(path, near: nil)
    }
    guard !isFolder.boolValue else { throw DataFault.isFolder(path) }
    // Devices and pipes have no end.
    guard let facts = try? FileManager.default.attributesOfItem(atPath: full),
      facts[.type] as? FileAttributeType == .typeRegular || facts[.type] as? FileAttributeType == .typeSymbolicLink
    else { throw DataFault.notAFile(path) }
    if let size = facts[.size] as? Int, size > limit { throw ModelFault.modelTooLarge(what: "bytes", limit: limit) }
    guard let file = FileHandle(forReadingAtPath: full) else { throw DataFault.unreadable(path) }
    defer { try? file.close() }
    guard let bytes = try? file.read(upToCount: limit + 1) else { throw DataFault.unreadable(path) }
    guard bytes.count <= limit else { throw ModelFault.modelTooLarge(what: "bytes", limit: limit) }
    return Array(bytes)
  }
}
