import GRDB

/// What a look at the whole decision log found.
public struct DecisionAudit: Sendable, Equatable {
  /// How many entries there are, and the hash of the last one.
  public internal(set) var count = 0
  /// The hash of the last entry that is there.
  public internal(set) var hash = DecisionChain.origin
  /// The first of what is wrong.
  public internal(set) var problems: [DecisionProblem] = []
  /// How much is wrong in all.
  public internal(set) var problemCount = 0
  /// The number of the entry whose hash somebody noted down.
  public internal(set) var noted: Int?
  private static let limit = 100

  /// Notes what is wrong.
  mutating func note(_ problem: DecisionProblem) {
    problemCount += 1
    if problems.count < Self.limit { problems.append(problem) }
  }
}

extension DecisionLog {
  /// Looks at every entry: whether it is what was hashed, and stands behind the one it was chained to.
  ///
  /// What it cannot find is a log that was hashed anew from some entry on to its very end, or replaced by an earlier copy
  /// of itself. Against both helps a hash that somebody noted down elsewhere.
  ///
  /// - Parameter noted: The hash of an entry as it was noted down, or its beginning.
  /// - Returns: what was found; nil where there is no log.
  /// - Throws: a `StoreFault` where the file cannot be read.
  public func audit(noted: String? = nil) throws -> DecisionAudit? {
    let audit = try file.read { database in
      var audit = DecisionAudit()
      try compareLayout(database, &audit)
      let last = try followChain(database, noted: noted, &audit)
      try compareHead(database, last: last, &audit)
      return audit
    }
    guard var audit else { return nil }
    if let noted, audit.noted == nil { audit.note(.notedHead(noted)) }
    return audit
  }

  /// Compares tables and triggers with those of a new log.
  private func compareLayout(_ database: Database, _ audit: inout DecisionAudit) throws {
    func layout(_ database: Database) throws -> [String: String] {
      let rows = try Row.fetchAll(database, sql: "SELECT name, coalesce(sql, '') AS sql FROM sqlite_schema")
      return Dictionary(rows.map { ($0["name"], $0["sql"]) }, uniquingKeysWith: { first, _ in first })
    }
    let expected = try DatabaseQueue().write { database in
      try DecisionSchema.layout.bringUpToDate(database)
      return try layout(database)
    }
    let found = try layout(database)
    let names = Set(expected.keys).union(found.keys).filter { expected[$0] != found[$0] }
    if !names.isEmpty { audit.note(.layout(names.sorted())) }
  }

  /// Follows the chain from the first entry to the last, whose number it gives.
  private func followChain(_ database: Database, noted: String?, _ audit: inout DecisionAudit) throws -> Int {
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM decision ORDER BY number")
    var last = 0
    while let row = try rows.next() {
      if audit.count.isMultiple(of: 1000) { try checkpoint() }
      let number = Int.fromDatabaseValue(row["number"] as DatabaseValue) ?? last
      if number > last + 1 { audit.note(.missing(last + 1...number - 1)) }
      let entry = DecisionEntry(row)
      let hash = String.fromDatabaseValue(row["hash"] as DatabaseValue) ?? ""
      if try entry.map(DecisionChain.hash) != hash {
        audit.note(.changed(number))
      }
      // Behind a gap nobody can tell what stood there.
      else if number == last + 1, entry?.previous != audit.hash {
        audit.note(.unchained(number))
      }
      if let noted, !noted.isEmpty, hash.hasPrefix(noted) { audit.noted = number }
      (last, audit.hash) = (number, hash)
      audit.count += 1
    }
    return last
  }

  /// Compares the last entry with what was noted of it.
  private func compareHead(_ database: Database, last: Int, _ audit: inout DecisionAudit) throws {
    guard let row = try Row.fetchOne(database, sql: "SELECT number, hash FROM head"),
      let number = Int.fromDatabaseValue(row["number"] as DatabaseValue)
    else { return audit.note(.noHead) }
    if last < number { return audit.note(.cutOff(last + 1...number)) }
    if last > number { return audit.note(.beyond(number + 1...last)) }
    if String.fromDatabaseValue(row["hash"] as DatabaseValue) != audit.hash { audit.note(.otherEnd(last)) }
  }
}
