import GRDB

extension ModelRegistry {
  /// Finishes or takes back what a session began that did not live to end it; the lock is held.
  func settle() throws {
    let rows = try file.read(RegistryRow.all) ?? []
    let open = rows.filter { $0.state != .kept && $0.state != .removed }
    for row in open where row.state == .saving { try settle(saving: row, former: former(of: row, in: rows)) }
    try settle(removing: open.filter { $0.state == .removing })
    try settle(moving: open.filter { $0.state == .moving })
    try clear()
  }

  private func former(of row: RegistryRow, in rows: [RegistryRow]) -> RegistryRow? {
    rows.first { $0.name == row.name && $0.folder == row.folder && $0.isKept }
  }

  // Saving

  private func settle(saving row: RegistryRow, former: RegistryRow?) throws {
    let (place, new) = (folder(row.folder), beside(row.name))
    let earlier = former.map { "\(path)/\(ModelTitle($0.name, version: $0.version))" }
    if !Disk.has(place.path) {
      // The former one went before the new one came, or there was none.
      if BundleFolder(path: new, title: row.name).isSealed(by: row.digest) {
        try Disk.move(new, to: place.path)
      } else if let earlier, Disk.has(earlier) {
        try Disk.move(earlier, to: place.path)
      }
    }
    guard place.isSealed(by: row.digest) else { return try drop(row) }
    if let earlier, Disk.has(new) { try Disk.move(new, to: earlier) }
    try DurableFile.sync(folder: path)
    try keep(row, former: former, marks: try place.marks(of: try place.seal()))
  }

  private func drop(_ row: RegistryRow) throws {
    try Disk.remove(beside(row.name))
    try file.write { _ = try row.delete($0) }
  }

  private func keep(_ row: RegistryRow, former: RegistryRow?, marks: [FileMark]) throws {
    try file.write { database in
      if var former {
        former.folder = ModelTitle(former.name, version: former.version).description
        try former.update(database)
      }
      var kept = row
      (kept.state, kept.files) = (.kept, marks)
      try kept.update(database)
    }
  }

  // Removing and moving

  /// Removes folders and then the lines; while a model has other versions, a line stays so that no number is given twice.
  private func settle(removing rows: [RegistryRow]) throws {
    guard !rows.isEmpty else { return }
    for row in rows {
      let aside = "\(path)/.\(row.folder).old"
      if Disk.has("\(path)/\(row.folder)") {
        try Disk.remove(aside)
        try Disk.move("\(path)/\(row.folder)", to: aside)
      }
    }
    try DurableFile.sync(folder: path)
    try file.write { database in
      for var row in rows {
        (row.state, row.stage) = (.removed, .retired)
        try row.update(database)
      }
      try database.execute(
        sql: "DELETE FROM model WHERE name NOT IN (SELECT name FROM model WHERE state <> 'removed')")
    }
  }

  /// Gives folders the names they are to have, and then the lines.
  private func settle(moving rows: [RegistryRow]) throws {
    guard !rows.isEmpty else { return }
    let moves = rows.compactMap { row in row.next.map { (row: row, title: ModelTitle(written: $0)) } }
    for (row, title) in moves where Disk.has("\(path)/\(row.folder)") && row.folder != title.description {
      try Disk.move("\(path)/\(row.folder)", to: "\(path)/\(title)")
    }
    try DurableFile.sync(folder: path)
    try file.write { database in
      for (row, title) in moves {
        var moved = row
        (moved.name, moved.folder, moved.state, moved.next) = (title.name, title.description, .kept, nil)
        try moved.update(database)
      }
    }
  }

  /// Clears away folders in which nothing is kept.
  private func clear() throws {
    for name in Disk.names(in: path) where name.hasPrefix(".") && (name.hasSuffix(".new") || name.hasSuffix(".old")) {
      try Disk.remove("\(path)/\(name)")
    }
  }
}
