extension ModelRegistry {
  /// Every version of every model, and the folders that cannot be used, by the registry and a look at the files.
  ///
  /// A model whose folder the registry does not know yet is read and taken in.
  public func listing() throws -> RegistryListing {
    guard Disk.has(path) else { return RegistryListing(entries: [], problems: []) }
    var rows = try allRows()
    var faults = try rows.map(fault)
    if isWritable, try needsCare(rows, faults) {
      try lock.holding {
        try settle()
        try adopt()
        try renewMarks()
      }
      rows = try allRows()
      faults = try rows.map(fault)
    }
    let (adopted, problems) = try strangers(beside: rows)
    let entries = zip(rows, faults).map { RegistryEntry($0, fault: $1) } + adopted.map { RegistryEntry($0, fault: nil) }
    return RegistryListing(
      entries: entries.sorted { ($0.name, -$0.version) < ($1.name, -$1.version) }, problems: problems)
  }

  /// The versions of one model, the newest first.
  public func versions(of name: String) throws -> [RegistryEntry] {
    try listing().entries.filter { $0.name == name }
  }

  private func allRows() throws -> [RegistryRow] {
    try file.read(RegistryRow.all)?.filter { $0.state != .removed && $0.state != .saving } ?? []
  }

  /// Why a version cannot be used, as far as a look at its files tells.
  private func fault(of row: RegistryRow) throws -> StoreFault? {
    let folder = folder(of: row)
    guard folder.isBundle else { return .missingFolder(row.title) }
    return try folder.firstChange(since: row.files)
  }

  /// Whether the registry has something to settle, to take in or to note.
  private func needsCare(_ rows: [RegistryRow], _ faults: [StoreFault?]) throws -> Bool {
    let known = Set(rows.map(\.folder))
    if bundleNames.contains(where: { !known.contains($0) }) { return true }
    let open = try file.read { try RegistryRow.filter(sql: "state NOT IN ('kept', 'removed')").fetchCount($0) } ?? 0
    return open > 0 || zip(rows, faults).contains { $1 == nil && !folder(of: $0).looks(like: $0.files) }
  }

  /// The folders the registry does not know: as rows where they can be read, else with the reasons.
  private func strangers(
    beside rows: [RegistryRow]
  ) throws -> (adopted: [RegistryRow], problems: [(folder: String, fault: any Error & Sendable)]) {
    var (adopted, problems): ([RegistryRow], [(folder: String, fault: any Error & Sendable)]) = ([], [])
    let known = Set(rows.map(\.folder))
    for name in bundleNames where !known.contains(name) {
      do { adopted.append(try stranger(in: name, beside: rows + adopted)) } catch {
        problems.append((name, error))
      }
    }
    return (adopted, problems)
  }
}
