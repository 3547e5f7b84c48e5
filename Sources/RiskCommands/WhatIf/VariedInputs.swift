import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels
import RiskSyntax

/// The inputs of a customer that are to be varied.
struct VariedInputs {
  /// The inputs, in the order they were named or else in that of the models.
  let facts: [InputFacts]
  /// The inputs that are left as they are, for a customer cannot change them.
  let fixed: [String]
  /// Whether they were named.
  let isNamed: Bool

  /// Takes the inputs that were named, or all that a customer can change.
  ///
  /// - Throws: a `Diagnostic` at a name that is no input, or one without values to go through.
  init(_ names: [Identifier]?, of scorer: Scorer) throws {
    guard let names else {
      let read = scorer.facts.filter { scorer.isOfFigures($0.name) }
      facts = read.filter { $0.change != .never }
      fixed = read.filter { $0.change == .never }.map(\.name)
      isNamed = false
      return
    }
    var found: [InputFacts] = []
    for name in names {
      guard !found.contains(where: { $0.name == name.text }) else {
        throw LeverFault.inputTwice(name.text).at(name.span)
      }
      guard let facts = scorer.facts.first(where: { $0.name == name.text }) else {
        if scorer.inputNames.contains(name.text) { throw LeverFault.notSingle(name.text).at(name.span) }
        let near = Suggestion.nearest(to: name.text, among: scorer.facts.map(\.name))
        throw FeatureFault.unknownInput(name.text, model: scorer.models[0].name, near: near).at(name.span)
      }
      if facts.type == .text, facts.profile?.levels?.isEmpty ?? true {
        throw LeverFault.noLevels(name.text).at(name.span)
      }
      found.append(facts)
    }
    facts = found
    fixed = []
    isNamed = true
  }
}

extension ScoreTarget {
  /// Reads what stands behind `for`.
  ///
  /// - Throws: a `Diagnostic` where it is no target, or speaks of a figure that the models in use do not give.
  init(_ written: Expression, _ assessor: Assessor, in session: Session) throws {
    try self.init(written, assessor: assessor, environment: session.environment)
    let known = assessor.figures.map(\.name)
    if let absent = figures.sorted().first(where: { !known.contains($0) }) {
      throw WhatIfFault.noFigure(absent, known: known).at(written.span)
    }
  }
}
