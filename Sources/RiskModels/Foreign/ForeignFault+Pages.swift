public import RiskDiagnostics

extension ForeignFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "feature-name-mismatch", .models, "Features in another order, or others",
      "A model's file names its features. Those given must be the same, in the same order: a model that reads age where "
        + "utilisation stood would score nonsense.",
      noExample: "it takes a model's file that names its features",
      advice: "Give its own names, each with how it is computed: features { util = utilisation, age }"),
    FaultPage(
      "unnamed-features", .models, "Features without names",
      "The model's file has only numbers for its features, and somebody must say what they are.",
      noExample: "it takes such a file", advice: "load model \"x.json\" as pd2 features [util, age]"),
    FaultPage(
      "kind-unknown", .models, "A model of nobody knows what",
      "A file says that it predicts a number, not what the number is: a loss in money, a share of the exposure, or the "
        + "exposure itself. The expected loss depends on it.",
      noExample: "it takes such a file", advice: "Say it: with kind = lgd, measure = amount"),
    FaultPage(
      "not-a-scaler", .models, "A file that is no scaler",
      "A scaler is kept as JSON with the lists mean and scale, and the names in feature_names, as scikit-learn has them.",
      noExample: "it takes such a file",
      advice: "In Python: json.dump({'mean': list(s.mean_), 'scale': list(s.scale_)}, f)"),
    FaultPage(
      "not-a-feature-order", .models, "A file that is no list of names",
      "The order of a model's inputs is kept as JSON: a list of texts.",
      noExample: "it takes such a file",
      advice: "Write it as [\"util\", \"age\"], or give the names: features [util, age]"),
    FaultPage(
      "learns-from-rows", .models, "Features that learn, without rows",
      "A feature such as coalesce(income, median(income)) learns its constant from rows.",
      noExample: "it takes a model's file",
      advice: "Say which rows: load model \"x.json\" as pd2 features base on train"),
  ]
}
