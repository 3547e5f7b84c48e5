import Dispatch
import RiskExpressions
import RiskStats
import Synchronization

extension Relation {
  /// Sums up every column, exactly and whatever the number of threads.
  ///
  /// The rows are read once as long as their values fit into the memory allowed, else once for each group of columns that
  /// does. Only what is estimated of a column that alone does not fit depends on more than the rows.
  public func profile(_ limits: ProfileLimits = ProfileLimits()) throws -> TableProfile {
    var waiting = Array(schema.columns.indices)
    var found: [Int: ColumnProfile] = [:]
    var rows = 0
    while !waiting.isEmpty {
      var pass = ProfilePass(self, waiting, limits)
      rows = try pass.read()
      for (place, profile) in try pass.finish(rows: rows) { found[place] = profile }
      for place in pass.tooLarge { found[place] = try estimate(schema.columns[place], rows: rows) }
      waiting = pass.postponed
    }
    return TableProfile(rows: rows, columns: schema.columns.indices.compactMap { found[$0] })
  }
}

/// One reading of a table's rows.
private struct ProfilePass {
  private let relation: Relation
  private let limits: ProfileLimits
  /// The places of the columns that are read, in order, and what is gathered of each.
  private var gathered: [(place: Int, collector: ColumnCollector?)]
  /// The columns that have to wait for another reading.
  private(set) var postponed: [Int] = []
  /// The columns that do not fit into memory even alone.
  private(set) var tooLarge: [Int] = []

  init(_ relation: Relation, _ places: [Int], _ limits: ProfileLimits) {
    self.relation = relation
    self.limits = limits
    gathered = places.map { ($0, ColumnCollector(relation.schema.columns[$0].type)) }
  }

  /// Reads the rows and gives their number.
  mutating func read() throws -> Int {
    let isWhole = gathered.count == relation.schema.columns.count
    let names = gathered.map { SQL.quoted(relation.schema.columns[$0.place].name) }.joined(separator: ", ")
    var rows = 0
    try relation.read(isWhole ? relation.query : "SELECT \(names) FROM (\(relation.query))") { chunk in
      for (index, column) in chunk.columns.enumerated() { gathered[index].collector?.add(column, rows: chunk.rowCount) }
      rows += chunk.rowCount
      makeRoom()
    }
    postponed.sort()
    return rows
  }

  /// Gives up columns, the last and largest first, until the rest can be summed up in the memory allowed.
  private mutating func makeRoom() {
    while true {
      let active = gathered.indices.filter { gathered[$0].collector != nil }
      let bytes = active.map { gathered[$0].collector?.bytes ?? 0 }
      let scratch = active.map { gathered[$0].collector?.bytesToFinish ?? 0 }.max() ?? 0
      guard bytes.reduce(scratch, +) > limits.memory, let most = bytes.max(), most > ProfilePass.least,
        let last = bytes.lastIndex(of: most)
      else { return }
      let index = active[last]
      gathered[index].collector = nil
      if most + scratch > limits.memory || active.count == 1 {
        tooLarge.append(gathered[index].place)
      } else {
        postponed.append(gathered[index].place)
      }
    }
  }

  /// What is smaller than this in bytes is not worth another reading.
  private static let least = 1 << 16

  /// Sums up what was gathered, the largest columns first, on as many threads as the memory allows to sort at once.
  func finish(rows: Int) throws -> [(Int, ColumnProfile)] {
    let jobs = gathered.compactMap { entry in entry.collector.map { (place: entry.place, collector: $0) } }
      .sorted { ($0.collector.bytes, $1.place) > ($1.collector.bytes, $0.place) }
    let scratch = jobs.map(\.collector.bytesToFinish).max() ?? 0
    let room = limits.memory - jobs.reduce(0) { $0 + $1.collector.bytes }
    let workers = max(1, min(limits.threads, jobs.count, scratch == 0 ? .max : room / scratch))
    let (columns, isStopped) = (relation.schema.columns, limits.isStopped)
    let next = Atomic(0)
    let done = Mutex<[(Int, ColumnProfile)]>([])
    let work = Jobs(all: jobs)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < work.all.count, !isStopped() else { return }
        let job = work.all[number]
        guard let profile = job.collector.finish(columns[job.place], rows: rows, unless: isStopped) else { return }
        done.withLock { $0.append((job.place, profile)) }
      }
    }
    let found = done.withLock { $0 }
    guard found.count == jobs.count else { throw isStopped() ? DataFault.interrupted : DataFault.outOfMemory }
    return found
  }

  /// Unchecked because each of them is used by the one thread that took it.
  private struct Jobs: @unchecked Sendable {
    let all: [(place: Int, collector: ColumnCollector)]
  }
}
