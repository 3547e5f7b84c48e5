import Foundation
import RiskLearn
import RiskModels
import Testing

/// Options drawn at random: what passes the checks trains, and is scored here as by the library.
@Suite struct RandomOptionsTests {
  /// What only a training can tell: categories, directions, and targets from 0 up.
  private static let expected = [
    "category-unsupported", "constraints-unsupported", "options-at-odds", "small-target",
  ]
  private static let sample = Sample(rows: 400, columns: 4, categories: 7)

  @Test(arguments: 0..<40, ["xgboost", "lightgbm"])
  func whatPassesTheChecksTrains(seed: Int, name: String) throws {
    var generator = SplitMix(state: UInt64(seed) &* 0x1234_5678)
    let learner = try Learner.named(name)
    let kind = [TargetKind.binary, .share, .amount].randomElement(using: &generator) ?? .binary
    var options: [String: OptionValue] = ["rounds": 6]
    // Options are added one by one as long as they get along with those before.
    for info in learner.options.shuffled(using: &generator).prefix(16) where info.name != "rounds" {
      let drawn = options.merging([info.name: Self.draw(info, &generator)]) { $1 }
      if (try? learner.check(drawn, target: kind, hasValidation: true)) != nil { options = drawn }
    }
    let request = TrainingRequest(
      options: options, directions: Bool.random(using: &generator) ? ["x0": .rising, "x1": .falling] : [:],
      interactions: Bool.random(using: &generator) ? [["x0", "x1", "x3"]] : [], seed: UInt64(seed), threads: 2)
    let validation = try Sample(rows: 200, columns: 4, categories: 7, seed: 3).data(kind)
    let fitted: FittedModel
    do {
      fitted = try learner.fit(Self.sample.data(kind), validation: validation, request: request)
    } catch let fault as LearnFault where Self.expected.contains(fault.code) {
      return
    }
    let worst = try Self.worstDifference(fitted)
    #expect(worst <= (name == "xgboost" ? 1e-5 : 1e-12), "\(kind) \(options)")
  }

  /// How far native margins are from the library's own.
  private static func worstDifference(_ fitted: FittedModel) throws -> Double {
    let native = try BoostedModel(bytes: fitted.bytes).margins(of: sample.matrix)
    let own: [Double]
    if fitted.fileName == "booster.json" {
      own = try XGBoostReferee.margins(model: fitted.bytes, of: sample.matrix).map { Double($0) }
    } else {
      own = try LightGBMReferee.margins(model: fitted.bytes, of: sample.matrix)
    }
    var worst = 0.0
    for (native, own) in zip(native, own) where native != own {
      let difference = abs(native - own) / max(1, abs(own))
      worst = difference.isNaN ? .infinity : max(worst, difference)
    }
    return worst
  }

  private static func draw(_ info: HyperparameterInfo, _ generator: inout SplitMix) -> OptionValue {
    switch info.domain {
    case .number(let range): .number(within(range.lowerBound, range.upperBound, &generator))
    case .whole(let range), .wholeOrWord(let range, _):
      .number(within(Double(range.lowerBound), Double(range.upperBound), &generator).rounded(.down))
    case .word(let words): .word(words.randomElement(using: &generator) ?? "")
    case .flag: .flag(Bool.random(using: &generator))
    }
  }

  /// A number of any size between two bounds.
  private static func within(_ low: Double, _ high: Double, _ generator: inout SplitMix) -> Double {
    guard high > 10 else { return Double.random(in: low...high, using: &generator) }
    return min(high, max(low, exp(Double.random(in: log(max(low, 1e-3))...log(high), using: &generator))))
  }
}
