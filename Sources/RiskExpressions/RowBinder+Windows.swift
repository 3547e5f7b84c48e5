import RiskDiagnostics
import RiskSyntax

extension RowBinder {
  /// Binds a call that looks at other rows.
  func window(
    _ call: Expression, _ window: Expression.Window, _ expression: Expression, _ aggregates: AggregateUse
  ) throws -> RowExpression {
    guard case .call(let name, let arguments) = call.kind else {
      throw ExpressionFault.notHere("'over'").at(window.span)
    }
    let function = try function(name, arguments)
    guard !function.isOfOneRow else { throw ExpressionFault.notAWindow(name.text).at(window.span) }
    guard aggregates == .windows else {
      throw (aggregates.isInside ? ExpressionFault.windowNested(name.text) : .windowMisplaced(name.text)).at(call.span)
    }
    let operands = try operands(of: function, arguments, .insideWindow)
    let rows = RowWindow(
      keys: try window.keys.map { try bind($0, aggregates: .insideWindow) },
      order: try window.order.map {
        RowWindow.Key(value: try bind($0.value, aggregates: .insideWindow), descending: $0.descending)
      })
    if case .window(.ties) = function.evaluation, rows.order.isEmpty {
      throw ExpressionFault.windowUnsorted(name.text).at(window.span)
    }
    do {
      let type = try function.applied(to: operands, at: expression.span).type
      return RowExpression(.window(function, operands, rows), type, .written(expression.span))
    } catch { throw error.at(name.span) }
  }
}

extension RowBinder.AggregateUse {
  /// Whether it is inside of what looks at many rows already.
  fileprivate var isInside: Bool { self == .inside || self == .insideWindow }

  /// What is wrong with an aggregate here, or nil.
  func fault(for name: String) -> ExpressionFault? {
    switch self {
    case .allowed: nil
    case .none, .windows: .aggregateMisplaced(name)
    case .inside, .insideWindow: .aggregateNested(name)
    }
  }
}
