public import RiskExpressions

/// A customer whose inputs can be varied one by one: what the models would say along each of them.
public struct VariedCustomer: Sendable {
  /// The models that score together.
  public let scorer: Scorer
  /// The customer as given.
  public let customer: Record
  /// What the models say of the customer as given.
  public let now: Figures
  /// The models with the customer's row in them, in the order of `scorer.figureModels`.
  let models: [CustomerModel]
  private let known: Set<String>

  /// Scores a customer.
  ///
  /// - Throws: a `FeatureFault` for an input that is misspelt or that has the wrong type.
  public init(_ customer: Record, scorer: Scorer) throws {
    let score = try scorer.score(customer)
    let known = scorer.inputNames.union(score.unread)
    self.scorer = scorer
    self.customer = customer
    self.known = known
    now = Figures(
      pd: score.pd ?? .nan, lgd: score.lgd ?? .nan, exposure: score.exposure ?? .nan,
      expectedLoss: score.expectedLoss ?? .nan)
    models = try scorer.figureModels.map { try CustomerModel($0, customer, besides: known) }
  }

  /// The features of each model for the customer as given, in the order of `scorer.figureModels`.
  public var features: [[Double]] { models.map(\.features) }

  /// The values an input may take for this customer; nil where there are none to go through.
  ///
  /// An exposure of which nothing is known is not below zero.
  public func domain(of facts: InputFacts, goesBeyond: Bool = false) -> InputDomain? {
    let domain = InputDomain(facts, now: customer[facts.name] ?? .null, goesBeyond: goesBeyond)
    guard facts.name == scorer.exposureColumn, case .numbers(let scale, let range)? = domain, range.lowerBound < 0,
      range.upperBound >= 0, facts.usual == nil
    else { return domain }
    return .numbers(scale, 0...range.upperBound)
  }

  /// Cuts the values of an input into cells.
  ///
  /// - Throws: an `ExpressionFault` where a feature cannot be computed for one of the values.
  public func axis(of input: String, over domain: InputDomain) throws -> InputAxis {
    switch domain {
    case .numbers(let scale, let range):
      guard let places = scale.places(in: range) else { return empty(input, scale) }
      return try axis(of: input, scale, places)
    case .levels(let levels): return try axis(of: input, levels)
    }
  }

  private func empty(_ input: String, _ scale: InputScale) -> InputAxis {
    let none = models.map { _ in InputAxis.Features(places: [], values: [], ends: nil, trends: []) }
    return InputAxis(input: input, scale: scale, cells: [], isExact: true, features: none)
  }

  private func axis(of input: String, _ scale: InputScale, _ places: ClosedRange<Int64>) throws -> InputAxis {
    let rows = rows(varying: input, scale)
    var builder = AxisBuilder(scale, places)
    for (model, row) in zip(models, rows) { try builder.add(model, row) }
    let type = scorer.figureModels.compactMap { $0.plan.inputs[input]?.type }.first ?? .number
    let cells = builder.cells(type)
    let features = try models.indices.map { index in
      try builder.features(ofModel: models[index], at: index, rows[index], cells)
    }
    return InputAxis(input: input, scale: scale, cells: cells, isExact: builder.isExact, features: features)
  }

  /// The row of each model with the input free; nil where the model does not read it.
  func rows(varying input: String, _ scale: InputScale) -> [VariedRow?] {
    models.map { $0.varied(input, of: customer, scale: scale, besides: known) }
  }

  private func axis(of input: String, _ levels: [Value]) throws -> InputAxis {
    let features = try models.map { model -> InputAxis.Features in
      guard var row = model.varied(input, of: customer, scale: .numbers, besides: known) else {
        return InputAxis.Features(places: [], values: [], ends: nil, trends: [])
      }
      let expressions = model.model.plan.expressions
      let read = expressions.indices.filter { row.isRead(by: expressions[$0]) }
      let values = try levels.flatMap { level in
        try read.map { try row.value(of: expressions[$0], for: level).asNumber ?? .nan }
      }
      return InputAxis.Features(places: read, values: values, ends: nil, trends: [])
    }
    return InputAxis(
      input: input, scale: nil, cells: levels.map { InputAxis.Cell(places: nil, value: $0) }, isExact: true,
      features: features)
  }

  // Figures

  /// What the models say in each cell, at its lowest value; `atEnds` at its highest.
  public func figures(along axis: InputAxis, atEnds: Bool = false) throws -> [Figures] {
    let count = axis.cells.count
    let predictions = try zip(models, axis.features).map { model, features -> [Double] in
      guard count > 0, features.places.isEmpty else {
        return try model.predictions(features.places, (atEnds ? features.ends : nil) ?? features.values, count: count)
      }
      let only = try model.predictions([], [], count: 1)
      return [Double](repeating: only[0], count: count)
    }
    return axis.cells.indices.map { cell in
      figures(predictions.map { $0[cell] }, exposure: exposure(along: axis, cell, atEnd: atEnds))
    }
  }

  /// What the models say of the customer with some inputs changed.
  ///
  /// - Throws: a `FeatureFault` for an input that is misspelt or that has the wrong type.
  public func figures(changing inputs: [Record.Field]) throws -> Figures {
    var changed = customer
    for input in inputs { changed[input.name] = input.value }
    let score = try scorer.score(changed)
    return Figures(
      pd: score.pd ?? .nan, lgd: score.lgd ?? .nan, exposure: score.exposure ?? .nan,
      expectedLoss: score.expectedLoss ?? .nan)
  }

  /// Puts figures together of the predictions of the models, in the order of `scorer.figureModels`, and an exposure.
  public func figures(_ predictions: [Double], exposure: Double) -> Figures {
    var rest = predictions[...]
    let pd = scorer.pd.flatMap { _ in rest.popFirst() } ?? .nan
    let lgd = scorer.lgd.flatMap { _ in rest.popFirst() } ?? .nan
    let ead = scorer.ead.flatMap { _ in rest.popFirst() } ?? exposure
    let isOfColumn = scorer.exposureColumn != nil
    let used = isOfColumn ? exposure : ead
    return Figures(
      pd: pd, lgd: lgd, exposure: used,
      expectedLoss: scorer.expectedLoss(pd: pd, lgd: lgd, exposure: used) ?? .nan)
  }

  private func exposure(along axis: InputAxis, _ cell: Int, atEnd: Bool) -> Double {
    guard scorer.exposureColumn == axis.input else { return now.exposure }
    if atEnd, let scale = axis.scale, let places = axis.cells[cell].places {
      return scale.number(at: places.upperBound)
    }
    return axis.cells[cell].value.asNumber ?? .nan
  }

  /// Whether some feature or the exposure changes in a cell.
  func isMoving(in cell: Int, of axis: InputAxis) -> Bool {
    if scorer.exposureColumn == axis.input { return true }
    return axis.features.contains { features in
      guard !features.trends.isEmpty else { return false }
      return features.trends[features.indices(ofCell: cell)].contains { $0 != .steady }
    }
  }

  /// Which way predictions go in a cell while the input rises, those of each model by itself; nil where one of them is
  /// not known to go one way.
  func trend(in cell: Int, of axis: InputAxis) -> [Trend]? {
    var trends: [Trend] = []
    for (model, features) in zip(models, axis.features) where !features.trends.isEmpty {
      let indices = features.indices(ofCell: cell)
      var row = model.features
      for (place, index) in zip(features.places, indices) { row[place] = features.values[index] }
      let moving = zip(features.places, indices).map { (place: $0, trend: features.trends[$1]) }
      guard let trend = model.model.predictor.trend(of: moving, at: row) else { return nil }
      trends.append(trend)
    }
    return trends
  }
}

extension Scorer {
  /// Whether a figure depends on an input; segments and anomalies may read others.
  public func isOfFigures(_ input: String) -> Bool {
    exposureColumn == input || figureModels.contains { $0.plan.ownInputs[input] != nil }
  }

  /// The input that has the exposure a share of which is lost; nil where there is none.
  public var exposureColumn: String? {
    if case .ofShare(.column(let column)) = expectedLoss { column } else { nil }
  }
}
