import RiskDiagnostics

/// Names that stand twice where each must stand once.
enum NameFault: Fault {
  case partTwice(String)
  case changeTwice(String)

  var code: String {
    switch self {
    case .partTwice: "duplicate-name"
    case .changeTwice: "given-twice"
    }
  }

  var message: String {
    switch self {
    case .partTwice(let name): "two parts are called '\(name)'"
    case .changeTwice(let name): "the input '\(name)' is changed twice"
    }
  }

  var hint: String? {
    switch self {
    case .partTwice: "for instance: into train 70%, test 30%"
    case .changeTwice(let name): "write one expression, for instance: with \(name) = (\(name) + 1) * 2"
    }
  }

  var status: ExitStatus { .misused }
}
