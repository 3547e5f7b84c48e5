import Foundation
public import RiskModels

/// The models a workspace keeps: a folder for each version, and a registry that knows which is which.
///
/// The newest version of a model is in `models/NAME`, earlier ones in `models/NAME@1` and so on. What is about to be
/// done to a folder is written into the registry first and settled by whoever comes next, so that the program may end
/// at any moment; sessions take turns by a lock. It is used from one thread.
public final class ModelRegistry {
  /// The folder that holds the models' folders.
  public let path: String
  let file: StoreFile
  let lock: RegistryLock

  /// Points at a folder, which need not be there yet; reading makes nothing where there is nothing.
  ///
  /// - Parameters:
  ///   - path: The workspace's `models` folder.
  ///   - patience: How long to wait for another session that changes models.
  ///   - checkpoint: Throws where waiting should end, such as at Ctrl-C.
  public init(path: String, patience: Duration = .seconds(60), checkpoint: @escaping () throws -> Void = {}) {
    self.path = path
    file = StoreFile(folder: path, layout: RegistrySchema.layout)
    lock = RegistryLock(folder: path, patience: patience, checkpoint: checkpoint)
  }

  /// The names of the models whose folders are there, in order; the registry itself is not asked.
  public var names: [String] { bundleNames.filter { ModelTitle(written: $0).version == nil } }

  /// Whether a model or one of its versions is known, sound or not; a title may have a version: `pd1@1`.
  public func contains(_ text: String) -> Bool {
    let title = ModelTitle(written: text)
    guard title.isSafe else { return false }
    if folder(title.description).isBundle || title.version != nil && folder(title.name).isBundle { return true }
    // A registry that cannot be read says so when the model is asked for.
    do { return try !rows(named: title.name).isEmpty } catch { return true }
  }

  /// Reads a model or one of its versions: checksums are compared and its golden rows re-scored.
  ///
  /// - Throws: a `StoreFault` that says which file is missing or another than was kept.
  public func load(_ text: String) throws -> ModelBundle {
    let title = ModelTitle(written: text)
    guard title.isSafe else { throw StoreFault.badModelName(text) }
    do { return try loadOnce(title) } catch let fault {
      // Another session may just have changed folders: what is wrong still when none does is wrong.
      guard isWritable, Disk.has(path) else { throw fault }
      return try lock.holding {
        try settle()
        return try loadOnce(title)
      }
    }
  }

  /// The version that is the champion of a kind of models, or nil.
  public func champion(of kind: ModelKind) throws -> ModelTitle? {
    try file.read { try RegistryRow.champion(of: kind, $0)?.title } ?? nil
  }

  // What is where

  /// Whether the registry can be changed at all, or a workspace is only to be read.
  var isWritable: Bool { !Disk.has(path) || Disk.mayWrite(path) }

  /// The names of the folders with models in them.
  var bundleNames: [String] {
    Disk.names(in: path).filter { ModelTitle(written: $0).isSafe && folder($0).isBundle }
  }

  /// A model's folder, of which messages speak by its own name.
  func folder(_ name: String) -> BundleFolder { BundleFolder(path: "\(path)/\(name)", title: name) }

  /// A version's folder.
  func folder(of row: RegistryRow) -> BundleFolder {
    BundleFolder(path: "\(path)/\(row.folder)", title: row.title.description)
  }

  /// The registered versions of a model, the newest first.
  func rows(named name: String) throws -> [RegistryRow] { try file.read { try RegistryRow.named(name, $0) } ?? [] }

  private func loadOnce(_ title: ModelTitle) throws -> ModelBundle {
    guard let row = try row(of: title) else { return try unregistered(title).load(as: title.description).bundle }
    let folder = folder(of: row)
    guard folder.isBundle else { throw StoreFault.missingFolder(row.title) }
    let (bundle, seal) = try folder.load(as: title.description)
    guard seal.digest != row.digest else { return bundle }
    throw try folder.firstChange(since: row.files) ?? .changed(model: folder.title, file: BundleFolder.checksums)
  }

  /// The row of a version; nil where the registry has none of the model.
  func row(of title: ModelTitle) throws -> RegistryRow? {
    let rows = try rows(named: title.name).filter { $0.state != .removed && $0.state != .saving }
    guard let version = title.version else {
      if let row = rows.first(where: { $0.folder == title.name }) { return row }
      guard rows.isEmpty || folder(title.name).isBundle else { throw StoreFault.missingFolder(title) }
      return nil
    }
    if let row = rows.first(where: { $0.version == version }) { return row }
    guard rows.isEmpty else { throw StoreFault.unknownVersion(title, of: rows.map(\.version).sorted()) }
    return nil
  }

  /// The folder of a version in a workspace without a registry.
  private func unregistered(_ title: ModelTitle) throws -> BundleFolder {
    if title.version == nil || folder(title.description).isBundle { return folder(title.description) }
    let newest = (numbers(of: title.name).max() ?? 0) + 1
    guard title.version == newest, folder(title.name).isBundle else {
      throw StoreFault.unknownVersion(title, of: numbers(of: title.name))
    }
    return folder(title.name)
  }
}
