import Foundation
import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskShell
import RiskStore
import RiskSyntax

/// A session whose work is timed.
struct Bench {
  private let session: Session
  /// So many customers take turns being scored.
  private static let customers = 1000

  init(workspace: String) { session = Session.program(workspace: workspace, settings: Settings()) }

  /// Does what a line asks for; what goes wrong is an answer that begins with `fault`.
  func answer(_ line: String) -> String {
    let words = line.split(separator: " ").map(String.init)
    do {
      switch (words.first, words.count) {
      case ("run", 2...): return try run(String(line.dropFirst(4)))
      case ("again", 3...): return try again(Int(words[1]) ?? 1, String(line.dropFirst(7 + words[1].count)))
      case ("check", 3...): return try check(String(line.dropFirst(7 + words[1].count)), times: Int(words[1]) ?? 1)
      case ("checkfile", 2): return try check(ScriptFile.read(words[1]))
      case ("rows", 2...): return try rows(String(line.dropFirst(5)))
      case ("same", 2...): return try same(String(line.dropFirst(5)))
      case ("keep", 2): return try keep(words[1])
      case ("score", 4...): return try score(Int(words[1]) ?? 1, dataset: words[2], models: Array(words[3...]))
      case ("reach", 6...):
        return try reach(Int(words[1]) ?? 1, dataset: words[2], model: words[3], limit: words[4], Array(words[5...]))
      case ("predict", 5): return try kernel(words) { try $0.score(words[2], to: words[3]) }
      case ("floats", 5): return try kernel(words) { try $0.scoreFloats(words[2], to: words[3]) }
      case ("explain", 5): return try kernel(words) { try $0.explain(words[2], to: words[3]) }
      case ("margins", 4): return try writeMargins(model: words[1], dataset: words[2], file: words[3])
      default: return "fault no such request"
      }
    } catch let fault as Diagnostic { return "fault \(fault.fault.message)" } catch { return "fault \(error)" }
  }

  private func run(_ statements: String) throws -> String {
    let started = ContinuousClock.now
    try session.run(Source(statements))
    return Bench.seconds(since: started)
  }

  /// Runs statements again and again, as they are typed; an answer is the median of the seconds they take, after a first
  /// time that does not count.
  private func again(_ count: Int, _ statements: String) throws -> String {
    var times: [Double] = []
    for turn in 0...max(1, count) {
      let started = ContinuousClock.now
      try session.run(Source(statements))
      if turn > 0 { times.append((ContinuousClock.now - started) / .seconds(1)) }
    }
    return "\(times.sorted()[times.count / 2])"
  }

  /// Runs a pipeline and reads all its rows.
  private func rows(_ pipeline: String) throws -> String {
    let started = ContinuousClock.now
    _ = try relation(of: pipeline).rows(limit: .max)
    return Bench.seconds(since: started)
  }

  /// Reads the rows of the query a pipeline becomes, without the pipeline.
  private func same(_ pipeline: String) throws -> String {
    let relation = try relation(of: pipeline)
    let started = ContinuousClock.now
    _ = try relation.rows(limit: .max)
    return Bench.seconds(since: started)
  }

  /// Takes a dataset's rows into the engine's memory.
  private func keep(_ name: String) throws -> String {
    let started = ContinuousClock.now
    session.put(try relation(of: name).kept(), as: name, .dataset)
    return Bench.seconds(since: started)
  }

  /// What a pipeline without rows ends in.
  private struct NoRows: Error {}

  private func relation(of pipeline: String) throws -> Relation {
    try session.run(Source("let bench_rows = \(pipeline)"))
    guard case .table(let table)? = session.value(ofVariable: "bench_rows"), let relation = table as? Relation else {
      throw NoRows()
    }
    return relation
  }

  /// Reads and binds a line again and again; an answer is the seconds of one time.
  private func check(_ line: String, times: Int) throws -> String {
    let started = ContinuousClock.now
    for _ in 0..<max(1, times) { try session.check(Source(line)) }
    return Bench.seconds(since: started, parts: max(1, times))
  }

  private func check(_ script: Source) throws -> String {
    let started = ContinuousClock.now
    try session.check(script)
    return Bench.seconds(since: started)
  }

  /// Scores records one by one with all models together: record to features to margins to probability, loss and both.
  private func score(_ count: Int, dataset: String, models names: [String]) throws -> String {
    let models = try names.map(load)
    let scorer = try Scorer(
      pd: models.first { $0.kind == .pd }, lgd: models.first { $0.kind == .lgd }, ead: models.first { $0.kind == .ead },
      segments: models.first { $0.kind == .segments }, anomaly: models.first { $0.kind == .anomaly })
    let inputs = scorer.inputNames.sorted()
    let records = try rows(of: dataset, inputs, limit: Bench.customers).map { row in
      Record(zip(inputs, row).map { Record.Field($0, $1) })
    }
    guard count > 0, !records.isEmpty else { return "fault nothing to score" }
    var sum = 0.0
    let started = ContinuousClock.now
    for number in 0..<count {
      let score = try scorer.score(records[number % records.count])
      sum += score.expectedLoss ?? score.pd ?? 0
    }
    return "\(Bench.seconds(since: started, parts: count)) \(sum / Double(count))"
  }

  /// Looks for the cheapest change of some inputs that brings the PD of customers who are above a limit down to it.
  ///
  /// An answer has the median, the 90th percentile and the largest number of seconds a customer, and how many there were
  /// and were helped.
  private func reach(
    _ count: Int, dataset: String, model name: String, limit: String, _ names: [String]
  ) throws -> String {
    let scorer = try Scorer(pd: try load(name))
    let assessor = try Assessor(scorer: scorer)
    let target = try ScoreTarget(
      try Parser.parseExpression(Source("pd <= \(limit)")), assessor: assessor, environment: session.environment)
    let columns = scorer.facts.map(\.name)
    var (times, helped): ([Double], Int) = ([], 0)
    for row in try rows(of: dataset, columns, limit: .max) where times.count < count {
      let customer = Record(zip(columns, row).map { Record.Field($0, $1) })
      var test = target.test(for: customer)
      let started = ContinuousClock.now
      let varied = try VariedCustomer(customer, scorer: scorer)
      guard try !test.isMet(varied.now) else { continue }
      let inputs = scorer.facts.filter { names.contains($0.name) }.compactMap { facts in
        InputDomain(facts, now: customer[facts.name] ?? .null).map {
          ReachInput(facts.name, over: $0, spread: facts.profile?.spread ?? 1, median: facts.profile?.median)
        }
      }
      let result = try ReachStrategy(varied, target: target, inputs: inputs, budget: ReachBudget()).solve { true }
      times.append((ContinuousClock.now - started) / .seconds(1))
      if result.steps != nil { helped += 1 }
    }
    times.sort()
    guard let largest = times.last else { return "fault nobody is above the limit" }
    return "\(times[times.count / 2]) \(times[times.count * 9 / 10]) \(largest) \(times.count) \(helped)"
  }

  /// Times a kernel: its name, the model, the rows, the file it writes to and the threads.
  private func kernel(_ words: [String], _ time: (KernelBench) throws -> Double) throws -> String {
    "\(try time(KernelBench(model: words[1], threads: Int(words[4]) ?? 1)))"
  }

  /// Writes the margin of each row, computed as for one customer.
  private func writeMargins(model name: String, dataset: String, file: String) throws -> String {
    let model = try load(name)
    let margins = try rows(of: dataset, model.plan.inputs.names, limit: .max).map { try model.margin(of: $0) }
    try margins.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: session.resolve(file)))
    return "\(margins.count)"
  }

  private func load(_ name: String) throws -> CreditModel {
    try ModelRegistry(path: session.resolve("models")).load(name).model
  }

  /// The rows of a dataset, each in the order of some columns.
  private func rows(of dataset: String, _ columns: [String], limit: Int) throws -> [[Value]] {
    let table = try session.table(of: try Parser.parseExpression(Source(dataset))).table
    let places = columns.compactMap { table.schema.index(of: $0) }
    return try table.rows(limit: limit).map { row in places.map { row[$0] } }
  }

  private static func seconds(since start: ContinuousClock.Instant, parts: Int = 1) -> String {
    "\((ContinuousClock.now - start) / .seconds(1) / Double(parts))"
  }
}
