import RiskKernel
import RiskModels

/// What explanations of models rest on, kept so that the second one of a model is there at once.
private final class ExplainerCache {
  private var games: [String: ModelGames] = [:]

  /// The games of a model: those at hand, if it is still the same.
  func games(of model: CreditModel) -> ModelGames {
    if let known = games[model.name], known.fits(model) { return known }
    let new = ModelGames(model)
    games[model.name] = new
    return new
  }
}

extension ModelGames {
  /// Whether another model is this one but for its calibration, which has no part in the games.
  fileprivate func fits(_ other: CreditModel) -> Bool {
    model.file.bytes == other.file.bytes
      && model.plan.features.map(\.definition.name) == other.plan.features.map(\.definition.name)
  }
}

extension Session {
  /// The explainer of a figure of models.
  func explainer(_ scorer: Scorer, by figure: ExplainedFigure) throws -> ScoreExplainer {
    let cache = service { ExplainerCache() }
    return try ScoreExplainer(scorer, by: figure) { cache.games(of: $0) }
  }
}
