/// What a learner's option is called, takes and does: checks, help and completion come from it.
public struct HyperparameterInfo: Sendable, Equatable {
  /// What an option takes.
  public enum Domain: Sendable, Equatable {
    /// Any number between two bounds.
    case number(ClosedRange<Double>)
    /// A whole number between two bounds.
    case whole(ClosedRange<Int>)
    /// A whole number between two bounds, or a word that has one found.
    case wholeOrWord(ClosedRange<Int>, String)
    /// One of some words.
    case word([String])
    /// Yes or no.
    case flag
  }

  /// The option's name as the analyst types it.
  public let name: String
  /// The name by which the learner's own library knows it; nil where it has none.
  let engineName: String?
  /// Other names by which people may look for it.
  public var otherNames: [String] { (engineName.map { [$0] } ?? []) + (Self.namesElsewhere[name] ?? []) }
  /// What it takes.
  public let domain: Domain
  /// The value when none is given.
  public let defaultValue: OptionValue
  /// What the option does, in a sentence.
  public let summary: String

  /// Whether the option may have a value.
  public func allows(_ value: OptionValue) -> Bool {
    switch (domain, value) {
    case (.number(let range), .number(let number)): range.contains(number)
    case (.whole(let range), .number(let number)): Int(exactly: number).map(range.contains) ?? false
    case (.wholeOrWord(let range, _), .number(let number)): Int(exactly: number).map(range.contains) ?? false
    case (.wholeOrWord(_, let known), .word(let word)): word == known
    case (.word(let words), .word(let word)): words.contains(word)
    case (.flag, .flag): true
    default: false
    }
  }

  /// The allowed values in words, such as "a whole number from 1 to 16".
  public var allowed: String {
    switch domain {
    case .number(let range):
      "a number from \(OptionValue.number(range.lowerBound).text) to \(OptionValue.number(range.upperBound).text)"
    case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .wholeOrWord(let range, let word): "a whole number from \(range.lowerBound) to \(range.upperBound), or \(word)"
    case .word(let words): LearnFault.list(words, "or")
    case .flag: "true or false"
    }
  }

  /// What Python's classes call some options.
  private static let namesElsewhere: [String: [String]] = [
    "rounds": ["n_estimators", "num_boost_round", "num_iterations"],
    "eta": ["learning_rate"], "depth": ["max_depth"], "leaves": ["num_leaves", "max_leaves"],
    "subsample": ["bagging_fraction"], "subsample_freq": ["bagging_freq"],
    "colsample": ["colsample_bytree", "feature_fraction"], "colsample_node": ["colsample_bynode"],
    "lambda": ["reg_lambda"], "alpha": ["reg_alpha"], "gamma": ["min_split_loss", "min_split_gain"],
    "stopping": ["early_stopping_rounds", "early_stopping"], "min_child_samples": ["min_data_in_leaf"],
    "drop_rate": ["rate_drop"], "penalty": ["penalty_type"], "iterations": ["max_iter"],
  ]

  /// The option with its default, as it is typed: `eta = 0.05`.
  public var written: String { "\(name) = \(defaultValue.text)" }
}
