import RiskDiagnostics

/// What can be wrong with what-ifs, scenarios and policies.
enum WhatIfFault: Fault, Equatable {
  case noPolicy
  case noFigure(String, known: [String])

  var code: String {
    switch self {
    case .noPolicy: "no-policy"
    case .noFigure: "no-such-figure"
    }
  }

  var message: String {
    switch self {
    case .noPolicy: "there is no policy"
    case .noFigure(let name, _): "the models in use give no '\(name)'"
    }
  }

  var hint: String? {
    switch self {
    case .noPolicy: "make one: policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }"
    case .noFigure(_, let known): "they give \(known.joined(separator: ", "))"
    }
  }

  var status: ExitStatus { .failed }
}
