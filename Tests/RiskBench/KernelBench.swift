import Dispatch
import Foundation
import RiskModels

/// Times scoring and explaining of rows in memory, with models from files of any maker.
struct KernelBench {
  private let model: BoostedModel
  private let threads: Int

  /// Reads a model's file.
  init(model path: String, threads: Int) throws {
    model = try BoostedModel(bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    self.threads = max(1, threads)
  }

  /// What does not fit the model.
  private enum Unfit: Error {
    case rows
    case model
  }

  /// Scores the rows of a file of Float64, writes their margins and gives the seconds scoring took.
  func score(_ path: String, to target: String) throws -> Double {
    let rows: [Double] = try numbers(path)
    var margins = [Double](repeating: 0, count: rows.count / model.featureCount)
    let seconds = try rows.withUnsafeBufferPointer { rows in
      try margins.withUnsafeMutableBufferPointer { target in
        let margins = target
        return try timed(margins.count) { part in
          try model.score(rows: rows.rows(part, width: model.featureCount), into: margins.rows(part, width: 1))
        }
      }
    }
    try write(margins, to: target)
    return seconds
  }

  /// Likewise for rows of Float32, as XGBoost takes them.
  func scoreFloats(_ path: String, to target: String) throws -> Double {
    guard case .xgboost(let trees) = model else { throw Unfit.model }
    let rows: [Float] = try numbers(path)
    var margins = [Float](repeating: 0, count: rows.count / model.featureCount)
    let seconds = try rows.withUnsafeBufferPointer { rows in
      try margins.withUnsafeMutableBufferPointer { target in
        let margins = target
        return try timed(margins.count) { part in
          try trees.score(rows: rows.rows(part, width: model.featureCount), into: margins.rows(part, width: 1))
        }
      }
    }
    try write(margins.map(Double.init), to: target)
    return seconds
  }

  /// Takes the margins of a file's rows of Float64 apart, writes the contributions and gives the seconds that took.
  func explain(_ path: String, to target: String) throws -> Double {
    let explainer = try ModelExplainer(model)
    let rows: [Double] = try numbers(path)
    var contributions = [Double](repeating: 0, count: rows.count)
    let width = model.featureCount
    let seconds = try rows.withUnsafeBufferPointer { rows in
      try contributions.withUnsafeMutableBufferPointer { target in
        let contributions = target
        return try timed(rows.count / width) { part in
          try explainer.write(rows: rows.rows(part, width: width), into: contributions.rows(part, width: width))
        }
      }
    }
    try write(contributions, to: target)
    return seconds
  }

  /// The seconds that all rows take, each thread with a part of them.
  private func timed(_ rows: Int, _ work: @escaping (Range<Int>) throws -> Void) throws -> Double {
    let failures = Failures()
    // No two threads write to the same part.
    nonisolated(unsafe) let work = work
    let started = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: threads) { [threads] part in
      do { try work(rows * part / threads..<rows * (part + 1) / threads) } catch { failures.add(error) }
    }
    let seconds = (ContinuousClock.now - started) / .seconds(1)
    if let first = failures.first { throw first }
    return seconds
  }

  private func numbers<Number: BitwiseCopyable>(_ path: String) throws -> [Number] {
    let numbers = try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes {
      Array($0.bindMemory(to: Number.self))
    }
    guard model.featureCount > 0, numbers.count.isMultiple(of: model.featureCount) else { throw Unfit.rows }
    return numbers
  }

  private func write(_ numbers: [Double], to path: String) throws {
    try numbers.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: path))
  }
}

extension UnsafeBufferPointer {
  /// Rows of a matrix.
  fileprivate func rows(_ part: Range<Int>, width: Int) -> Self {
    Self(rebasing: self[(part.lowerBound * width)..<(part.upperBound * width)])
  }
}

extension UnsafeMutableBufferPointer {
  /// Rows of a matrix.
  fileprivate func rows(_ part: Range<Int>, width: Int) -> Self {
    Self(rebasing: self[(part.lowerBound * width)..<(part.upperBound * width)])
  }
}
