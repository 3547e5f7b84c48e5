public import RiskDiagnostics

/// What can be wrong with what a workspace keeps.
public enum StoreFault: Fault, Equatable {
  case badModelName(String)
  case checksum(model: String, file: String)
  case damaged(model: String, reason: String)
  case missingFile(model: String, file: String)
  case tooLarge(model: String, file: String)
  case unreadable(model: String, reason: String)
  /// A file that is sound and not the one that was kept.
  case changed(model: String, file: String)
  case missingFolder(ModelTitle)
  case strayFolder(String)
  case unknownVersion(ModelTitle, of: [Int])
  case nameTaken(String)
  case versionRenamed(ModelTitle)
  case championInUse(ModelTitle)
  case noBundle(String)
  case folderTaken(String)
  case insideRegistry(String)
  case newerRegistry(Int)
  case damagedRegistry(reason: String)
  case busy(seconds: Int)
  case newerDecisions(Int)
  case damagedDecisions(reason: String)
  /// The decision log's own figures contradict each other, so that nothing is added to it.
  case brokenDecisions(reason: String)
  case busyDecisions(seconds: Int)
  case cannotWrite(String, reason: String)
  case historyUnavailable(reason: String)
  case noDigest

  public var code: String {
    switch self {
    case .badModelName: "bad-model-name"
    case .checksum, .damaged, .missingFile, .tooLarge: "damaged-model"
    case .unreadable: "unreadable-model"
    case .changed: "changed-model"
    case .missingFolder: "missing-model"
    case .strayFolder: "stray-folder"
    case .unknownVersion: "unknown-version"
    case .nameTaken: "model-name-taken"
    case .versionRenamed: "bad-model-name"
    case .championInUse: "champion-in-use"
    case .noBundle: "not-a-model"
    case .folderTaken, .insideRegistry: "folder-taken"
    case .newerRegistry: "newer-registry"
    case .damagedRegistry: "damaged-registry"
    case .busy: "busy-registry"
    case .newerDecisions: "newer-log"
    case .damagedDecisions: "damaged-log"
    case .brokenDecisions: "broken-log"
    case .busyDecisions: "busy-log"
    case .cannotWrite: "cannot-write"
    case .historyUnavailable: "no-history"
    case .noDigest: "no-digest"
    }
  }

  public var message: String {
    switch self {
    case .badModelName(let name): "'\(name)' cannot be a model's name, which is also the name of its folder"
    case .checksum(let model, let file): "the file \(file) of the model '\(model)' is not the one that was saved"
    case .damaged(let model, let reason): "the model '\(model)' is damaged: \(reason)"
    case .missingFile(let model, let file): "the model '\(model)' lacks its file \(file)"
    case .tooLarge(let model, let file): "the file \(file) of the model '\(model)' is too large to be a model's"
    case .unreadable(let model, let reason):
      "the model '\(model)' is not kept, as it could not be read again: \(reason)"
    case .changed(let model, let file):
      "the file \(file) of the model '\(model)' was changed behind the registry's back"
    case .missingFolder(let title): "the folder of the model '\(title)' is gone from models/"
    case .strayFolder(let folder): "models/\(folder) is in the way: it holds no model that the registry knows"
    case .unknownVersion(let title, []): "'\(title.name)' has no version \(title.version ?? 1)"
    case .unknownVersion(let title, let versions):
      "'\(title.name)' has no version \(title.version ?? 1); it has \(versions.map(String.init).joined(separator: ", "))"
    case .nameTaken(let name): "a model is called '\(name)' already"
    case .versionRenamed(let title): "'\(title)' is a version of '\(title.name)', and versions share one name"
    case .championInUse(let title): "the model '\(title)' is the champion, and is not removed while it is in use"
    case .noBundle(let folder): "the folder '\(folder)' holds no model that risk saved"
    case .folderTaken(let folder): "there is something in '\(folder)' that is no model's copy"
    case .insideRegistry(let folder): "'\(folder)' is in the folder of the registry, which keeps its models itself"
    case .newerRegistry(let layout):
      "the registry models/registry.sqlite has layout \(layout), and this program reads \(RegistrySchema.layout.current)"
    case .damagedRegistry(let reason): "the registry models/registry.sqlite is damaged: \(reason)"
    case .busy(let seconds): "another session has been changing the models for \(seconds) seconds"
    case .newerDecisions(let layout):
      "the decision log models/decisions.sqlite has layout \(layout), and this program reads "
        + "\(DecisionSchema.layout.current)"
    case .damagedDecisions(let reason): "the decision log models/decisions.sqlite is damaged: \(reason)"
    case .brokenDecisions(let reason): "the decision log is not as this program left it: \(reason)"
    case .busyDecisions(let seconds): "another session has kept the decision log to itself for \(seconds) seconds"
    case .cannotWrite(let path, let reason): "'\(path)' cannot be written: \(reason)"
    case .historyUnavailable(let reason): "the history of this workspace cannot be opened: \(reason)"
    case .noDigest: "the system's library cannot compute a SHA-256"
    }
  }

  public var hint: String? {
    switch self {
    case .badModelName: "use letters, digits, '-' and '_'"
    case .checksum, .damaged, .missingFile, .tooLarge: "train it again, or copy its whole folder from where it was made"
    case .unreadable: "take out of its feature set what is unusual, such as a variable with lists deep inside lists"
    case .changed(let model, _):
      "put the file back, or keep what is there under another name: load model \"models/\(model)\" as other"
    case .missingFolder(let title): "put it back, or forget it: model remove \(title.typed)"
    case .strayFolder(let folder): "look at it and move it away: mv models/\(folder) elsewhere"
    case .unknownVersion(let title, _): "list them: model show \(ModelTitle(title.name).typed)"
    case .nameTaken(let name): "choose another name, or remove that one: model remove \(ModelTitle(name).typed)"
    case .versionRenamed(let title):
      "rename the model with all its versions: model rename \(ModelTitle(title.name).typed) to …"
    case .championInUse(let title): "retire it first: model stage \(title.typed) retired"
    case .noBundle: "name the folder that 'save model' wrote, with its files model.json and SHA256SUMS"
    case .folderTaken: "name a folder that is not there yet"
    case .insideRegistry: "for a copy under another name: load model \"models/pd1\" as pd2"
    case .newerRegistry: "use the version of risk that wrote it, or a newer one"
    case .damagedRegistry:
      "move it away: mv models/registry.sqlite models/registry.old; 'models' finds the models again, each a challenger"
    case .newerDecisions: "use the version of risk that wrote it, or a newer one"
    case .damagedDecisions, .brokenDecisions:
      "keep the file for whoever looks into it: mv models/decisions.sqlite elsewhere; 'log on' begins a new one"
    case .busy, .busyDecisions: "see what it does, or end it, and try again"
    case .cannotWrite: "check that the folder is there and may be written, and that the disk is not full"
    case .historyUnavailable: "the session goes on without it"
    case .noDigest: "install libssl-dev, or run scripts/setup"
    }
  }
}
