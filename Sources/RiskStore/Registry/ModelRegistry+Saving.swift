import Foundation
import GRDB
public import RiskModels

// How a version is kept, so that the program may end between any two steps:
// 1. a row in the state `saving` says which digest the folder NAME will have;
// 2. the files are written into a folder beside it, and the disk has them;
// 3. the two folders change places, and the former one goes to NAME@VERSION;
// 4. the row becomes `kept`.
// Before 3 the folder NAME has another digest, and the row is dropped; after it, it has this one, and 3 and 4 are done.
extension ModelRegistry {
  /// Keeps a model: as the first of its name, or as the next version, and nothing is lost.
  ///
  /// - Throws: `StoreFault.unreadable` where no later session could read it, before anything is written.
  public func save(_ bundle: ModelBundle) throws -> ModelSaving {
    let name = bundle.model.name
    guard ModelTitle(name).isSafe else { throw StoreFault.badModelName(name) }
    try ModelRegistry.proveReadable(bundle)
    let seal = try BundleSeal(bundle)
    return try lock.holding {
      try settle()
      try adopt()
      let rows = try rows(named: name)
      let former = rows.first { $0.folder == name && $0.isKept }
      if let former, let saving = try keepAsItIs(bundle, seal, former) { return saving }
      if let former { try checkRoom(for: former) } else { try makeRoom(name) }
      let version = ((try self.rows(named: name).map(\.version) + numbers(of: name)).max() ?? 0) + 1
      let row = RegistryRow(bundle, seal, version: version, folder: name, state: .saving)
      try file.write { database in _ = try row.inserted(database) }
      try put(bundle, seal, former)
      return ModelSaving(version: version, outcome: version == 1 ? .added : .newVersion)
    }
  }

  /// Makes sure before anything is written that the folder is free to which the former version goes.
  private func checkRoom(for former: RegistryRow) throws {
    let earlier = ModelTitle(former.name, version: former.version).description
    guard !Disk.has("\(path)/\(earlier)") else { throw StoreFault.strayFolder(earlier) }
  }

  /// Moves a damaged model that was never taken in to a version's place, so that it is not lost.
  private func makeRoom(_ name: String) throws {
    guard Disk.has("\(path)/\(name)") else { return }
    guard folder(name).isBundle else { throw StoreFault.strayFolder(name) }
    let version = ((try rows(named: name).map(\.version) + numbers(of: name)).max() ?? 0) + 1
    try Disk.move("\(path)/\(name)", to: "\(path)/\(ModelTitle(name, version: version))")
  }

  /// Writes a model's files and moves them into place; what fails half-way is taken back.
  private func put(_ bundle: ModelBundle, _ seal: BundleSeal, _ former: RegistryRow?) throws {
    do {
      try write(bundle, seal)
      try exchange(bundle.model.name, former)
      try settle()
    } catch {
      // Should taking it back fail too, the next session does it.
      try? settle()
      throw error
    }
  }

  /// Lets the new folder and the former one change places.
  private func exchange(_ name: String, _ former: RegistryRow?) throws {
    let (new, place) = (beside(name), "\(path)/\(name)")
    if let former, Disk.has(place), try !DurableFile.swap(new, place) {
      // Where the file system cannot do it at once, a crash in between is settled too.
      try Disk.move(place, to: "\(path)/\(ModelTitle(name, version: former.version))")
    }
    if !Disk.has(place) { try Disk.move(new, to: place) }
    try DurableFile.sync(folder: path)
  }

  /// What became of a model that is the newest of its name already; nil where it is another.
  private func keepAsItIs(_ bundle: ModelBundle, _ seal: BundleSeal, _ former: RegistryRow) throws -> ModelSaving? {
    let folder = folder(of: former)
    if let existing = try? folder.load(as: bundle.model.name), existing.seal.digest == former.digest {
      return existing.bundle.isSameModel(as: bundle)
        ? ModelSaving(version: former.version, outcome: .unchanged) : nil
    }
    guard seal.digest == former.digest else { return nil }
    try write(bundle, seal)
    try DurableFile.exchange(beside(former.name), into: folder.path)
    try DurableFile.sync(folder: path)
    try renewMarks()
    return ModelSaving(version: former.version, outcome: .repaired)
  }

  /// Writes a model's files beside its place.
  private func write(_ bundle: ModelBundle, _ seal: BundleSeal) throws {
    let beside = BundleFolder(path: beside(bundle.model.name), title: bundle.model.name)
    try Disk.remove(beside.path)
    try beside.write(bundle, seal)
  }

  /// Where a model's files are written before they are moved into place.
  func beside(_ name: String) -> String { "\(path)/.\(name).new" }

  /// Makes sure that what is about to be kept can be read again.
  static func proveReadable(_ bundle: ModelBundle) throws {
    let name = bundle.model.name
    do { _ = try ModelBundle(name: name, files: bundle.files) } catch ModelFault.damagedModel(let reason) {
      throw StoreFault.unreadable(model: name, reason: reason)
    }
  }
}
