import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats

/// How close predicted amounts or shares, such as losses given default, come to what happened.
struct RegressionReport {
  let metrics: RegressionMetrics
  let bands: [PredictionBand]
  /// How many more cases the model gives no prediction.
  let unscored: Int
  /// How the figures are written.
  let unit: PredictionUnit
  let choices: ValidationChoices

  /// How many lines high the chart is.
  private static let height = 14

  /// Measures predictions against what happened.
  ///
  /// Throws a `StatsFault` where there are no cases or a number is missing or infinite.
  init(
    _ predictions: [Double], _ actuals: [Double], in unit: PredictionUnit, unscored: Int = 0,
    _ choices: ValidationChoices
  ) throws {
    metrics = try RegressionMetrics(predictions: predictions, actuals: actuals)
    bands = try PredictionBand.bands(predictions: predictions, actuals: actuals, bands: choices.bands)
    self.unscored = unscored
    self.unit = unit
    self.choices = choices
  }

  // The value

  /// The figures by name, one each.
  var figures: [(String, Value)] {
    [
      ("n", .count(metrics.count)), ("rmse", .number(metrics.rmse)), ("mae", .number(metrics.mae)),
      ("r2", .figure(metrics.rSquared)), ("bias", .number(metrics.bias)), ("spearman", .figure(metrics.spearman)),
      ("kendall", .figure(metrics.kendall)), ("mean_predicted", .number(metrics.meanPredicted)),
      ("mean_actual", .number(metrics.meanActual)), ("unscored", .count(unscored)),
    ]
  }

  private var bandRecords: [Value] {
    bands.enumerated().map { place, band in
      .record(
        Record(named: [
          ("band", .count(place + 1)), ("from", .number(band.lowest)), ("to", .number(band.highest)),
          ("n", .count(band.count)), ("mean_predicted", .number(band.meanPredicted)),
          ("mean_actual", .number(band.meanActual)),
        ]))
    }
  }

  // What is shown

  /// All of it as a value, and for people the headline with what they asked for.
  func output(note: View?, elapsed: Duration) -> Output {
    let lines = [View.line(headline, elapsed: elapsed)] + (note.map { [$0] } ?? [])
    let views = [View.table(table)] + (choices.view == nil ? [] : [.chart(chart)])
    return Output(
      .record(Record(named: figures + [("calibration", .list(bandRecords))])),
      rows: choices.view == nil ? .record(Record(named: figures)) : .list(bandRecords), views: lines + views)
  }

  private var headline: String {
    let measures = [("RMSE", metrics.rmse), ("MAE", metrics.mae)].map { "\($0) \(unit.text($1))" }
    let ranks = [("R²", metrics.rSquared), ("Spearman", metrics.spearman), ("Kendall", metrics.kendall)].compactMap {
      name, figure in figure.map { "\(name) \(Words.fixed($0, decimals: 4))" }
    }
    let means = "mean \(unit.text(metrics.meanPredicted)) for \(unit.text(metrics.meanActual))"
    return (measures + ranks + [means, "n \(Words.grouped(metrics.count))"]).joined(separator: "   ")
  }

  private var table: TableView {
    let titles = ["predicted from", "to", "mean predicted", "mean actual", "too high by"].map {
      TableView.Column($0, unit.format)
    }
    return TableView(
      columns: Array(titles.prefix(2)) + [TableView.Column("n")] + titles.dropFirst(2),
      rows: bands.map { band in
        TableView.Row([
          .number(band.lowest), .number(band.highest), .count(band.count), .number(band.meanPredicted),
          .number(band.meanActual), .number(band.meanPredicted - band.meanActual),
        ])
      })
  }

  private var chart: Chart {
    Chart.calibration(
      bands.map { Chart.Point($0.meanPredicted, $0.meanActual) }, x: ChartAxis("mean predicted", unit.format),
      y: ChartAxis("mean actual", unit.format), height: Self.height)
  }
}

/// What predictions are measured in.
enum PredictionUnit {
  case share, amount

  /// The unit of a model's predictions.
  init(_ model: CreditModel) { self = model.kind == .pd || model.card.measure == .share ? .share : .amount }

  /// How tables and charts write them.
  var format: NumberFormat {
    switch self {
    case .share: .percent
    case .amount: .amount
    }
  }

  /// A figure in a line of words.
  func text(_ figure: Double) -> String {
    switch self {
    case .share: Words.percent(figure)
    case .amount: Int(exactly: figure.rounded()).map(Words.grouped) ?? Value.shortest(figure)
    }
  }
}
