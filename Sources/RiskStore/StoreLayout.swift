import GRDB

/// What one of a workspace's SQLite files is called and has in it, and how its faults are told.
struct StoreLayout: Sendable {
  /// The file's name in the folder `models`.
  let name: String
  /// What leads from each layout to the next; the file's `user_version` counts them.
  let steps: [String]
  /// The file has a layout of a later program.
  let newer: @Sendable (_ layout: Int) -> StoreFault
  /// The file is no database, or not one of ours.
  let damaged: @Sendable (_ reason: String) -> StoreFault
  /// Another session keeps the file to itself.
  let busy: @Sendable (_ seconds: Int) -> StoreFault

  /// The layout this program writes.
  var current: Int { steps.count }

  /// The layout a file has; 0 where it has no tables yet.
  static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// Whether a file has the layout that this program writes, and not an earlier one.
  func isCurrent(_ database: Database) throws -> Bool {
    let version = try StoreLayout.version(database)
    guard version <= current else { throw newer(version) }
    return version == current
  }

  /// Brings a file to the current layout, in the transaction it is called in.
  func bringUpToDate(_ database: Database) throws {
    let version = try StoreLayout.version(database)
    guard version <= current else { throw newer(version) }
    guard version >= 0, version < current else { return }
    for step in steps[version...] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA user_version = \(current)")
  }
}
