import RiskDiagnostics
import RiskModels

extension LossMeasure {
  /// From where on a loss is surely an amount: shares above one are losses with their costs, and no one loses ten times
  /// the exposure.
  private static let surelyAmount = 10.0

  /// What losses are, by their values.
  ///
  /// - Throws: `CommandFault.measureUnclear` where they may be either.
  static func deciding(_ losses: [Double]) throws(CommandFault) -> LossMeasure {
    if losses.allSatisfy({ $0 >= 0 && $0 <= 1 }) { return .share }
    guard losses.contains(where: { $0 >= surelyAmount }) else { throw .measureUnclear }
    return .amount
  }
}
