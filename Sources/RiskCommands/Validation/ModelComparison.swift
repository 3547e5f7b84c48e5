import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats
import RiskSyntax

/// Models held against each other on the same rows.
struct ModelComparison {
  let names: [String]
  /// The figures of each model, and of its differences from the first.
  let reports: Reports
  /// How many rows some model gives no prediction.
  let note: View?
  let unscored: Int

  /// What the models predict decides how they are compared.
  enum Reports {
    /// Models of default; DeLong's test tells their AUCs apart.
    case defaults([ClassificationReport], [AUCComparison])
    /// Models of an amount or a share; the paired test tells their squared errors apart.
    case amounts([RegressionReport], [ErrorComparison])
  }

  /// How many models are compared at a time.
  static let limit = 8
  /// With what probability intervals hold the true figure.
  static let level = 0.95
  /// How the models look at their cases.
  static let choices = ValidationChoices(bands: 10, cutoffs: nil, level: level, view: nil)

  // The value

  /// All of it as a value, and as a table with a column a model.
  func output(elapsed: Duration) -> Output {
    let records = zip(names, figures).map { name, figures in
      Value.record(Record(named: [("model", .text(name))] + figures))
    }
    let value = Record(named: [("models", .list(records)), ("tests", .list(tests)), ("unscored", .count(unscored))])
    let views = [View.table(table)] + sentences.map { .line($0) } + (note.map { [$0] } ?? [])
    return Output(.record(value), rows: .list(records), views: [.line(headline, elapsed: elapsed)] + views)
  }

  private var figures: [[(String, Value)]] {
    switch reports {
    case .defaults(let reports, _): reports.map { $0.figures.filter { $0.0 != "unscored" } }
    case .amounts(let reports, _): reports.map { $0.figures.filter { $0.0 != "unscored" } }
    }
  }

  /// Each model less the first.
  private var tests: [Value] {
    let found: [(measure: String, difference: Double, interval: ClosedRange<Double>, z: Double, p: Double)] =
      switch reports {
      case .defaults(_, let tests):
        tests.map { ("auc", $0.difference, $0.interval(level: Self.level), $0.z, $0.pValue) }
      case .amounts(_, let tests):
        tests.map { ("mean_squared_error", $0.difference, $0.interval(level: Self.level), $0.z, $0.pValue) }
      }
    return zip(names.dropFirst(), found).map { name, test in
      .record(
        Record(named: [
          ("model", .text(name)), ("than", .text(names[0])), ("of", .text(test.measure)),
          ("difference", .number(test.difference)), ("low", .number(test.interval.lowerBound)),
          ("high", .number(test.interval.upperBound)), ("z", .figure(test.z.isFinite ? test.z : nil)),
          ("p", .number(test.p)),
        ]))
    }
  }

  // For people

  private var headline: String {
    switch reports {
    case .defaults(let reports, _):
      let rate = Words.fixed((reports.first?.metrics.badRate ?? 0) * 100, decimals: 1)
      return "bad rate \(rate) %   n \(Words.grouped(reports.first?.metrics.count ?? 0))"
    case .amounts(let reports, _):
      let mean = reports.first.map { $0.unit.text($0.metrics.meanActual) } ?? ""
      return "mean actual \(mean)   n \(Words.grouped(reports.first?.metrics.count ?? 0))"
    }
  }

  /// A line a figure and a column a model.
  private var table: TableView {
    TableView(
      columns: [TableView.Column("")] + names.map { TableView.Column($0) },
      rows: lines.map { line in TableView.Row([.text(line.title)] + line.figures.map(Value.text)) })
  }

  private var lines: [(title: String, figures: [String])] {
    switch reports {
    case .defaults(let reports, _): Self.lines(of: reports)
    case .amounts(let reports, _): Self.lines(of: reports)
    }
  }

  private static func lines(of reports: [ClassificationReport]) -> [(title: String, figures: [String])] {
    let measures: [(String, (ClassificationMetrics) -> Double)] = [
      ("Gini", \.gini), ("KS", \.ks), ("Brier", \.brier), ("log-loss", \.logLoss), ("PR-AUC", \.averagePrecision),
    ]
    let intervals = reports.map { report in
      report.interval.map { "\(Words.fixed($0.lowerBound, decimals: 4))–\(Words.fixed($0.upperBound, decimals: 4))" }
        ?? ""
    }
    return [
      ("AUC", reports.map { Words.fixed($0.metrics.auc, decimals: 4) }), ("AUC, 95 % interval", intervals),
    ]
      + measures.map { title, measure in
        (title, reports.map { Words.fixed(measure($0.metrics), decimals: 4) })
      } + [("mean PD", reports.map { Words.percent($0.metrics.meanProbability) })]
  }

  private static func lines(of reports: [RegressionReport]) -> [(title: String, figures: [String])] {
    let measures: [(String, (RegressionMetrics) -> Double)] = [
      ("RMSE", \.rmse), ("MAE", \.mae), ("bias", \.bias), ("mean predicted", \.meanPredicted),
    ]
    let ranks: [(String, (RegressionMetrics) -> Double?)] = [
      ("R²", \.rSquared), ("Spearman", \.spearman), ("Kendall", \.kendall),
    ]
    return measures.map { title, measure in (title, reports.map { $0.unit.text(measure($0.metrics)) }) }
      + ranks.map { title, measure in
        (title, reports.map { measure($0.metrics).map { Words.fixed($0, decimals: 4) } ?? "" })
      }
  }

  /// What the tests say, in plain words.
  private var sentences: [String] {
    switch reports {
    case .defaults(_, let tests):
      zip(names.dropFirst(), tests).map { name, test in
        sentence(
          better: test.difference > 0 ? name : names[0], "ranks better", p: test.pValue,
          "AUC of \(name) less that of \(names[0]): " + Self.signed(test.difference, test.interval(level: Self.level)))
      }
    case .amounts(_, let tests):
      zip(names.dropFirst(), tests).map { name, test in
        sentence(
          better: test.difference < 0 ? name : names[0], "is closer", p: test.pValue,
          "z \(Words.fixed(test.z, decimals: 2)) of the squared errors of \(name) less those of \(names[0])")
      }
    }
  }

  private func sentence(better: String, _ verb: String, p: Double, _ figures: String) -> String {
    let verdict =
      p <= 1 - Self.level ? "\(better) \(verb)" : "no difference that chance would not give as well"
    return "\(verdict): \(figures), \(Words.chance(p))"
  }

  private static func signed(_ number: Double, _ interval: ClosedRange<Double>) -> String {
    let texts = [number, interval.lowerBound, interval.upperBound].map { Words.signed($0, decimals: 4) }
    return "\(texts[0]) (\(texts[1]) to \(texts[2]))"
  }
}

extension ModelComparison {
  /// Has models predict rows and compares them, with a column where one is named, else with their target.
  ///
  /// - Throws: a fault where they do not predict the same, or where too few rows tell them apart.
  init(
    _ models: [CreditModel], on input: Call.InputTable, against column: Identifier?, in session: Session
  ) throws {
    for model in models.dropFirst() { try Self.check(model, isLike: models[0], sharesTarget: column != nil) }
    let rows = try PredictedRows(models, on: input, against: column, in: session)
    names = models.map(\.name)
    (note, unscored) = (rows.note, rows.unscored)
    let first = rows.predictions[0]
    if models[0].kind == .pd {
      let outcomes = rows.outcomes
      reports = .defaults(
        try rows.predictions.map { try ClassificationReport($0, outcomes, Self.choices) },
        try rows.predictions.dropFirst().map { try AUCComparison(first: $0, second: first, outcomes: outcomes) })
    } else {
      reports = .amounts(
        try zip(models, rows.predictions).map { model, predictions in
          try RegressionReport(predictions, rows.actuals, in: PredictionUnit(model), Self.choices)
        },
        try rows.predictions.dropFirst().map { try ErrorComparison(first: $0, second: first, actuals: rows.actuals) })
    }
  }

  /// Makes sure that two models predict the same.
  private static func check(_ model: CreditModel, isLike first: CreditModel, sharesTarget: Bool) throws {
    let reason: String? =
      if model.kind != first.kind {
        "one predicts the \(first.kind.wording) and the other the \(model.kind.wording)"
      } else if model.card.measure != first.card.measure {
        "one predicts a share and the other an amount"
      } else if model.card.target != first.card.target, !sharesTarget {
        "one has the target '\(first.card.target)' and the other '\(model.card.target)'"
      } else {
        nil
      }
    guard let reason else { return }
    throw ValidationFault.unlikeModels(first: first.name, second: model.name, reason: reason)
  }
}
