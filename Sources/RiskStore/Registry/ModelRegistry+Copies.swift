import Foundation
public import RiskModels

extension ModelRegistry {
  /// Reads a model from a folder outside of the registry, as that of another workspace: checksums are compared and its
  /// golden rows re-scored.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - name: What the model is called in this workspace.
  ///   - title: What messages call the folder.
  /// - Returns: the model with its files.
  /// - Throws: `StoreFault.noBundle` where it holds no model of this program.
  public static func bundle(in folder: String, as name: String, title: String) throws -> ModelBundle {
    let folder = BundleFolder(path: folder, title: title)
    guard folder.isBundle else { throw StoreFault.noBundle(title) }
    return try folder.load(as: name).bundle
  }

  /// Whether a folder holds a model of this program, sound or not.
  public static func holdsBundle(_ folder: String) -> Bool { BundleFolder(path: folder, title: "").isBundle }

  /// Writes a model to a folder outside of the registry, whole or not at all; another model's copy there is replaced.
  ///
  /// - Parameters:
  ///   - bundle: The model.
  ///   - folder: The folder, which holds nothing else.
  ///   - title: What messages call it.
  /// - Throws: `StoreFault.folderTaken` where something else would be lost, `insideRegistry` where the registry is.
  public func export(_ bundle: ModelBundle, to folder: String, title: String) throws {
    let target = URL(fileURLWithPath: folder).standardizedFileURL
    let parent = target.deletingLastPathComponent()
    try Disk.makeFolder(parent.path)
    guard !isOwn(parent.path), !isOwn(target.path) else { throw StoreFault.insideRegistry(title) }
    guard ModelRegistry.mayReplace(target.path) else { throw StoreFault.folderTaken(title) }
    let process = ProcessInfo.processInfo.processIdentifier
    let beside = parent.appendingPathComponent(".\(target.lastPathComponent).\(process).new").path
    do {
      try Disk.remove(beside)
      try BundleFolder(path: beside, title: title).write(bundle, try BundleSeal(bundle))
      try DurableFile.exchange(beside, into: target.path)
      try DurableFile.sync(folder: parent.path)
    } catch {
      try? Disk.remove(beside)
      throw error
    }
  }

  /// Whether a folder is the registry's.
  private func isOwn(_ folder: String) -> Bool {
    guard let own = Disk.look(at: path), let other = Disk.look(at: folder) else { return false }
    return own.identity == other.identity && own.device == other.device
  }

  /// Whether nothing is lost where a model's copy is put: nothing is there, or a copy with nothing beside its files.
  private static func mayReplace(_ folder: String) -> Bool {
    guard Disk.has(folder) else { return true }
    let existing = BundleFolder(path: folder, title: "")
    guard existing.isBundle, let seal = try? existing.seal() else { return Disk.isEmptyFolder(folder) }
    return Set(Disk.names(in: folder)).isSubset(of: Set(seal.checksums.keys).union([BundleFolder.checksums]))
  }
}
