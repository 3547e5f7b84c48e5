import RiskKernel
import RiskModels
import RiskStore

/// The versions of models by number that a session has read, such as `pd1@1`; they never change.
final class EarlierVersions {
  private var models: [String: CreditModel] = [:]

  /// A version by its title, read where it was not yet.
  func model(_ title: String, _ session: Session) throws -> CreditModel {
    if let model = models[title] { return model }
    let model = try session.registry.load(title).model
    models[title] = model
    return model
  }

  /// Forgets the versions of a model that was renamed or removed.
  func forget(_ name: String) { models = models.filter { ModelTitle(written: $0.key).name != name } }
}
