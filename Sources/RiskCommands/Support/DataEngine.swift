import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel

/// The session's database, and the threads it was told to use.
private final class DataEngine {
  let database: Database
  private var threads: Int
  private var memory: Int?

  init(_ session: Session) {
    threads = session.settings.threads
    let watch = QueryWatch { [weak session] share in session?.report(share.map { .share($0) } ?? .unknown) }
    let database = Database(threads: threads == 0 ? nil : threads, watch: session.progress == nil ? nil : watch)
    self.database = database
    _ = session.interruption.register { database.interrupt() }
  }

  func use(threads wanted: Int) throws {
    guard wanted != threads else { return }
    try database.execute(wanted == 0 ? "RESET threads" : "SET threads = \(wanted)")
    threads = wanted
  }

  /// Lets the engine use half of the memory allowed: the rest is for what is gathered from it.
  func use(memory wanted: Int?) throws {
    guard wanted != memory else { return }
    try database.execute(wanted.map { "SET memory_limit = '\($0 / 2) B'" } ?? "RESET memory_limit")
    memory = wanted
  }
}

extension Session {
  /// The database datasets are read through; Ctrl-C stops its queries.
  var database: Database {
    get throws {
      let engine = service { DataEngine(self) }
      try engine.use(threads: settings.threads)
      try engine.use(memory: settings.memory)
      return engine.database
    }
  }
}

extension Session {
  /// What gathering the values of columns may use: a quarter of the memory allowed.
  var profileLimits: ProfileLimits {
    ProfileLimits(
      memory: settings.memory.map { $0 / 4 }, threads: settings.threads == 0 ? nil : settings.threads,
      isStopped: { [interruption] in interruption.isRequested })
  }
}

extension Call {
  /// The rows of the stage before as a query.
  func relation(in session: Session) throws -> Relation {
    try requireInput().relation(in: session)
  }
}

extension Call.InputTable {
  /// The rows as a query; rows in memory are handed to the database.
  func relation(in session: Session) throws -> Relation {
    if let outline = table as? TableOutline { return Relation(outline: outline.schema, name: name ?? "these rows") }
    if let relation = table as? Relation { return name.map(relation.named) ?? relation }
    let rows = try table.rows(limit: .max)
    return try session.database.relation(named: name ?? "result", columns: table.schema.columns, rows: rows)
  }
}
