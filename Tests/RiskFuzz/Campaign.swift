import Foundation
import RiskFuzzing
import Synchronization

/// Examines many inputs in processes of their own, several at a time, and tells what was found.
final class Campaign: Sendable {
  private let seed: Int
  private let count: Int
  private let jobs: Int
  private let checkout: String
  private let findings: String
  private let progress: Mutex<Progress>
  /// How many inputs a process examines at most; enough for a leak to show.
  private static let stretch = 50_000
  /// How many findings are enough.
  private static let findingLimit = 20

  private struct Progress {
    var next = 0
    var examined = 0
    var slowest = (number: 0, seconds: 0.0)
    var peak = 0
    var growth = 0
    var found: [(kind: String, number: Int, text: String)] = []
  }

  init(seed: Int, count: Int, jobs: Int, checkout: String, findings: String) {
    (self.seed, self.count, self.jobs, self.checkout, self.findings) = (seed, count, jobs, checkout, findings)
    progress = Mutex(Progress())
  }

  /// Whether nothing was found.
  func run() throws -> Bool {
    let inputs = try FuzzInputs(seed: UInt64(seed), checkout: URL(fileURLWithPath: checkout))
    Batch.say("seed \(seed), \(count) inputs, \(inputs.seedCount) texts to spoil, \(jobs) processes at a time")
    let started = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: jobs) { job in
      while let stretch = nextStretch() { examine(stretch, job) }
    }
    return try report(inputs, (ContinuousClock.now - started) / .seconds(1))
  }

  private func nextStretch() -> Range<Int>? {
    progress.withLock { progress in
      guard progress.next < count, progress.found.count < Campaign.findingLimit else { return nil }
      let end = min(count, progress.next + min(Campaign.stretch, (count + jobs - 1) / jobs))
      defer { progress.next = end }
      return progress.next..<end
    }
  }

  /// Examines a stretch; where an input ends the process, another one goes on behind it.
  private func examine(_ stretch: Range<Int>, _ job: Int) {
    var rest = stretch
    let mark = NSTemporaryDirectory() + "/risk-fuzz-\(getpid())-\(job)"
    defer { try? FileManager.default.removeItem(atPath: mark) }
    while !rest.isEmpty {
      do {
        let marked = try Mark(path: mark)
        marked.number = rest.lowerBound
        let status = try runBatch(rest, mark)
        guard status != 0 else { return }
        if status != 3 { note("crash", marked.number, "the process ended with status or signal \(status)") }
        progress.withLock { $0.examined += marked.number + 1 - rest.lowerBound }
        rest = marked.number + 1..<rest.upperBound
        if progress.withLock({ $0.found.count >= Campaign.findingLimit }) { return }
      } catch { return note("crash", rest.lowerBound, "the process cannot be started: \(error)") }
    }
  }

  private func runBatch(_ numbers: Range<Int>, _ mark: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["batch", "\(seed)", "\(numbers.lowerBound)", "\(numbers.count)", checkout, mark]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let lines = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    for line in lines.split(separator: "\n") { take(line.split(separator: " ", maxSplits: 6).map(String.init)) }
    return process.terminationStatus
  }

  private func take(_ words: [String]) {
    let numbers = words.dropFirst().map { Double($0) ?? 0 }
    guard words.first == "done", numbers.count == 6 else {
      return note(words.first ?? "", numbers.first.map { Int($0) } ?? 0, words.dropFirst(2).joined(separator: " "))
    }
    progress.withLock { progress in
      progress.examined += Int(numbers[0])
      if numbers[2] > progress.slowest.seconds { progress.slowest = (Int(numbers[1]), numbers[2]) }
      progress.peak = max(progress.peak, Int(numbers[3]))
      if numbers[4] > 0 { progress.growth = max(progress.growth, Int(numbers[5] - numbers[4])) }
    }
  }

  private func note(_ kind: String, _ number: Int, _ text: String) {
    Batch.say("\(kind): input \(number): \(text)")
    progress.withLock { $0.found.append((kind, number, text)) }
  }

  private func report(_ inputs: FuzzInputs, _ seconds: Double) throws -> Bool {
    let progress = progress.withLock { $0 }
    Batch.say("\(progress.examined) inputs in \(Int(seconds)) s, \(Int(Double(progress.examined) / seconds)) a second")
    Batch.say("slowest: input \(progress.slowest.number), \(progress.slowest.seconds) s of processor time")
    try save(inputs.input(progress.slowest.number), as: "slowest.risk")
    Batch.say(
      "peak memory of a process: \(progress.peak) MB; growth from its 2,000th input to its last: at most \(progress.growth) MB"
    )
    for (kind, number, _) in progress.found { try save(inputs.input(number), as: "\(kind)-\(seed)-\(number).risk") }
    Batch.say(progress.found.isEmpty ? "nothing found" : "\(progress.found.count) findings, kept in \(findings)")
    return progress.found.isEmpty
  }

  private func save(_ text: String, as name: String) throws {
    try FileManager.default.createDirectory(atPath: findings, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: findings).appendingPathComponent(name))
  }
}
