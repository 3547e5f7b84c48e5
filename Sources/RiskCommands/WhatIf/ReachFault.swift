import RiskDiagnostics

/// What can be wrong with a change that is to be looked for.
enum ReachFault: Fault, Equatable {
  case immutable(String)
  case costOfOther(String, near: String?)
  case nothingToChange([String])

  var code: String {
    switch self {
    case .immutable: "input-immutable"
    case .costOfOther: "cost-of-other"
    case .nothingToChange: "nothing-to-change"
    }
  }

  var message: String {
    switch self {
    case .immutable(let name): "a customer cannot change '\(name)'"
    case .costOfOther(let name, _): "'\(name)' has a cost and is none of the inputs that may change"
    case .nothingToChange(let names):
      names.isEmpty
        ? "the models in use read no input that could change"
        : "nothing can change: \(Words.list(names)) \(names.count == 1 ? "stays as it is" : "stay as they are")"
    }
  }

  var hint: String? {
    switch self {
    case .immutable: "leave it out behind changing; its feature set says with change = never"
    case .costOfOther(let name, let near):
      near.map { "did you mean '\($0)'?" } ?? "name it behind changing, or leave its cost out: changing …, \(name)"
    case .nothingToChange: "name inputs that can move: changing …; with beyond = true ranges do not count"
    }
  }
}
