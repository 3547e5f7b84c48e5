import GRDB

/// The layout of the registry's tables, which the file's `user_version` counts.
enum RegistrySchema {
  /// The layout this program writes.
  static var current: Int { steps.count }

  /// What leads from each layout to the next.
  private static let steps: [String] = [
    """
    CREATE TABLE model (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      kind TEXT NOT NULL,
      learner TEXT NOT NULL,
      stage TEXT NOT NULL CHECK (stage IN ('challenger', 'champion', 'retired')),
      metric TEXT,
      value REAL,
      rows INTEGER NOT NULL,
      features INTEGER NOT NULL,
      created TEXT NOT NULL,
      kept TEXT NOT NULL,
      keeper TEXT NOT NULL,
      digest TEXT NOT NULL,
      files TEXT NOT NULL,
      folder TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('saving', 'kept', 'moving', 'removing', 'removed')),
      next TEXT,
      UNIQUE (name, version)
    );
    CREATE UNIQUE INDEX one_champion ON model (kind) WHERE stage = 'champion';
    """
  ]

  /// The layout a file has; 0 where it has no models yet.
  static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// Brings a file to the current layout, in the transaction it is called in.
  static func bringUpToDate(_ database: Database) throws {
    let version = try version(database)
    guard version <= current else { throw StoreFault.newerRegistry(version) }
    guard version >= 0, version < current else { return }
    for step in steps[version...] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA user_version = \(current)")
  }
}
