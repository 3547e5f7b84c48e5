import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskSyntax

/// The options of all learners as those of a command: one of a name, whichever learners have it.
enum LearnerOptions {
  /// An option with the declarations of the learners that have it.
  private struct Shared {
    let parameter: Parameter<OptionValue?>
    let infos: [(learner: Learner, info: HyperparameterInfo)]
  }

  private static let shared: [Shared] = {
    Learner.all.flatMap { $0.options.map(\.name) }.withoutRepeats.map { name in
      let infos = Learner.all.flatMap { learner in
        learner.options.filter { $0.name == name }.map { (learner: learner, info: $0) }
      }
      return Shared(
        parameter: Parameter(optional: name, .option(infos.map(\.info)), at: .option, summary(infos))
          .explained(
            on: "learners", synonyms: infos.flatMap(\.info.otherNames).withoutRepeats,
            usually: infos[0].info.defaultValue.text),
        infos: infos)
    }
  }()

  /// The options, in the order of the learners.
  static var parameters: [ParameterInfo] { shared.map(\.parameter.info) }

  /// The values that were given.
  static func given(_ call: Call) throws -> [String: OptionValue] {
    var values: [String: OptionValue] = [:]
    for option in shared { values[option.parameter.info.name] = try call[option.parameter] }
    return values
  }

  /// Where an option was given.
  static func place(of name: String, in call: Call) -> Span {
    shared.first { $0.parameter.info.name == name }.map { call.place(of: $0.parameter) } ?? call.span
  }

  /// Checks options against a learner before anything runs, as far as their values are known.
  ///
  /// - Throws: a `Diagnostic` at the option that is wrong.
  static func check(
    _ phrase: BoundPhrase, learner: Learner, target: TargetKind?, hasValidation: Bool?, known: (Expression) -> Value?
  ) throws {
    var values: [String: OptionValue] = [:]
    var pending: Set<String> = []
    for option in shared {
      let name = option.parameter.info.name
      guard let slot = phrase[option.parameter.info] else { continue }
      let expression = try slot.soleExpression()
      let value: OptionValue? =
        if case .name(let word) = expression.kind { .word(word.text) } else {
          known(expression).flatMap(OptionValue.init)
        }
      // What no learner allows is told already.
      if let value, option.infos.contains(where: { $0.info.allows(value) }) {
        values[name] = value
      } else {
        pending.insert(name)
      }
    }
    do {
      try learner.check(values, pending: pending, target: target, hasValidation: hasValidation)
    } catch {
      let slot = error.option.flatMap { name in
        shared.first { $0.parameter.info.name == name }.flatMap { phrase[$0.parameter.info] }
      }
      if case .learnerCannot = error { throw error.at(phrase[TrainingParameters.learner.info]?.span ?? phrase.span) }
      throw error.at(slot?.span ?? phrase.span)
    }
  }

  /// What help says: the sentence, and the defaults of the learners that have the option.
  private static func summary(_ infos: [(learner: Learner, info: HyperparameterInfo)]) -> String {
    let texts = infos.map(\.info.summary).withoutRepeats
    let defaults = infos.map { "\($0.learner.name) \($0.info.defaultValue.text)" }.joined(separator: ", ")
    return "\(texts.joined(separator: " ")) Default: \(defaults)."
  }
}

extension OptionValue {
  /// An option's value of a value of the language; nil for lists and the like.
  init?(_ value: Value) {
    switch value {
    case .boolean(let flag): self = .flag(flag)
    case .text(let word): self = .word(word)
    default:
      guard let number = value.asNumber else { return nil }
      self = .number(number)
    }
  }

  /// The value in the language.
  var value: Value {
    switch self {
    case .number(let number): Int64(exactly: number).map(Value.integer) ?? .number(number)
    case .word(let word): .text(word)
    case .flag(let flag): .boolean(flag)
    }
  }
}

extension ArgumentType where Content == OptionValue {
  /// What one of several declarations of an option allows.
  fileprivate static func option(_ infos: [HyperparameterInfo]) -> ArgumentType {
    let words = infos.flatMap(\.words).withoutRepeats
    let wordings = infos.map(\.allowed).withoutRepeats
    let takesNumbers = infos.contains(where: \.takesNumbers)
    if takesNumbers, !words.isEmpty { return numberOrWord(infos, words, wordings.joined(separator: ", or ")) }
    guard words.isEmpty else {
      return ArgumentType(
        "one of \(words.joined(separator: ", "))", placeholder: "WORD", form: .word(words)
      ) { slot, session in
        guard let name = try session.name(of: try slot.soleExpression()), words.contains(name.text) else {
          throw KernelFault.notAllowed(slot.title, allowed: words).at(slot.span)
        }
        return .word(name.text)
      }
    }
    return checked(wordings.joined(separator: ", or "), placeholder: "NUMBER") { value in
      guard let read = OptionValue(value), infos.contains(where: { $0.allows(read) }) else { return nil }
      return read
    }
  }

  /// A number, or a word that has one found.
  private static func numberOrWord(_ infos: [HyperparameterInfo], _ words: [String], _ wording: String) -> ArgumentType
  {
    ArgumentType(wording, placeholder: "NUMBER|\(words.joined(separator: "|"))", form: .wordOrValue(words)) {
      slot, session in
      let expression = try slot.soleExpression()
      let value: OptionValue? =
        if case .name(let word) = expression.kind { .word(word.text) } else {
          OptionValue(try session.evaluate(expression))
        }
      guard let value, infos.contains(where: { $0.allows(value) }) else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return value
    }
  }
}

extension LearnFault {
  /// The option it is about.
  fileprivate var option: String? {
    switch self {
    case .unknownParameter(let name, _, _), .parameterOutOfRange(let name, _, _), .optionNeeds(let name, _, _),
      .noValidation(let name):
      name
    default: nil
    }
  }
}

extension HyperparameterInfo {
  /// The words it may be; none for a number or a flag.
  fileprivate var words: [String] {
    switch domain {
    case .word(let words): words
    case .wholeOrWord(_, let word): [word]
    case .number, .whole, .flag: []
    }
  }

  /// Whether it may be a number.
  fileprivate var takesNumbers: Bool {
    switch domain {
    case .number, .whole, .wholeOrWord: true
    case .word, .flag: false
    }
  }
}

extension [String] {
  /// The texts in their order, each once.
  fileprivate var withoutRepeats: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
