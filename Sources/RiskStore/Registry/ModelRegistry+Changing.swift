import GRDB

extension ModelRegistry {
  /// Gives a model with all its versions another name.
  ///
  /// - Throws: `StoreFault.nameTaken` where a model has that name.
  public func rename(_ name: String, to new: String) throws {
    guard ModelTitle(new).isSafe, ModelTitle(written: new).version == nil else { throw StoreFault.badModelName(new) }
    try changing { [self] in
      let rows = try known(name)
      guard try self.rows(named: new).isEmpty, !contains(new) else { throw StoreFault.nameTaken(new) }
      let places = [new] + rows.map { ModelTitle(new, version: $0.version).description }
      if let taken = places.first(where: { Disk.has("\(path)/\($0)") }) { throw StoreFault.strayFolder(taken) }
      try file.write { database in
        for var row in rows {
          let isNewest = row.folder == name
          row.next = ModelTitle(new, version: isNewest ? nil : row.version).description
          if row.isKept { row.state = .moving } else { row.name = new }
          try row.update(database)
        }
      }
    }
  }

  /// Removes a model with all its versions, or the one version that a title names.
  ///
  /// - Returns: the versions that were removed.
  /// - Throws: `StoreFault.championInUse` where one of them is the champion of its kind.
  public func remove(_ title: ModelTitle) throws -> [Int] {
    try changing { [self] in
      let rows = try known(title.name).filter(\.isKept)
      let removed = rows.filter { title.version == nil || $0.version == title.version }
      guard !removed.isEmpty else { throw StoreFault.unknownVersion(title, of: rows.map(\.version).sorted()) }
      if let champion = removed.first(where: { $0.stage == .champion }) {
        throw StoreFault.championInUse(champion.title)
      }
      try file.write { database in
        for var row in removed {
          row.state = .removing
          try row.update(database)
        }
        try promoteFolder(of: rows.filter { row in !removed.contains { $0.id == row.id } }, removed, database)
      }
      return removed.map(\.version)
    }
  }

  /// Has the version before move into the folder of the newest one where that is removed.
  private func promoteFolder(of left: [RegistryRow], _ removed: [RegistryRow], _ database: Database) throws {
    guard let gone = removed.first(where: { $0.folder == $0.name }), var next = left.first else { return }
    (next.state, next.next) = (.moving, gone.name)
    try next.update(database)
  }

  /// Says where a version stands in its life; a champion takes the place of the former one of its kind, which retires.
  ///
  /// - Returns: the version, what its stage was, and the champion that was retired.
  public func setStage(
    of title: ModelTitle, to stage: ModelStage
  ) throws -> (title: ModelTitle, version: Int, former: ModelStage, retired: ModelTitle?) {
    // No model becomes the champion that could not be used.
    if stage == .champion { _ = try load(title.description) }
    return try changing { [self] in
      _ = try known(title.name)
      guard var row = try row(of: title) else { throw StoreFault.missingFolder(title) }
      let former = row.stage
      row.stage = stage
      let retired = try file.write { [row] database in
        var champion = stage == .champion ? try RegistryRow.champion(of: row.kind, database) : nil
        if champion?.id == row.id { champion = nil }
        champion?.stage = .retired
        try champion?.update(database)
        try row.update(database)
        return champion?.title
      }
      return (row.title, row.version, former, retired)
    }
  }

  /// Changes the registry while no other session does, with all settled before and behind it.
  private func changing<Result>(_ body: () throws -> Result) throws -> Result {
    guard Disk.has(path) else { return try body() }
    return try lock.holding {
      try settle()
      try adopt()
      let result = try body()
      try settle()
      return result
    }
  }

  /// The lines of a model that is there.
  private func known(_ name: String) throws -> [RegistryRow] {
    let rows = try rows(named: name)
    guard rows.isEmpty else { return rows }
    // A damaged model that the registry never took in is said to be so.
    if folder(name).isBundle { _ = try folder(name).load(as: name) }
    throw StoreFault.missingFolder(ModelTitle(name))
  }
}
