import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskModels

/// Takes a figure apart for a form, prepared once for all the values that are tried.
struct FormWaterfallMaker {
  private let explainer: ScoreExplainer
  private let labels: [String: String]
  private let seed: UInt64
  /// With more features, a PD is taken apart in log-odds: a form answers at once.
  private static let mostFeatures = 12

  /// Prepares the contributions to a figure.
  ///
  /// - Throws: `ExplanationFault.noModel` where no model in use gives the figure.
  init(_ scorer: Scorer, by figure: ExplainedFigure, in session: Session) throws {
    let explainer = try session.explainer(scorer, by: figure)
    let isLong = figure == .pd && explainer.players.count > Self.mostFeatures
    self.explainer = isLong ? try session.explainer(scorer, by: .margin) : explainer
    seed = session.settings.seed
    let features = explainer.models.flatMap(\.plan.features).map(\.definition)
    labels = Dictionary(
      features.compactMap { feature in feature.label.map { (feature.name, $0) } },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The contributions to a customer's figure, or why there are none.
  func waterfall(of inputs: Record) throws -> (waterfall: FormWaterfall?, obstacle: String) {
    do {
      let explanation = try explainer.explain(try explainer.customer(inputs), seed: seed)
      return (waterfall(explanation), "")
    } catch let fault as ExplanationFault {
      return (nil, fault.message)
    } catch let fault as ModelFault {
      return (nil, fault.message)
    }
  }

  private func waterfall(_ explanation: Explanation) -> FormWaterfall {
    let parts = explanation.contributions.map { FormWaterfall.Part(labels[$0.player] ?? $0.player, $0.amount) }
    let look = FigureLook(explainer.figure, explainer.scorer)
    let isMargin = explainer.figure == .margin
    return FormWaterfall(
      title: isMargin ? "What makes the PD, in log-odds" : "What makes the \(explainer.figure.title)",
      base: explanation.base, parts: parts, total: explanation.whole,
      format: isMargin ? .signed : look.format == .percent ? .percent : .brief)
  }
}
