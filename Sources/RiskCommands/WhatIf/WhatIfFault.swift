import RiskDiagnostics

/// What can be wrong with what-ifs, scenarios and policies.
enum WhatIfFault: Fault, Equatable {
  case noPolicy
  case noFigure(String, known: [String])
  case setAndVary
  case nothingToKeep
  case notAnAxis
  case nothingKnown(String)
  case tooManyAxes
  case gridTooLarge(Int, limit: Int)
  case unknownSide(String, near: String?)
  case noColumn(String, near: String?)

  var code: String {
    switch self {
    case .noPolicy: "no-policy"
    case .noFigure: "no-such-figure"
    case .setAndVary: "nothing-to-ask"
    case .nothingToKeep: "nothing-to-keep"
    case .notAnAxis, .nothingKnown: "no-values-to-vary"
    case .tooManyAxes: "too-many-to-vary"
    case .gridTooLarge: "grid-too-large"
    case .unknownSide: "unknown-side"
    case .noColumn: "change-without-column"
    }
  }

  var message: String {
    switch self {
    case .noPolicy: "there is no policy"
    case .noFigure(let name, _): "the models in use give no '\(name)'"
    case .setAndVary: "a what-if changes inputs with set, or lets them go through values with vary, not both"
    case .nothingToKeep: "only changes can be kept under a name"
    case .notAnAxis: "here stands an input, and behind over its values"
    case .nothingKnown(let name): "nothing is known of the values of '\(name)'"
    case .tooManyAxes: "at most two inputs go through values at once"
    case .gridTooLarge(let count, let limit):
      "these are \(Words.rounded(count)) points, and \(Words.grouped(limit)) are the most"
    case .unknownSide(let name, _): "'\(name)' is neither a customer nor a scenario"
    case .noColumn(let name, _): "the rows have no column '\(name)' to change"
    }
  }

  var hint: String? {
    switch self {
    case .noPolicy: "make one: policy { approve when pd < 5%; refer when pd < 12%; decline otherwise }"
    case .noFigure(_, let known): "they give \(known.joined(separator: ", "))"
    case .setAndVary: "ask twice: customer plan like good with util = 30%, then whatif plan vary age"
    case .nothingToKeep: "for instance: whatif good set util = 30% as \"pay down\""
    case .notAnAxis: "for instance: vary util over 0..1 step 0.1, num_90 over [0, 1, 2]"
    case .nothingKnown(let name): "say which: vary \(name) over 0..10"
    case .tooManyAxes: "levers and reach look at more inputs together"
    case .gridTooLarge: "take a longer step"
    case .unknownSide(_, let near?), .noColumn(_, let near?): "did you mean '\(near)'?"
    case .unknownSide: "'scenarios' lists the scenarios"
    case .noColumn: nil
    }
  }

  var status: ExitStatus {
    switch self {
    case .noPolicy, .noFigure, .nothingKnown, .gridTooLarge, .unknownSide, .noColumn: .failed
    default: .misused
    }
  }
}
