import RiskKernel
import RiskModels
import RiskStore

/// The models that `score` applies, by kind.
private struct ActiveModels {
  var names: [ModelKind: String] = [:]
  /// The column that has the exposure, where one was named.
  var exposure: String?
  /// Whether these are all: 'use' has named them.
  var isWhole = false
}

extension Session {
  /// Has `score` apply these models, a model of each kind at most, and no others.
  func use(_ models: [CreditModel], exposure: String?) {
    let names = Dictionary(models.map { ($0.kind, $0.name) }, uniquingKeysWith: { $1 })
    remember(ActiveModels(names: names, exposure: exposure, isWhole: true))
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

  /// The model of a kind that `score` applies: the one used or trained last; unless 'use' named all that are to be
  /// applied, else the champion of the kind, or the only model of it.
  func active(_ kind: ModelKind) throws -> CreditModel? {
    let active = state(ActiveModels())
    if let name = active.names[kind], let model = try existing(.model, named: name) { return model }
    guard !active.isWhole else { return nil }
    // An amount contains the exposure.
    if kind == .ead, try self.active(.lgd)?.card.measure == .amount { return nil }
    if let champion = try registry.champion(of: kind) { return try existing(.model, named: champion.description) }
    let others = try newest(kind)
    // Where the only one is damaged, that is said.
    return others.count == 1 ? try existing(.model, named: others[0].name) : nil
  }

  /// The models that `score` applies.
  ///
  /// - Throws: `CommandFault.noModel` where there is none, or several PD models and nobody said which.
  func activeScorer() throws -> Scorer {
    let active = state(ActiveModels())
    let pd = try self.active(.pd)
    let known = pd == nil && !active.isWhole ? try newest(.pd).map(\.name) : []
    guard known.isEmpty else { throw CommandFault.noModel(kind: "PD", available: known) }
    let scorer = try Scorer(
      pd: pd, lgd: try self.active(.lgd), ead: try self.active(.ead), segments: try self.active(.segments),
      anomaly: try self.active(.anomaly), exposure: active.exposure)
    guard !scorer.models.isEmpty else { throw CommandFault.noModel(kind: "PD", available: []) }
    return scorer
  }

  /// The models of a kind, each in its newest version, without the retired ones.
  private func newest(_ kind: ModelKind) throws -> [RegistryEntry] {
    try registry.listing().entries.filter { $0.kind == kind && $0.isNewest && $0.stage != .retired }
  }
}
