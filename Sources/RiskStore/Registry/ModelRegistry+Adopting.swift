extension ModelRegistry {
  /// Takes in the models whose folders the registry does not know: shipped ones, copies, those of an older program.
  ///
  /// Those that cannot be read stay as they are. The lock is held.
  func adopt() throws {
    let rows = try file.read(RegistryRow.all) ?? []
    let known = Set(rows.filter { $0.state != .removed }.map(\.folder))
    for name in bundleNames where !known.contains(name) {
      // A folder that cannot be taken in is listed with the reason.
      guard var row = try? stranger(in: name, beside: try file.read(RegistryRow.all) ?? []) else { continue }
      try file.write { try row.insert($0) }
    }
  }

  /// The row of a model whose folder the registry does not know.
  func stranger(in folderName: String, beside rows: [RegistryRow]) throws -> RegistryRow {
    let title = ModelTitle(written: folderName)
    let others = rows.filter { $0.name == title.name }
    let version = title.version ?? (numbers(of: title.name) + others.map(\.version)).max().map { $0 + 1 } ?? 1
    // A folder by the model's own name would be the newest version, which another is already.
    guard !others.contains(where: { $0.version == version }) else { throw StoreFault.strayFolder(folderName) }
    let folder = folder(folderName)
    let (bundle, seal) = try folder.load(as: title.name)
    return RegistryRow(
      bundle, seal, version: version, folder: folderName, state: .kept, files: try folder.marks(of: seal))
  }

  /// The versions of a model that have folders of their own.
  func numbers(of name: String) -> [Int] {
    bundleNames.map(ModelTitle.init(written:)).filter { $0.name == name }.compactMap(\.version)
  }

  /// Notes how files look that were touched and are still the same, so that they need not be read again.
  func renewMarks() throws {
    for row in try file.read(RegistryRow.all) ?? [] where row.isKept {
      let folder = folder(of: row)
      guard folder.isBundle, !folder.looks(like: row.files), try folder.firstChange(since: row.files) == nil else {
        continue
      }
      var renewed = row
      renewed.files = try folder.marks(of: try folder.seal())
      try file.write { [renewed] in try renewed.update($0, columns: ["files"]) }
    }
  }
}
