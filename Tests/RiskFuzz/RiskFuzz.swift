import Foundation
import RiskFuzzing

/// Puts generated inputs through the program, for `scripts/fuzz`.
///
/// `run SEED COUNT JOBS CHECKOUT FINDINGS` examines inputs in processes of their own, `batch SEED FIRST COUNT CHECKOUT
/// MARK` is such a process, `show SEED NUMBER CHECKOUT` prints an input, `file SEED NUMBER PATH` examines a file as if
/// it were the input of that number.
@main
struct RiskFuzz {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    let numbers = words.dropFirst().prefix(3).map { Int($0) ?? 0 }
    switch (words.first, words.count) {
    case ("run", 6):
      let campaign = Campaign(
        seed: numbers[0], count: numbers[1], jobs: max(1, numbers[2]), checkout: words[4], findings: words[5])
      exit(try campaign.run() ? 0 : 1)
    case ("batch", 6):
      let batch = try Batch(seed: numbers[0], checkout: words[4], mark: words[5])
      try batch.run(numbers[1]..<numbers[1] + numbers[2])
    case ("show", 4):
      let inputs = try FuzzInputs(seed: UInt64(numbers[0]), checkout: URL(fileURLWithPath: words[3]))
      FileHandle.standardOutput.write(Data(inputs.input(numbers[1]).utf8))
    case ("file", 4):
      try Batch.examine(
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: words[3])), as: UTF8.self),
        seed: numbers[0], number: numbers[1])
    default:
      FileHandle.standardError.write(Data("RiskFuzz: see scripts/fuzz --help\n".utf8))
      exit(2)
    }
  }
}
