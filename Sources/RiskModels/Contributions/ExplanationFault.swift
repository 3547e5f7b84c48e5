public import RiskDiagnostics

/// Why a figure cannot be explained.
public enum ExplanationFault: Fault, Equatable {
  case noModel(ExplainedFigure, given: [ExplainedFigure])
  case unknownFigure(ExplainedFigure, missing: [String])

  public var code: String {
    switch self {
    case .noModel: "no-such-figure"
    case .unknownFigure: "unknown-figure"
    }
  }

  public var message: String {
    switch self {
    case .noModel(let figure, let given):
      "the models in use give no \(figure.title)" + (given.isEmpty ? "" : ", only \(Self.list(given))")
    case .unknownFigure(let figure, let missing):
      missing.isEmpty
        ? "the \(figure.title) is not known, and cannot be explained"
        : "the \(figure.title) is not known without \(missing.joined(separator: ", "))"
    }
  }

  public var hint: String? {
    switch self {
    case .noModel(.pd, _), .noModel(.margin, _): "use a PD model: use pd1"
    case .noModel(.el, _): "an EL takes a PD model, an LGD model and, where the loss is a share, an exposure"
    case .noModel(_, let given): given.first.map { "explain it by \($0 == .margin ? "pd" : $0.title.lowercased())" }
    case .unknownFigure(_, let missing):
      missing.first.map { "give the customer a value: customer new like old with \($0) = 0" }
    }
  }

  private static func list(_ figures: [ExplainedFigure]) -> String {
    figures.filter { $0 != .margin }.map(\.title).joined(separator: ", ")
  }
}

extension ExplanationFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "no-such-figure", .models, "A figure that no model gives",
      "A PD, an LGD and an exposure each come of a model of their kind. An expected loss comes of a PD and an LGD, and of "
        + "an exposure where the LGD is a share of it: from a column, named when the model is trained or used, or from a model.",
      after: .customer, example: "explain good by lgd", remedy: "explain good by pd"),
    FaultPage(
      "unknown-figure", .customers, "A figure that is not known",
      "Trees take a missing value as they find it. A regression has no place for one in its sum, and no loss follows "
        + "from an exposure that is missing: what is not known cannot be shared out.",
      noExample: "it takes a regression, or a loss that is a share",
      advice: "Give the customer the inputs that the message names."),
  ]
}
