import RiskExpressions
public import RiskKernel
import RiskModels
import RiskStore

/// A named customer: inputs with their values.
struct Customer: Sendable {
  let name: String
  let inputs: Record
}

extension ThingKind where Item == FeatureSet {
  /// Features with a name.
  static var features: ThingKind {
    ThingKind("feature set", hint: "define one: features base { util, age, late = num_30_59 + num_90 }")
  }
}

extension ThingKind where Item == Customer {
  /// Customers with a name.
  static var customer: ThingKind { ThingKind("customer", hint: "describe one: customer good { util: 35%, age: 42 }") }
}

extension ThingKind where Item == CreditModel {
  /// Models, those in the workspace's folder among them.
  static var model: ThingKind {
    ThingKind(
      "model", hint: "'models' lists them, 'train' makes one",
      find: { name, session in
        guard session.registry.contains(name) else { return nil }
        // Earlier versions are not among the names that are listed and offered.
        if ModelTitle(written: name).version != nil { return try session.earlierVersions.model(name, session) }
        let model = try session.registry.load(name).model
        session.put(model, as: name, .model)
        return model
      }, namesOnDisk: { $0.registry.names },
      mayKnow: { name, known, session in
        // Which versions there are when a script comes to it only running tells.
        let title = ModelTitle(written: name)
        return title.version != nil && known.contains(title.name) || session.registry.contains(name)
      })
  }
}

extension Session {
  /// The kinds of things that bare names stand for.
  public static var kinds: [AnyThingKind] {
    [
      ThingKind.dataset.erased, ThingKind.features.erased, ThingKind.customer.erased, ThingKind.model.erased,
      ThingKind.rules.erased, ThingKind.scenario.erased,
    ]
  }

  /// What messages call the kinds of things.
  static let kindNames = [
    ThingKind.dataset.name, ThingKind.features.name, ThingKind.customer.name, ThingKind.model.name,
    ThingKind.rules.name, ThingKind.scenario.name,
  ]

  /// The versions of models by number that were read before.
  var earlierVersions: EarlierVersions { service { EarlierVersions() } }

  /// The workspace's models.
  var registry: ModelRegistry {
    service { [interruption] in
      ModelRegistry(path: resolve("models")) { if interruption.isRequested { throw KernelFault.interrupted } }
    }
  }
}
