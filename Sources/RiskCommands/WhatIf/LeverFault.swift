import RiskDiagnostics

/// What can be wrong with the inputs that are to be varied.
enum LeverFault: Fault, Equatable {
  case notSingle(String)
  case noLevels(String)
  case inputTwice(String)

  var code: String {
    switch self {
    case .notSingle, .noLevels: "input-not-variable"
    case .inputTwice: "input-twice"
    }
  }

  var message: String {
    switch self {
    case .notSingle(let name): "'\(name)' is a list of records, which has no values to go through"
    case .noLevels(let name): "nobody knows which values '\(name)' can have"
    case .inputTwice(let name): "'\(name)' is named twice"
    }
  }

  var hint: String? {
    switch self {
    case .notSingle: "name inputs that are numbers, dates, texts or conditions"
    case .noLevels: "train the model again: training keeps the levels of its texts"
    case .inputTwice: "name it once"
    }
  }

  var status: ExitStatus {
    switch self {
    case .notSingle, .noLevels: .failed
    case .inputTwice: .misused
    }
  }
}
