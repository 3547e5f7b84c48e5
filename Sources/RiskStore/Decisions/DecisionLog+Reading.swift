import GRDB

extension DecisionLog {
  /// An entry by its number, or nil.
  public func entry(_ number: Int) throws -> DecisionEntry? {
    try file.read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM decision WHERE number = ?", arguments: [number])
        .map(self.entry)
    } ?? nil
  }

  /// Passes entries on in their order, none where there is no log yet; they are those of one moment.
  ///
  /// - Parameters:
  ///   - subject: Whom or what they are about; all where nil.
  ///   - last: How many of the last ones; all where nil.
  ///   - body: Gets the entries.
  /// - Throws: a `StoreFault`, and what the body throws.
  public func forEach(
    about subject: String? = nil, last: Int? = nil, _ body: (DecisionEntry) throws -> Void
  ) throws {
    _ = try file.read { database in
      let newest = "SELECT number FROM decision WHERE ?1 IS NULL OR subject = ?1 ORDER BY number DESC LIMIT ?2"
      let rows = try Row.fetchCursor(
        database, sql: "SELECT * FROM decision WHERE number IN (\(newest)) ORDER BY number",
        arguments: [subject, last ?? -1])
      var count = 0
      while let row = try rows.next() {
        count += 1
        if count.isMultiple(of: 1000) { try checkpoint() }
        try body(try self.entry(row))
      }
    }
  }

  /// Passes the entries of a kind on that follow an entry.
  public func forEach(kind: String, after number: Int, _ body: (DecisionEntry) throws -> Void) throws {
    _ = try file.read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT * FROM decision WHERE number > ? AND kind = ? ORDER BY number",
        arguments: [number, kind])
      while let row = try rows.next() { try body(try entry(row)) }
    }
  }

  /// How many entries are about something; all where nil.
  public func count(about subject: String? = nil) throws -> Int {
    try file.read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM decision WHERE ?1 IS NULL OR subject = ?1", arguments: [subject])
    }.flatMap { $0 } ?? 0
  }

  private func entry(_ row: Row) throws -> DecisionEntry {
    guard let entry = DecisionEntry(row) else {
      throw StoreFault.damagedDecisions(reason: "an entry of it cannot be read")
    }
    return entry
  }
}
