public import RiskDiagnostics
import RiskExpressions
import RiskSyntax

/// What can be wrong with a target.
public enum TargetFault: Fault, Equatable {
  case noFigure(String)
  case outsideOfProbability(Figures.Name, isBelow: Bool)
  case contradiction
  case noPolicy
  case unknownDecision(String, near: String?, known: [String])
  case badDecision

  public var code: String {
    switch self {
    case .noFigure: "no-figure-in-target"
    case .outsideOfProbability, .contradiction: "impossible-target"
    case .noPolicy: "no-policy"
    case .unknownDecision, .badDecision: "unknown-decision"
    }
  }

  public var message: String {
    switch self {
    case .noFigure: "this target speaks of no figure"
    case .outsideOfProbability(let figure, _): "every \(figure.title) lies between 0 and 100 %, so this says nothing"
    case .contradiction: "no figure can be both"
    case .noPolicy: "there is no policy"
    case .unknownDecision(let name, _, _): "the policy never decides '\(name)'"
    case .badDecision: "a target on the decision names one of the policy's, and nothing else"
    }
  }

  public var hint: String? {
    switch self {
    case .noFigure: "figures are pd, lgd, ead, el, grade and decision: for pd <= 10%"
    case .outsideOfProbability(let figure, let isBelow):
      "a share needs its sign: for \(figure.rawValue) \(isBelow ? "<=" : ">=") 10%"
    case .contradiction: "name one: for pd <= 10%"
    case .noPolicy: "make one: policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }"
    case .unknownDecision(_, let near?, _): "did you mean '\(near)'?"
    case .unknownDecision(_, nil, let known): "it decides \(known.joined(separator: ", "))"
    case .badDecision: "for instance: for decision = approve"
    }
  }

  public var status: ExitStatus { self == .noPolicy ? .failed : .misused }

  /// Makes sure that bounds leave something, and something out.
  static func check(_ bounds: [FigureBound], _ written: Expression) throws {
    for bound in bounds where bound.figure == .pd {
      let isAlways = bound.isBelow ? bound.limit > 1 : bound.limit < 0
      let isNever =
        bound.isBelow
        ? bound.limit < 0 || bound.limit == 0 && !bound.allowsEqual
        : bound.limit > 1 || bound.limit == 1 && !bound.allowsEqual
      guard !isAlways, !isNever else {
        throw TargetFault.outsideOfProbability(.pd, isBelow: bound.isBelow).at(written.span)
      }
    }
    for upper in bounds where upper.isBelow {
      for lower in bounds where !lower.isBelow && lower.figure == upper.figure {
        let isEmpty =
          lower.limit > upper.limit || lower.limit == upper.limit && !(lower.allowsEqual && upper.allowsEqual)
        guard !isEmpty else { throw TargetFault.contradiction.at(written.span) }
      }
    }
  }
}
