import RiskDiagnostics
import RiskLearn
import RiskModels
import Testing

/// Options of learners: only allowed values pass, and what is wrong is said so that it can be mended.
@Suite struct LearnerOptionsTests {
  /// Learners and their options, by their names.
  private static let everything = Learner.all.flatMap { learner in learner.options.map { (learner.name, $0.name) } }

  @Test(arguments: Learner.all.map(\.name))
  func everyOptionKeepsItsBounds(name: String) throws {
    let learner = try Learner.named(name)
    for info in learner.options { try Self.checkBounds(learner, info) }
  }

  private static func checkBounds(_ learner: Learner, _ info: HyperparameterInfo) throws {
    #expect(info.allows(info.defaultValue))
    #expect(info.summary.hasSuffix(".") && info.summary.first?.isUppercase == true)
    try learner.check([info.name: info.defaultValue])
    for wrong in wrongValues(info) {
      let fault = #expect(throws: LearnFault.self) { try learner.check([info.name: wrong]) }
      #expect(fault?.code == "parameter-out-of-range")
      #expect(fault?.message.contains("'\(info.name)' takes \(info.allowed), not") == true)
      #expect(fault?.hint?.hasPrefix("\(info.name) = ") == true)
    }
  }

  private static func wrongValues(_ info: HyperparameterInfo) -> [OptionValue] {
    switch info.domain {
    case .number(let range):
      [range.lowerBound.nextDown, range.upperBound.nextUp, .nan, .infinity, -.infinity].map { .number($0) }
        + [.word("much"), .flag(true)]
    case .whole(let range):
      [
        Double(range.lowerBound) - 1, Double(range.upperBound) + 1, Double(range.lowerBound) + 0.5, .nan, .infinity,
        1e300,
      ]
      .map { .number($0) } + [.word("many")]
    case .wholeOrWord(let range, _):
      [Double(range.lowerBound) - 1, Double(range.upperBound) + 1, Double(range.lowerBound) + 0.5, .nan]
        .map { .number($0) } + [.word("many"), .flag(true)]
    case .word: [.word("nonsense"), .word(""), .number(1), .flag(false)]
    case .flag: [.number(1), .word("yes")]
    }
  }

  /// What else it takes for an option to have an effect.
  private static func companions(_ learner: Learner, _ name: String) -> [String: OptionValue] {
    let table: [String: [String: OptionValue]] =
      learner.name == "xgboost"
      ? [
        "leaves": ["growth": "lossguide"], "quantile_level": ["objective": "quantile"],
        "huber_delta": ["objective": "pseudo_huber"], "tweedie_power": ["objective": "tweedie"],
        "drop_rate": ["booster": "dart"], "skip_drop": ["booster": "dart"], "one_drop": ["booster": "dart"],
        "normalize": ["booster": "dart"], "drop_sample": ["booster": "dart"], "updater": ["booster": "gblinear"],
        "selector": ["booster": "gblinear"], "top_k": ["booster": "gblinear", "selector": "thrifty"],
        "depth": ["growth": "lossguide", "leaves": 8], "trees_per_round": ["rounds": 1],
      ]
      : [
        "subsample_freq": ["subsample": 0.5], "quantile_level": ["objective": "quantile"],
        "huber_delta": ["objective": "huber"], "fair_c": ["objective": "fair"],
        "tweedie_power": ["objective": "tweedie"], "top_rate": ["boosting": "goss", "other_rate": 0.0001],
        "other_rate": ["boosting": "goss", "top_rate": 0.0001], "drop_rate": ["boosting": "dart"],
        "skip_drop": ["boosting": "dart"], "max_drop": ["boosting": "dart"], "uniform_drop": ["boosting": "dart"],
        "linear_lambda": ["linear_tree": true], "strength": ["penalty": "ridge"], "mix": ["penalty": "elastic"],
      ]
    return table[name] ?? [:]
  }

  /// The libraries take whatever the declared ranges allow.
  @Test(arguments: everything.filter { !["rounds", "objective", "stopping"].contains($0.1) })
  func bothEndsOfEveryRangeAreTaken(learner: String, option: String) throws {
    let learner = try Learner.named(learner)
    let info = try #require(learner.options.first { $0.name == option })
    for end in Self.ends(info) where !(info.name == "boosting" && end == "rf") {
      if info.name == "top_rate" || info.name == "other_rate", end == 1 { continue }
      let companions = Self.companions(learner, info.name)
      let own = TargetKind.allCases.first(where: learner.targets.contains) ?? .binary
      let kind: TargetKind = companions["objective"] == nil ? own : .amount
      var options = companions.merging([info.name: end]) { $1 }
      if learner.options.contains(where: { $0.name == "rounds" }) { options["rounds"] = 3 }
      if learner.name == "logistic", info.name == "iterations", end == 1 { continue }
      let directions: [String: TrainingRequest.Direction] = info.name == "monotone_method" ? ["x0": .rising] : [:]
      let sample = Sample(rows: info.name == "subsample" ? 10_000 : 400, columns: 3, missing: 0)
      let fitted = try Trial(learner.name, kind, options).fit(sample, directions: directions)
      _ = try Predictor(file: (fitted.fileName, fitted.bytes))
      #expect(fitted.parameters[info.name] == end)
    }
  }

  private static func ends(_ info: HyperparameterInfo) -> [OptionValue] {
    switch info.domain {
    case .number(let range): [.number(range.lowerBound), .number(range.upperBound)]
    case .whole(let range): [.number(Double(range.lowerBound)), .number(Double(range.upperBound))]
    case .wholeOrWord(let range, let word): [.number(Double(range.lowerBound)), .word(word)]
    case .word(let words): words.map { .word($0) }
    case .flag: [.flag(false), .flag(true)]
    }
  }

  @Test func namesAreUniqueAndWordsSayTheRange() throws {
    #expect(Learner.all.prefix(4).map(\.name) == ["xgboost", "lightgbm", "logistic", "linear"])
    for learner in Learner.all { #expect(Set(learner.options.map(\.name)).count == learner.options.count) }
    func allowed(_ name: String) -> String? { Learner.xgboost.options.first { $0.name == name }?.allowed }
    #expect(allowed("rounds") == "a whole number from 1 to 10000")
    #expect(allowed("subsample") == "a number from 0.0001 to 1")
    #expect(allowed("lambda") == "a number from 0 to 1000000000")
    #expect(allowed("booster") == "gbtree, dart or gblinear")
    #expect(allowed("one_drop") == "true or false")
  }

  /// What options say of one another, and what to type instead.
  @Test(
    arguments: [
      ("xgboost", ["leaves": 8], "option-without-effect", "leave out leaves, or add growth = lossguide"),
      ("xgboost", ["growth": "lossguide", "tree_method": "exact"], "option-without-effect", nil),
      ("xgboost", ["max_bin": 8, "tree_method": "exact"], "option-without-effect", nil),
      ("xgboost", ["drop_rate": 0.2], "option-without-effect", "leave out drop_rate, or add booster = dart"),
      ("xgboost", ["booster": "gblinear", "depth": 3], "option-without-effect", nil),
      ("xgboost", ["updater": "shotgun"], "option-without-effect", nil),
      ("xgboost", ["booster": "gblinear", "updater": "shotgun", "selector": "greedy"], "options-at-odds", nil),
      ("xgboost", ["booster": "gblinear", "top_k": 3], "option-without-effect", nil),
      ("xgboost", ["depth": 0], "options-at-odds", nil),
      ("xgboost", ["rounds": 10_000, "trees_per_round": 100], "options-at-odds", nil),
      ("xgboost", ["quantile_level": 0.9], "option-without-effect", nil),
      ("lightgbm", ["boosting": "goss", "subsample": 0.5], "option-without-effect", nil),
      ("lightgbm", ["boosting": "rf"], "options-at-odds", "boosting = rf, subsample = 0.632"),
      ("lightgbm", ["boosting": "goss", "top_rate": 0.8, "other_rate": 0.5], "options-at-odds", nil),
      ("lightgbm", ["top_rate": 0.3], "option-without-effect", nil),
      ("lightgbm", ["max_drop": 3], "option-without-effect", nil),
      ("lightgbm", ["subsample_freq": 3], "options-at-odds", nil),
      ("lightgbm", ["huber_delta": 3], "option-without-effect", nil),
      (
        "lightgbm", ["linear_tree": true, "boosting": "rf", "subsample": 0.5], "options-at-odds",
        "leave out linear_tree"
      ),
      ("lightgbm", ["linear_lambda": 1], "option-without-effect", "leave out linear_lambda, or add linear_tree = true"),
      ("logistic", ["strength": 2], "option-without-effect", "leave out strength, or add penalty = ridge"),
    ] as [(String, [String: OptionValue], String, String?)])
  func optionsAtOddsAreNamed(learner: String, options: [String: OptionValue], code: String, hint: String?) throws {
    let fault = #expect(throws: LearnFault.self) { try Learner.named(learner).check(options) }
    #expect(fault?.code == code)
    if let hint { #expect(fault?.hint == hint) }
    for name in options.keys {
      // What is not known yet may still fit.
      let rest = options.filter { $0.key != name }
      if (try? Learner.named(learner).check(rest)) == nil { continue }
      #expect(throws: Never.self) { try Learner.named(learner).check(rest, pending: [name]) }
    }
  }

  @Test func whatATargetRulesOutIsNamed() throws {
    func fault(
      _ learner: String, _ target: TargetKind, _ options: [String: OptionValue] = [:], hasValidation: Bool? = nil
    ) -> LearnFault? {
      #expect(throws: LearnFault.self) {
        try Learner.named(learner).check(options, target: target, hasValidation: hasValidation)
      }
    }
    #expect(fault("logistic", .amount)?.hint == "use xgboost, lightgbm or linear")
    #expect(fault("linear", .binary)?.message == "the learner linear cannot predict an outcome of 0 or 1")
    #expect(fault("xgboost", .amount, ["objective": "logistic"])?.code == "objective-target")
    #expect(
      fault("lightgbm", .binary, ["objective": "l2"])?.hint
        == "leave it out, or write objective = binary or cross_entropy")
    #expect(fault("xgboost", .share, ["scale_pos_weight": 3])?.code == "options-at-odds")
    #expect(
      fault("lightgbm", .binary, ["scale_pos_weight": 3, "objective": "cross_entropy"])?.code == "options-at-odds")
    for learner in ["xgboost", "lightgbm"] {
      #expect(fault(learner, .binary, ["stopping": 5], hasValidation: false) == .noValidation(option: "stopping"))
      #expect(throws: Never.self) { try Learner.named(learner).check(["stopping": 5], target: .binary) }
    }
  }

  @Test func messagesHelp() throws {
    func fault(_ learner: String, _ options: [String: OptionValue], pending: Set<String> = []) -> LearnFault? {
      #expect(throws: LearnFault.self) { try Learner.named(learner).check(options, pending: pending) }
    }
    let range = fault("xgboost", ["rounds": 0])
    #expect(range?.message == "the option 'rounds' takes a whole number from 1 to 10000, not 0")
    #expect(range?.hint == "rounds = 300")
    let near = fault("xgboost", ["round": 5])
    #expect(near?.message == "the learner xgboost has no option 'round'")
    #expect(near?.hint == "did you mean 'rounds'?")
    #expect(fault("xgboost", ["momentum": 5])?.hint == "its options: help xgboost")
    #expect(fault("xgboost", [:], pending: ["momentum"])?.code == "unknown-learner-option")
    #expect(fault("lightgbm", ["num_leaves": 5])?.hint == "it is called 'leaves' here")
    #expect(fault("xgboost", ["rate_drop": 0.5])?.hint == "it is called 'drop_rate' here")
    #expect(fault("xgboost", ["n_estimators": 5])?.hint == "it is called 'rounds' here")
    #expect(fault("xgboost", ["booster": "drat"])?.hint == "booster = dart")
    let unknown = #expect(throws: LearnFault.self) { try Learner.named("xgbost") }
    #expect(unknown?.hint == "did you mean 'xgboost'?")
    #expect(throws: LearnFault.unknownLearner(name: "svm", known: Learner.all.map(\.name))) { try Learner.named("svm") }
  }
}
