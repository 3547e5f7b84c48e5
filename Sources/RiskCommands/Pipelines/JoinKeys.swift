import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// The keys of a join as they were written.
struct JoinKeys {
  private struct Written {
    let key: JoinRequest.Key
    /// How the columns compare, where it is not by `=`.
    let nearness: JoinRequest.Nearness?
    let span: Span
  }

  private let keys: [Written]

  /// Reads keys, whose columns are those of two sides.
  init(_ groups: [[Argument]], _ left: Call.InputTable, _ right: Call.InputTable) throws {
    keys = try groups.map { group in
      if group.count > 1 { throw KernelFault.oneOnly("key between commas").at(group[1].span) }
      let (own, other, nearness) = try JoinKeys.columns(group[0])
      return Written(
        key: JoinRequest.Key(try left.column(own).name, try right.column(other).name), nearness: nearness,
        span: group[0].span)
    }
  }

  /// The columns of a key: one name for both sides, or one for each with a sign between.
  private static func columns(
    _ argument: Argument
  ) throws -> (Identifier, Identifier, JoinRequest.Nearness?) {
    let expression = try argument.asExpression()
    switch expression.kind {
    case .name(let name): return (name, name, nil)
    case .binary(let symbol, let left, let right):
      guard case .name(let own) = left.kind, case .name(let other) = right.kind else { break }
      if symbol == .equal { return (own, other, nil) }
      if let nearness = JoinRequest.Nearness(rawValue: symbol.rawValue) { return (own, other, nearness) }
    default: break
    }
    throw CommandFault.notAKey.at(argument.span)
  }

  /// What is asked for; of `asof` the last key is the one of which the nearest is taken.
  func request(_ kind: JoinKind, suffix: String) throws -> JoinRequest {
    guard kind == .asof, let last = keys.last else {
      if let compared = keys.first(where: { $0.nearness != nil }) { throw CommandFault.comparedKey.at(compared.span) }
      return JoinRequest(kind, keys: keys.map(\.key), suffix: suffix)
    }
    if let compared = keys.dropLast().first(where: { $0.nearness != nil }) {
      throw CommandFault.comparedKey.at(compared.span)
    }
    return JoinRequest(
      kind, keys: keys.dropLast().map(\.key), nearest: (last.key, last.nearness ?? .atOrBefore), suffix: suffix)
  }
}
