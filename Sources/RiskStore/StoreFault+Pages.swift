public import RiskDiagnostics

extension StoreFault {
  /// The pages of help on these faults; damaged models have the code of the models' module.
  public static let pages = [
    FaultPage(
      "bad-model-name", .models, "A name no folder can have",
      "A model's name is also the name of its folder under models/.",
      after: .features, example: "train pd `pd/2` on train target default features base with rounds = 3",
      remedy: "train pd pd_2 on train target default features base with rounds = 3"),
    FaultPage(
      "unreadable-model", .models, "A model that could not be read again",
      "Before a model is kept it is read back, and this one could not be. It is not kept.",
      noExample: "it takes very unusual features", advice: "Take out of its feature set what is unusual."),
    FaultPage(
      "cannot-write", .program, "Something that cannot be written",
      "A file of the workspace or the result itself could not be written.",
      noExample: "it takes a full disk or a folder of someone else",
      advice: "See that the folder is there and may be written, and that the disk is not full."),
    FaultPage(
      "no-history", .program, "No history",
      "The history of the workspace cannot be opened. The session goes on without it.",
      noExample: "it takes a damaged file", advice: "Remove the file that the message names."),
    FaultPage(
      "no-digest", .program, "No checksums on this machine",
      "The system's library cannot compute a SHA-256, without which no model is trusted.",
      noExample: "it takes an unusual machine", advice: "Install libssl-dev, or run scripts/setup."),
  ]
}
