public import RiskDiagnostics

extension ModelFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "damaged-model", .models, "A damaged model",
      "A model is a folder of files with checksums and with rows whose scores it must give again. This one has changed, "
        + "lacks a file, or scores otherwise than it did.",
      noExample: "it takes a damaged folder", advice: "Train it again, or copy its whole folder from where it was made."
    ),
    FaultPage(
      "unknown-model-format", .models, "A file that is no model",
      "Models are read from the files in which XGBoost (JSON, UBJ) and LightGBM (text) save them. A pickled Python object "
        + "is not read: it could run any program.",
      noExample: "it takes such a file", advice: "In Python: model.save_model('model.json')"),
    FaultPage(
      "binary-model", .models, "A model in a binary format",
      "Of XGBoost's formats, JSON and UBJ are read.",
      noExample: "it takes such a file", advice: "In Python: model.save_model('model.json')"),
    FaultPage(
      "model-too-large", .models, "A model beyond all measure",
      "The model has more trees, nodes or features than can be scored.",
      noExample: "it takes such a file", advice: "Train it with fewer rounds or less depth."),
    FaultPage(
      "unsupported-model-version", .models, "A model of an unknown version",
      "The file was written by another version than XGBoost 1.7 to 3.4, or in another format than LightGBM's v3 and v4.",
      noExample: "it takes such a file", advice: "Load it in XGBoost 3.4 or LightGBM 4, and save it from there."),
    FaultPage(
      "unsupported-booster", .models, "A model without trees",
      "Only models of trees are scored.",
      noExample: "it takes such a file", advice: "Train it with booster=gbtree or booster=dart."),
    FaultPage(
      "unsupported-objective", .models, "A model for something else",
      "What the model predicts is neither a probability nor a number.",
      noExample: "it takes such a file",
      advice: "Train it with objective=binary:logistic or objective=reg:squarederror."),
    FaultPage(
      "unsupported-model", .models, "A model that cannot be scored",
      "The model uses something that is not scored here. The message says what.",
      noExample: "it takes such a file", advice: "Train it without that."),
    FaultPage(
      "feature-count-mismatch", .models, "Other features than the model's",
      "The rows have more or fewer features than the model was trained with.",
      noExample: "models made here keep their features with them", advice: "Train it again with its feature set."),
    FaultPage(
      "not-in-this-model", .models, "What a model does not have",
      "Only trees have leaves. A score can be taken apart into contributions of the features where the file tells how "
        + "many training rows each node had and where leaves are plain numbers. The message says what is in the way.",
      noExample: "models made here keep what it takes", advice: "Train the model anew, without linear_tree=true."),
    FaultPage(
      "not-a-default-model", .models, "A model that gives no probability",
      "A PD model gives probabilities. This file's objective gives numbers of any size, as models of losses and "
        + "exposures do.",
      noExample: "it takes such a file", advice: "Say what it predicts: with kind = lgd, measure = amount."),
    FaultPage(
      "not-a-loss-model", .models, "A model that gives log-odds",
      "A loss or an exposure is a number, and log-odds are none of either.",
      noExample: "it takes such a file", advice: "Say what it predicts: with kind = pd."),
    FaultPage(
      "uneven-matrix", .models, "Values that do not fill the rows",
      "There are more or fewer values than rows times features.",
      noExample: "models made here keep their features with them", advice: "Please report it, with what led here."),
  ]
}

extension BundleFault {
  /// The pages of help on these faults.
  public static let pages = [
    FaultPage(
      "newer-model", .models, "A model of a newer version",
      "The model was saved by a newer version of the program, in a form this one does not read.",
      noExample: "it takes a newer version", advice: "Use the version of risk that saved it, or a newer one.")
  ]
}
