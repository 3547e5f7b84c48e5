import Foundation
import RiskExpressions

/// A feature prepared for finding out what it may come to while several inputs move.
indirect enum ExtentExpression: Sendable {
  /// What does not move.
  case fixed(Extent)
  /// One of the inputs.
  case input(Int)
  case call(String, [ExtentExpression])
  case choice([(condition: ExtentExpression, value: ExtentExpression)], otherwise: ExtentExpression)
  /// What no rule tells of.
  case unknown

  /// Prepares an expression: `inputs` has the places of the columns that move, `row` the values of all others.
  ///
  /// - Throws: an `ExpressionFault` where a part that does not move cannot be computed.
  init(_ expression: RowExpression, inputs: [Int: Int], unknown: Set<Int>, row: [Value]) throws {
    guard expression.reads(inputs.keys, or: unknown) else {
      let value = try expression.evaluate(row)
      self = value.isNull ? .fixed(.missing) : value.asNumber.map { .fixed(Extent($0)) } ?? .unknown
      return
    }
    func prepared(_ part: RowExpression) throws -> ExtentExpression {
      try ExtentExpression(part, inputs: inputs, unknown: unknown, row: row)
    }
    switch expression.node {
    case .column(let index, _): self = inputs[index].map(ExtentExpression.input) ?? .unknown
    case .call(let function, let arguments): self = .call(function.name, try arguments.map(prepared))
    case .choice(let branches, let otherwise):
      self = .choice(
        try branches.map { (try prepared($0.condition), try prepared($0.value)) },
        otherwise: try otherwise.map(prepared) ?? .fixed(.missing))
    case .constant, .window: self = .unknown
    }
  }

  /// What it may come to while each input moves within bounds.
  func extent(_ inputs: UnsafeBufferPointer<Extent>) -> Extent {
    switch self {
    case .fixed(let extent): extent
    case .input(let place): inputs[place]
    case .call(let name, let arguments): Self.extent(of: name, arguments.map { $0.extent(inputs) })
    case .choice(let branches, let otherwise): Self.choice(branches, otherwise, inputs)
    case .unknown: .unknown
    }
  }

  private static func choice(
    _ branches: [(condition: ExtentExpression, value: ExtentExpression)], _ otherwise: ExtentExpression,
    _ inputs: UnsafeBufferPointer<Extent>
  ) -> Extent {
    var result = Extent(.infinity, -.infinity)
    for branch in branches {
      let condition = branch.condition.extent(inputs)
      // A condition that is missing does not hold.
      if condition.isEmpty || condition.high < 1 { continue }
      result = result.joined(with: branch.value.extent(inputs))
      if condition.low == 1, !condition.canBeMissing { return result }
    }
    return result.joined(with: otherwise.extent(inputs))
  }

  private static func extent(of name: String, _ arguments: [Extent]) -> Extent {
    switch (name, arguments.count) {
    case ("+", 2): arguments[0] + arguments[1]
    case ("-", 2): arguments[0] + -arguments[1]
    case ("*", 2): arguments[0] * arguments[1]
    case ("/", 2): arguments[0] / arguments[1]
    case ("//", 2): (arguments[0] / arguments[1]).rising { $0.rounded(.down) }
    case ("=", 2), ("!=", 2), ("<", 2), ("<=", 2), (">", 2), (">=", 2): arguments[0].compared(name, with: arguments[1])
    case ("and", 2): Extent.both(arguments[0], arguments[1])
    case ("or", 2): Extent.either(arguments[0], arguments[1])
    case ("clip", 3): clipped(arguments)
    case ("min", _), ("row_min", _): extreme(arguments, min)
    case ("max", _), ("row_max", _): extreme(arguments, max)
    case ("row_sum", _): sum(arguments)
    case ("coalesce", _), ("ifnull", 2): firstKnown(arguments)
    case (_, 1): extent(of: name, arguments[0])
    default: .unknown
    }
  }

  private static func extent(of name: String, _ argument: Extent) -> Extent {
    switch name {
    case "negate": -argument
    case "abs": argument.magnitude
    case "number": argument
    case "floor": argument.rising { $0.rounded(.down) }
    case "ceil": argument.rising { $0.rounded(.up) }
    case "round": argument.rising { $0.rounded(.toNearestOrAwayFromZero) }
    case "exp": argument.rising(exp).widened
    case "sqrt": argument.above(0, includingEnd: true, sqrt)
    case "ln": argument.above(0, includingEnd: false, log)
    case "log10": argument.above(0, includingEnd: false, log10)
    case "log1p": argument.above(-1, includingEnd: false) { log(1 + $0) }
    case "not":
      argument.isEmpty ? argument : Extent(1 - argument.high, 1 - argument.low, canBeMissing: argument.canBeMissing)
    case "missing", "is null": argument.isEmpty ? Extent(1) : argument.canBeMissing ? Extent(0, 1) : Extent(0)
    default: .unknown
    }
  }

  private static func clipped(_ arguments: [Extent]) -> Extent {
    guard arguments[1].isPoint, arguments[2].isPoint, arguments[1].low <= arguments[2].low else { return .unknown }
    let (low, high) = (arguments[1].low, arguments[2].low)
    return arguments[0].rising { min(max($0, low), high) }
  }

  /// The least or the greatest of several, of which missing ones are passed over.
  private static func extreme(_ arguments: [Extent], _ choose: (Double, Double) -> Double) -> Extent {
    guard var result = arguments.first else { return .unknown }
    for argument in arguments.dropFirst() {
      let both =
        result.isEmpty || argument.isEmpty
        ? .missing : Extent(choose(result.low, argument.low), choose(result.high, argument.high))
      result = either(result, argument, both)
    }
    return result
  }

  private static func sum(_ arguments: [Extent]) -> Extent {
    guard var result = arguments.first else { return .unknown }
    for argument in arguments.dropFirst() { result = either(result, argument, result + argument) }
    return result
  }

  /// What is left of two of which either may be missing, and what both together come to.
  private static func either(_ first: Extent, _ second: Extent, _ both: Extent) -> Extent {
    var (low, high) = (Double.infinity, -Double.infinity)
    if !both.isEmpty { (low, high) = (both.low, both.high) }
    if second.canBeMissing, !first.isEmpty { (low, high) = (min(low, first.low), max(high, first.high)) }
    if first.canBeMissing, !second.isEmpty { (low, high) = (min(low, second.low), max(high, second.high)) }
    return Extent(low, high, canBeMissing: first.canBeMissing && second.canBeMissing)
  }

  private static func firstKnown(_ arguments: [Extent]) -> Extent {
    var result = Extent.missing
    for argument in arguments.reversed() {
      guard argument.canBeMissing else {
        result = argument
        continue
      }
      result = Extent(min(argument.low, result.low), max(argument.high, result.high), canBeMissing: result.canBeMissing)
    }
    return result
  }
}

extension RowExpression {
  /// Whether it reads one of some columns.
  fileprivate func reads(_ inputs: some Collection<Int>, or others: Set<Int>) -> Bool {
    switch node {
    case .constant: false
    case .column(let index, _): inputs.contains(index) || others.contains(index)
    case .call(_, let arguments): arguments.contains { $0.reads(inputs, or: others) }
    case .choice(let branches, let otherwise):
      branches.contains { $0.condition.reads(inputs, or: others) || $0.value.reads(inputs, or: others) }
        || otherwise?.reads(inputs, or: others) ?? false
    case .window: true
    }
  }
}
