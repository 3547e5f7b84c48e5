import RiskDiagnostics
public import RiskSyntax

extension FeatureSet {
  /// A feature about to be bound; of a category there is one for each level.
  struct Written {
    let name: String
    let definition: FeatureDefinition
    let expression: Expression
    /// How many numbers stand for levels of a category, from 0; nil for a number that is one.
    var codes: Int?
  }

  /// The features over the rows' own columns, with the levels of its categories; numbers stand for what is not learned yet.
  func written(_ levels: [[Level]]? = nil) throws -> [Written] {
    var place = 0
    func next(_ call: CategoryCall) -> [Level]? {
      defer { place += 1 }
      return levels.map { place < $0.count ? $0[place] : [] }
    }
    return try zip(features, flat).flatMap { feature, expression in
      if let call = try CategoryCall.read(expression), call.use == .onehot {
        guard let known = next(call) else {
          return [Written(name: feature.name, definition: feature, expression: call.placeholder)]
        }
        return call.indicators(known).map {
          Written(name: "\(feature.name)=\($0.name)", definition: feature, expression: $0.expression)
        }
      }
      if let call = try CategoryCall.read(expression), call.use == .category {
        let known = next(call)
        return [
          Written(
            name: feature.name, definition: feature, expression: known.map(call.expression) ?? call.placeholder,
            codes: (known?.count(where: { !$0.value.isNull }) ?? 0) + 1)
        ]
      }
      let plain = try expression.rewriting { part in
        if let fixed = try FeatureSet.ordinal(part) { return fixed }
        guard let call = try CategoryCall.read(part) else { return nil }
        return next(call).map(call.expression) ?? call.placeholder
      }
      return [Written(name: feature.name, definition: feature, expression: plain)]
    }
  }

  /// What it reads of the rows themselves, for the check before anything runs.
  public var reads: [Expression] {
    get throws {
      let columns = Set(childCalls.map(\.column))
      let own = try written().map { $0.expression.forgetting { columns.contains($0.text) } }
      let sums = childCalls.map { call in call.call.forgetting { childTables.column($0) != nil } }
      return own + sums
    }
  }

  /// The columns it reads of its child tables.
  public var childColumns: [(table: String, column: Identifier)] {
    childCalls.flatMap { $0.call.names.compactMap(childTables.column) }
  }

  /// `ordinal(x, ["a", "b"])`, whose levels are given.
  private static func ordinal(_ expression: Expression) throws -> Expression? {
    guard case .call(let name, let arguments) = expression.kind, name.text == CategoryUse.ordinal.rawValue,
      arguments.count == 2
    else { return nil }
    guard case .list(let levels) = arguments[1].value.kind, !levels.isEmpty, levels.allSatisfy(\.isConstant) else {
      throw FeatureFault.badLevels.at(arguments[1].value.span)
    }
    return arguments[0].value.places(in: levels)
  }

  static func categories(in expressions: [Expression]) throws -> [CategoryCall] {
    var calls: [CategoryCall] = []
    for expression in expressions {
      if let call = try CategoryCall.read(expression), call.use.standsAlone {
        calls.append(call)
        continue
      }
      _ = try expression.rewriting { part in
        _ = try ordinal(part)
        guard let call = try CategoryCall.read(part) else { return nil }
        guard !call.use.standsAlone else { throw FeatureFault.categoryInside(call.use.rawValue).at(part.span) }
        calls.append(call)
        return nil
      }
    }
    return calls
  }
}

extension Expression {
  /// The names in it.
  fileprivate var names: [Identifier] {
    if case .name(let name) = kind { return [name] }
    return children.flatMap(\.names)
  }

  /// The expression with some names as missing values.
  fileprivate func forgetting(_ isForgotten: (Identifier) -> Bool) -> Expression {
    rewriting { part in
      guard case .name(let name) = part.kind, isForgotten(name) else { return nil }
      return Expression(literal: .null, span: part.span)
    }
  }
}
