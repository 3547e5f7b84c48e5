import Foundation

/// Times the program from inside, for `scripts/bench`: a request a line on standard input, an answer a line.
///
/// `run STATEMENTS` answers with seconds, `rows PIPELINE` too, all its rows read, `same PIPELINE` with those of its
/// query alone, `keep NAME` with those of taking a dataset into memory, `score COUNT DATASET MODEL…` with seconds a
/// customer and the mean expected loss, or PD without a model of the loss, `predict MODEL ROWS TARGET THREADS` with
/// those of scoring rows of Float64 in memory, `floats …` of Float32, `explain …` with those of taking their margins
/// apart, `check TIMES LINE` with seconds a check of a line, `again COUNT STATEMENTS` with the median of the seconds
/// that statements take, `checkfile PATH` with seconds for a script, `reach COUNT DATASET MODEL LIMIT INPUT…` with the
/// median, the 90th percentile and the most seconds that the cheapest change of inputs takes to find, `margins MODEL
/// DATASET FILE` with the number of rows whose margins it wrote as Float64.
@main
struct RiskBench {
  static func main() {
    let bench = Bench(workspace: CommandLine.arguments.dropFirst().first ?? ".")
    while let line = readLine() {
      FileHandle.standardOutput.write(Data((bench.answer(line) + "\n").utf8))
    }
  }
}
