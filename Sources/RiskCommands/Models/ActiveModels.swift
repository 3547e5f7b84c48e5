import RiskKernel
import RiskModels

/// The models that `score` applies, by kind.
private struct ActiveModels {
  var names: [ModelKind: String] = [:]
  /// The column that has the exposure, where one was named.
  var exposure: String?
}

extension Session {
  /// Has `score` apply these models, a model of each kind at most, and no others.
  func use(_ models: [CreditModel], exposure: String?) {
    let names = Dictionary(models.map { ($0.kind, $0.name) }, uniquingKeysWith: { $1 })
    remember(ActiveModels(names: names, exposure: exposure))
  }

  /// Has `score` apply a model beside those of other kinds, where it can.
  ///
  /// - Returns: whether it can: an exposure has no place beside a loss that is an amount.
  func activate(_ model: CreditModel) -> Bool {
    var active = state(ActiveModels())
    if model.kind == .ead, let lgd = active.names[.lgd], (try? existing(.model, named: lgd))?.card.measure == .amount {
      return false
    }
    if model.kind == .lgd, model.card.measure == .amount { (active.names[.ead], active.exposure) = (nil, nil) }
    active.names[model.kind] = model.name
    remember(active)
    return true
  }

  /// Has `score` go on with a model that has another name now.
  func keepActive(_ name: String, as new: String) {
    var active = state(ActiveModels())
    active.names = active.names.mapValues { $0 == name ? new : $0 }
    remember(active)
  }

  /// The model of a kind that `score` applies: the one used or trained last; without any of these the champion of the
  /// kind, and for a PD also the only model there is.
  func active(_ kind: ModelKind) throws -> CreditModel? {
    if let name = state(ActiveModels()).names[kind], let model = try existing(.model, named: name) { return model }
    guard state(ActiveModels()).names.isEmpty else { return nil }
    if let champion = try registry.champion(of: kind) { return try existing(.model, named: champion.description) }
    guard kind == .pd, names(of: .model).count == 1 else { return nil }
    let sole = try existing(.model, named: names(of: .model)[0])
    return sole?.kind == .pd ? sole : nil
  }

  /// The models that `score` applies.
  ///
  /// - Throws: `CommandFault.noModel` where there is none.
  func activeScorer() throws -> Scorer {
    let scorer = try Scorer(
      pd: try active(.pd), lgd: try active(.lgd), ead: try active(.ead), exposure: state(ActiveModels()).exposure)
    guard !scorer.models.isEmpty else { throw CommandFault.noModel(kind: "PD", available: names(of: .model)) }
    return scorer
  }
}
