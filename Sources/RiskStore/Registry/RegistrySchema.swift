/// The layout of the registry's tables.
enum RegistrySchema {
  /// What the registry's file is, and how its faults are told.
  static let layout = StoreLayout(
    name: "registry.sqlite", steps: steps, newer: { .newerRegistry($0) }, damaged: { .damagedRegistry(reason: $0) },
    busy: { .busy(seconds: $0) })

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
}
