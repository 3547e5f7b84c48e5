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
      "changed-model", .models, "A model changed behind the registry's back",
      "The files in the model's folder fit each other and are not those that were kept, as after copying another model "
        + "over them.",
      noExample: "it takes files that were changed by hand",
      advice: "Put back what was there, or keep what is there now under another name with 'load model'."),
    FaultPage(
      "missing-model", .models, "A model whose folder is gone",
      "The registry knows the model, and its folder is not under models/ any more.",
      noExample: "it takes a folder that was moved by hand",
      advice: "Put the folder back where it was, or have the registry forget the model with 'model remove'."),
    FaultPage(
      "stray-folder", .models, "A folder in a model's way",
      "Something is in the place where the registry keeps a version of a model, and the registry did not put it there.",
      noExample: "it takes a folder that was made by hand", advice: "Look at the folder and move it away."),
    FaultPage(
      "unknown-version", .models, "A version that is none",
      "A model's versions are counted from 1; `pd1@1` in backticks is the first version of pd1, and pd1 the newest.",
      after: .model, example: "use `pd1@7`", remedy: "use pd1"),
    FaultPage(
      "model-name-taken", .models, "A name that another model has",
      "Two models cannot have one name. Training under a name that is taken makes the next version of that model.",
      after: .model, example: "model rename pd1 to pd1", remedy: "model rename pd1 to pd_2024"),
    FaultPage(
      "champion-in-use", .models, "A champion that is not removed",
      "A champion is what others count on. It is retired before it is removed, so that nobody removes it unawares.",
      after: .model, example: "model stage pd1 champion; model remove pd1", remedy: "model remove pd1"),
    FaultPage(
      "not-a-model", .models, "A folder without a model",
      "A model's folder has model.json, its trees or coefficients, golden.csv and SHA256SUMS, as 'save model' writes it.",
      after: .model, example: "load model \"data\" as pd2", remedy: "load model \"models/pd1\" as pd2"),
    FaultPage(
      "folder-taken", .models, "A folder that a model's copy would replace",
      "A copy of a model is a folder of its own. Only a copy that was made before is replaced.",
      after: .model, example: "save model pd1 to \"models/copy\"", remedy: "save model pd1 to \"copy\""),
    FaultPage(
      "newer-registry", .program, "A registry of a later version",
      "The workspace's registry was written by a later version of the program, and is left as it is.",
      noExample: "it takes a later version", advice: "Use that version, or a newer one."),
    FaultPage(
      "damaged-registry", .program, "A registry that cannot be read",
      "The file models/registry.sqlite is no database any more. The models are all in their folders; what is lost is their stages.",
      noExample: "it takes a damaged file",
      advice: "Move the file away. 'models' then takes in what is in the folders, each model as a challenger."),
    FaultPage(
      "busy-registry", .program, "A registry another session holds",
      "Sessions change models one after the other, and another one has not come to its end for a minute.",
      noExample: "it takes a second session that hangs", advice: "See what the other session does, and try again."),
    FaultPage(
      "newer-log", .program, "A decision log of a later program",
      "The log was written by a later version of risk, which may keep more in it than this one knows of.",
      noExample: "it takes a later program", advice: "Use the version that wrote it, or a newer one."),
    FaultPage(
      "damaged-log", .program, "A damaged decision log",
      "The file of the decision log is no database any more, or not one of this program. While the log is on nothing is "
        + "scored that could not be written down.",
      noExample: "it takes a damaged file",
      advice: "Keep the file for whoever looks into it, and move it away; 'log on' begins a new log."),
    FaultPage(
      "broken-log", .program, "A decision log that was changed",
      "Entries of the decision log are chained by their hashes, and somewhere the chain does not hold: entries were "
        + "changed, removed, moved or put in from outside.",
      noExample: "it takes a log that was changed behind the program's back",
      advice: "Keep the file as it is for whoever looks into it; 'log verify' says which entries it concerns."),
    FaultPage(
      "busy-log", .program, "A decision log another session holds",
      "Sessions write their decisions one after the other, and another one has not come to its end for ten seconds.",
      noExample: "it takes a second session that hangs", advice: "See what the other session does, and try again."),
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
