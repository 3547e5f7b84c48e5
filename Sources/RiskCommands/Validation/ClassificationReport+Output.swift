import RiskExpressions
import RiskKernel
import RiskStats

extension ClassificationReport {
  /// All of it as a value, and for people the headline with what they asked for.
  func output(note: View?, elapsed: Duration) -> Output {
    let lines = [View.line(headline, elapsed: elapsed)] + (note.map { [$0] } ?? [])
    return Output(.record(record), rows: spreadsheet, views: lines + views)
  }

  /// What a spreadsheet gets: the table that is looked at, else the figures.
  private var spreadsheet: Value {
    switch choices.view {
    case .calibration: .list(calibrationRecords)
    case .gains: .list(gainsRecords)
    case .cutoffs: .list(cutoffRecords)
    case .roc, .ks: .list(curveRecords)
    case .all, nil: choices.cutoffs == nil ? .record(Record(named: figures)) : .list(cutoffRecords)
    }
  }

  private var views: [View] {
    switch choices.view {
    case nil:
      [.table(deciles), .line(level)] + (choices.cutoffs == nil ? [Self.more] : [.table(cutoffTable)])
    case .calibration: [.table(calibrationTable), .line(level), .chart(calibrationChart)]
    case .gains: [.table(gainsTable), .chart(gainsChart)]
    case .cutoffs: [.table(cutoffTable)]
    case .roc: [.chart(rocChart)]
    case .ks: [.chart(ksChart)]
    case .all:
      [
        .table(calibrationTable), .line(level), .chart(calibrationChart), .table(gainsTable), .chart(gainsChart),
        .table(cutoffTable), .chart(rocChart), .chart(ksChart),
      ]
    }
  }

  // Lines

  private var headline: String {
    let (low, high) = (interval?.lowerBound, interval?.upperBound)
    let range = low.flatMap { low in high.map { " (\(decimals(low))–\(decimals($0)))" } } ?? ""
    let figures = [
      ("AUC", metrics.auc), ("Gini", metrics.gini), ("KS", metrics.ks), ("Brier", metrics.brier),
      ("log-loss", metrics.logLoss), ("PR-AUC", metrics.averagePrecision),
    ].map { name, figure in "\(name) \(decimals(figure))\(name == "AUC" ? range : "")" }
    let sample = "bad rate \(Words.fixed(metrics.badRate * 100, decimals: 1)) %   n \(Words.grouped(metrics.count))"
    return (figures + [sample]).joined(separator: "   ")
  }

  /// Whether the level of the PDs is right.
  private var level: String {
    let figures = [
      "mean PD \(Words.percent(metrics.meanProbability)) for a bad rate of \(Words.percent(metrics.badRate))",
      "calibration error \(Words.percent(calibration.expectedError))",
    ]
    let test = hosmerLemeshow.map { test in
      "Hosmer–Lemeshow \(Words.fixed(test.statistic, decimals: 1)) (\(test.degreesOfFreedom) df), "
        + Words.chance(test.pValue)
    }
    return (figures + (test.map { [$0] } ?? [])).joined(separator: "   ")
  }

  /// What else there is to see.
  private static let more: View = {
    let others = ValidationView.allCases.filter { $0 != .roc }.map(\.rawValue)
    return .line("…more: with show = roc, or \(others.joined(separator: ", "))")
  }()

  private func decimals(_ figure: Double) -> String { Words.fixed(figure, decimals: 4) }

  // Tables

  private static let edges = [TableView.Column("PD from", .percent), TableView.Column("to", .percent)]

  private static func edges(_ band: ScoreBand) -> [Value] { [.number(band.lowest), .number(band.highest)] }

  /// Level and gains of each band in one table, the riskiest first.
  private var deciles: TableView {
    let titles = [
      TableView.Column("n"), TableView.Column("mean PD", .percent), TableView.Column("bad rate", .percent),
      TableView.Column("lift", .brief), TableView.Column("bads so far", .percent), TableView.Column(""),
    ]
    return TableView(
      columns: Self.edges + titles,
      rows: gains.rows.map { row in
        TableView.Row(
          Self.edges(row.band) + [
            .count(row.band.count), .number(row.band.meanScore), .number(row.band.badRate),
            .number(Self.hundredths(row.lift)), .number(row.gain), .text(verdict(row.band)),
          ])
      })
  }

  private var calibrationTable: TableView {
    let titles = [
      TableView.Column("n"), TableView.Column("bads"), TableView.Column("mean PD", .percent),
      TableView.Column("bad rate", .percent), TableView.Column(""),
    ]
    return TableView(
      columns: Self.edges + titles,
      rows: calibration.bands.map { band in
        TableView.Row(
          Self.edges(band) + [
            .count(band.count), .count(band.bads), .number(band.meanScore), .number(band.badRate),
            .text(verdict(band)),
          ])
      })
  }

  private var gainsTable: TableView {
    let titles = [
      TableView.Column("n"), TableView.Column("bads"), TableView.Column("bad rate", .percent),
      TableView.Column("lift", .brief), TableView.Column("rows so far", .percent),
      TableView.Column("bads so far", .percent), TableView.Column("lift so far", .brief),
      TableView.Column("bads less goods", .percent),
    ]
    return TableView(
      columns: Self.edges + titles,
      rows: gains.rows.map { row in
        TableView.Row(
          Self.edges(row.band) + [
            .count(row.band.count), .count(row.band.bads), .number(row.band.badRate),
            .number(Self.hundredths(row.lift)), .number(row.cumulativeShare), .number(row.gain),
            .number(Self.hundredths(row.cumulativeLift)), .number(row.separation),
          ])
      })
  }

  private var cutoffTable: TableView {
    let titles = [
      TableView.Column("PD up to", .percent), TableView.Column("approved"), TableView.Column("approval", .percent),
      TableView.Column("bad rate", .percent), TableView.Column("bads caught", .percent),
      TableView.Column("goods lost", .percent),
    ]
    return TableView(
      columns: titles,
      rows: cutoffs.rows.map { row in
        TableView.Row([
          .number(row.cutoff), .count(row.approved.count), .number(row.approvalRate), .figure(row.approvedBadRate),
          .figure(row.badsCaught), .figure(row.goodsLost),
        ])
      }, note: "bad rate: of those approved; caught and lost: of all bads and of all goods")
  }

  private func verdict(_ band: ScoreBand) -> String {
    switch band.departure(level: choices.level) {
    case .tooLow: "PD too low"
    case .tooHigh: "PD too high"
    case nil: ""
    }
  }

  /// Lifts are read to two decimals.
  private static func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
