import Foundation
import RiskFuzzing

/// Examines a stretch of inputs in this process, which a trap may end: what is being examined is marked in a file.
struct Batch {
  private let seed: UInt64
  private let inputs: FuzzInputs
  private let mark: Mark
  private let folder: String
  /// How many seconds of processor time an input may take.
  private static let secondsLimit = 1.0
  /// How much memory a process may take, in megabytes, whatever it has examined.
  private static let memoryLimit = 512

  init(seed: Int, checkout: String, mark: String) throws {
    self.seed = UInt64(seed)
    inputs = try FuzzInputs(seed: self.seed, checkout: URL(fileURLWithPath: checkout))
    self.mark = try Mark(path: mark)
    folder = try Batch.emptyFolder()
  }

  /// Examines inputs by their numbers; a line on standard output says what is wrong with one, the last one sums up.
  func run(_ numbers: Range<Int>) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let subject = try FuzzSubject(folder: folder)
    let watchdog = Watchdog { [mark] in Batch.say("hang \(mark.number) no end in sight") }
    var (slowest, seconds, settled) = (numbers.lowerBound, 0.0, 0)
    for number in numbers {
      mark.number = number
      let before = Measure.seconds
      let peak = Measure.peakMegabytes
      examine(number, subject, watchdog)
      let taken = Measure.seconds - before
      if taken > seconds { (slowest, seconds) = (number, taken) }
      if taken > Batch.secondsLimit { Batch.say("slow \(number) \(taken) s of processor time") }
      let grown = Measure.peakMegabytes
      if grown > Batch.memoryLimit, grown > peak + 16 {
        Batch.say("memory \(number) \(grown) MB, before it \(peak) MB")
      }
      if number - numbers.lowerBound == 2_000 { settled = Measure.megabytes }
    }
    Batch.say("done \(numbers.count) \(slowest) \(seconds) \(Measure.peakMegabytes) \(settled) \(Measure.megabytes)")
  }

  private func examine(_ number: Int, _ subject: FuzzSubject, _ watchdog: Watchdog) {
    var random = FuzzRandom(seed: ~seed, input: number)
    watchdog.begin()
    do { try subject.examine(inputs.input(number), &random) { watchdog.watch($0) } } catch {
      Batch.say("wrong \(number) \(error)")
    }
    watchdog.end()
  }

  /// Examines one text.
  static func examine(_ text: String, seed: Int, number: Int) throws {
    let folder = try emptyFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = FuzzRandom(seed: ~UInt64(seed), input: number)
    let watchdog = Watchdog { say("hang") }
    let before = Measure.seconds
    watchdog.begin()
    try FuzzSubject(folder: folder).examine(text, &random) { watchdog.watch($0) }
    say("\(Measure.seconds - before) s, \(Measure.peakMegabytes) MB")
  }

  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  /// A new folder the process works in, so that no path of an input leads anywhere.
  private static func emptyFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("risk-fuzz-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.changeCurrentDirectoryPath(folder)
    return folder
  }
}
