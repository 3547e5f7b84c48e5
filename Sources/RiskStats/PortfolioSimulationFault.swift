public import RiskDiagnostics

/// Why a portfolio cannot be simulated.
public enum SimulationFault: Fault, Equatable {
  /// The number of customers is outside its limits.
  case rows(Int)
  /// The number of months is outside its limits.
  case months(Int)

  /// The stable name users search for.
  public var code: String {
    switch self {
    case .rows: "simulation-rows"
    case .months: "simulation-months"
    }
  }

  /// What is wrong.
  public var message: String {
    switch self {
    case .rows(let rows):
      "\(rows) rows cannot be simulated: the number lies between \(Self.text(PortfolioSimulation.rowLimits))"
    case .months(let months):
      "\(months) months cannot be simulated: the number lies between \(Self.text(PortfolioSimulation.monthLimits))"
    }
  }

  /// What to type instead.
  public var hint: String? {
    switch self {
    case .rows: "try 20000 rows"
    case .months: "try 36 months"
    }
  }

  private static func text(_ limits: ClosedRange<Int>) -> String {
    "\(limits.lowerBound) and \(limits.upperBound)"
  }
}
