import RiskDiagnostics
import RiskKernel

/// The pages of help on names that stand for nothing, a page a kind of thing.
enum UnknownThingPages {
  static let all = [
    FaultPage(
      "unknown-dataset", .names, "No such dataset",
      "No rows have this name in the session. load, simulate and split make datasets; the name stands behind as.",
      example: "load \"data/portfolio.csv\" as portfolio; describe portfolo",
      remedy: "load \"data/portfolio.csv\" as portfolio; describe portfolio"),
    FaultPage(
      "unknown-feature-set", .names, "No such feature set",
      "No features have this name in the session. features NAME { … } defines a set.",
      after: .features, example: "train pd pd2 on train target default features bas",
      remedy: "train pd pd2 on train target default features base with rounds = 3"),
    FaultPage(
      "unknown-rule-set", .names, "No such rules",
      "No rules have this name in the session. rules NAME { … } defines a set.",
      after: .portfolio, example: "rules basic { age >= 18 }; check portfolio against basc",
      remedy: "rules basic { age >= 18 }; check portfolio against basic"),
    FaultPage(
      "unknown-customer", .customers, "No such customer",
      "No customer has this name in the session. customer NAME { … } describes one.",
      after: .customer, example: "score god", remedy: "score good"),
    FaultPage(
      "unknown-scenario", .customers, "No such scenario",
      "No changes have this name in the session. whatif … set … as \"NAME\" keeps changes under a name.",
      after: .customer, example: "whatif good set util = 0 as \"none\"; apply \"non\" to portfolio",
      remedy: "whatif good set util = 0 as \"none\"; apply \"none\" to portfolio"),
    FaultPage(
      "unknown-model", .names, "No such model",
      "Neither the session nor the folder models/ of the workspace has a model of this name. models lists them.",
      after: .model, example: "use pd2", remedy: "use pd1"),
  ]
}
