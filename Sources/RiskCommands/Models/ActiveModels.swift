import RiskKernel
import RiskModels

/// The models that `score` applies.
private struct ActiveModels {
  var pd: String?
}

extension Session {
  /// Has `score` apply a model.
  func activate(_ name: String) { remember(ActiveModels(pd: name)) }

  /// The PD model that `score` applies: the one used or trained last, or the only one there is.
  ///
  /// - Throws: `CommandFault.noModel` where there is none or no single one.
  func activePD() throws -> PDModel {
    let names = names(of: .model)
    if let name = state(ActiveModels()).pd, let model = try existing(.model, named: name) { return model }
    guard names.count == 1, let model = try existing(.model, named: names[0]) else {
      throw CommandFault.noModel(kind: "PD", available: names)
    }
    return model
  }
}
