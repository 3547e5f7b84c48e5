public import RiskDiagnostics

/// What can be wrong with what a workspace keeps.
public enum StoreFault: Fault, Equatable {
  case badModelName(String)
  case checksum(model: String, file: String)
  case damaged(model: String, reason: String)
  case missingFile(model: String, file: String)
  case tooLarge(model: String, file: String)
  case unreadable(model: String, reason: String)
  case cannotWrite(String, reason: String)
  case historyUnavailable(reason: String)
  case noDigest

  public var code: String {
    switch self {
    case .badModelName: "bad-model-name"
    case .checksum, .damaged, .missingFile, .tooLarge: "damaged-model"
    case .unreadable: "unreadable-model"
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
    case .cannotWrite: "check that the folder is there and may be written, and that the disk is not full"
    case .historyUnavailable: "the session goes on without it"
    case .noDigest: "install libssl-dev, or run scripts/setup"
    }
  }
}
