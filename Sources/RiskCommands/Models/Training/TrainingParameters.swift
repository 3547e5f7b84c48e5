import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskLearn
import RiskModels
import RiskSyntax

/// What a training is told, whether it is one or one of several that are compared.
enum TrainingParameters {
  static let kind = Parameter(
    "kind", .modelKind(ModelKind.trained), at: .argument,
    "What is learned: \(ModelKind.trained.map { "\($0.rawValue) the \($0.wording)" }.joined(separator: ", ")).")
  static let estimate = Parameter(
    "kind", .modelKind(ModelKind.estimates), at: .argument,
    "What is predicted: \(ModelKind.estimates.map { "\($0.rawValue) the \($0.wording)" }.joined(separator: ", ")).")
  static let dataset = Parameter("on", .dataset, at: .clause, "The rows to learn from.")
  static let target = Parameter(
    optional: "target", .column, at: .clause,
    "The column to predict: for a PD 1 for a default and 0 for none, else the loss or the exposure; segments, anomalies and "
      + "embeddings have none.")
  static let features = Parameter("features", .thing(.features), at: .clause, "The feature set.")
  static let learner = Parameter(
    optional: "using", .word(Learner.all.map(\.name)), at: .clause,
    "The learner; the first that can, if not given: 'help learners' tells them apart.")
  static let measure = Parameter(
    optional: "measure", .word(LossMeasure.allCases.map(\.rawValue)), at: .option,
    "What a loss is: a share of the exposure or an amount; told from its values if not given.")
  static let exposure = Parameter(
    optional: "exposure", .column, at: .option, "The column with the exposure a share of which is lost.")
  static let weights = Parameter(
    optional: "weights", .rowExpression, at: .option, "How much each row counts: a column or an expression, from 0 up.")
  static let validation = Parameter(
    optional: "validation", .shareOrRows, at: .option,
    "Rows to watch the loss on: a share of the rows, which are then not learned from, or another dataset.")
  static let rising = Parameter(
    "rising", .featureNames, at: .option, default: [], "Features with which the prediction may never fall.")
  static let falling = Parameter(
    "falling", .featureNames, at: .option, default: [], "Features with which the prediction may never rise.")
  static let interactions = Parameter(
    "interactions", .featureGroups, at: .option, default: [],
    "Groups of features that may act on one another; the others act alone.")
  static let interrupted = Parameter(
    "on_interrupt", .word(["discard", "keep"]), at: .option, default: "discard",
    "What Ctrl-C leaves: nothing, or the best model so far.")

  /// All of them but the kind and what a command has of its own.
  static func shared(withValidation: Bool = true) -> [ParameterInfo] {
    [dataset.info, target.info, features.info, learner.info] + LearnerOptions.parameters
      + [measure.info, exposure.info, weights.info] + (withValidation ? [validation.info] : [])
      + [rising.info, falling.info, interactions.info, interrupted.info]
  }

  /// Checks what was written before anything runs: the learner, and its options as far as they are known.
  static func check(_ phrase: BoundPhrase, _ reader: OutlookReader, hasValidation: Bool? = nil) throws {
    let kind = phrase[kind.info].flatMap { try? $0.soleName().text }.flatMap(ModelKind.init)
    if let kind {
      try checkTarget(of: kind, isGiven: phrase[target.info] != nil, phrase[target.info]?.span ?? phrase.span)
    }
    let name = try phrase[learner.info]?.soleName().text ?? (kind ?? .pd).usualLearner?.name
    guard let learner = Learner.all.first(where: { $0.name == name }) else { return }
    try LearnerOptions.check(
      phrase, learner: learner, target: kind?.soleTarget,
      hasValidation: hasValidation ?? (phrase[validation.info] != nil), known: reader.value)
  }

  /// Makes sure that there is a target where one is predicted, and none where nothing is.
  static func checkTarget(of kind: ModelKind, isGiven: Bool, _ place: Span) throws {
    guard isGiven != kind.isEstimate else { return }
    throw (isGiven ? CommandFault.needlessTarget(kind) : .noTarget(kind)).at(place)
  }
}

extension ModelKind {
  /// The kinds that some learner fits.
  static let trained = allCases.filter { $0.usualLearner != nil }

  /// What models of the kind predict, where that is one thing; a loss is an amount or a share.
  var soleTarget: TargetKind? {
    switch self {
    case .pd: .binary
    case .lgd: nil
    case .ead: .amount
    case .segments: .segment
    case .anomaly: .anomaly
    case .embedding: .embedding
    }
  }

  /// The learner where none is named.
  var usualLearner: Learner? { Learner.all(of: soleTarget ?? .share).first }
}

extension ArgumentType where Content == ModelKind {
  /// One of some kinds of models.
  static func modelKind(_ kinds: [ModelKind]) -> ArgumentType {
    let words = kinds.map(\.rawValue)
    return ArgumentType(
      "one of \(words.joined(separator: ", "))", placeholder: words.joined(separator: "|"), form: .word(words)
    ) { slot, session in
      guard let kind = try session.name(of: try slot.soleExpression()).flatMap({ ModelKind(rawValue: $0.text) }),
        kinds.contains(kind)
      else {
        throw KernelFault.notAllowed(slot.title, allowed: words).at(slot.span)
      }
      return kind
    }
  }
}

/// Rows to watch the loss on.
enum WatchedRows {
  /// A share of the rows there are.
  case share(Double)
  /// Others.
  case rows(Call.InputTable)
}

extension ArgumentType where Content == WatchedRows {
  /// A share such as 20 %, or a dataset.
  fileprivate static var shareOrRows: ArgumentType {
    let wording = "a share between 0 and 1, or a dataset"
    return ArgumentType(wording, placeholder: "20%|DATASET", form: .anything) { slot, session in
      let expression = try slot.soleExpression()
      if case .name = expression.kind { return .rows(try session.table(of: expression)) }
      let value = try session.evaluate(expression)
      if case .table = value { return .rows(try session.table(of: expression)) }
      guard let share = value.asNumber, share > 0, share < 1 else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return .share(share)
    }
  }
}

extension ArgumentType where Content == Expression {
  /// A value for each row.
  fileprivate static var rowExpression: ArgumentType {
    ArgumentType("a column or an expression over rows", placeholder: "COLUMN", form: .rowExpressions) { slot, _ in
      try slot.soleExpression()
    }
  }
}

extension ArgumentType where Content == [Identifier] {
  /// A list of features' names, or one.
  fileprivate static var featureNames: ArgumentType {
    ArgumentType("features such as [util, num_90]", placeholder: "[FEATURE, …]", form: .block) { slot, _ in
      guard let names = try slot.soleExpression().listedNames else { throw slot.wrong }
      return names
    }
  }
}

extension ArgumentType where Content == [[Identifier]] {
  /// Lists of features' names.
  fileprivate static var featureGroups: ArgumentType {
    ArgumentType("groups such as [[util, age], [num_90]]", placeholder: "[[FEATURE, …], …]", form: .block) { slot, _ in
      guard case .list(let items) = try slot.soleExpression().kind else { throw slot.wrong }
      return try items.map { item in
        guard let names = item.listedNames else { throw slot.wrong }
        return names
      }
    }
  }
}

extension Expression {
  /// The names it is, alone or in a list.
  var listedNames: [Identifier]? {
    switch kind {
    case .name(let name): return [name]
    case .list(let items):
      let names = items.compactMap { item in if case .name(let name) = item.kind { name } else { nil } }
      return names.count == items.count && !names.isEmpty ? names : nil
    default: return nil
    }
  }
}
