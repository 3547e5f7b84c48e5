import RiskExpressions
import RiskKernel
import RiskStats

extension OutcomeBinning {
  /// The bins of one column as a table and a chart, or a line a column, the most telling first.
  func output(of rows: String?, rows limit: Int) -> Output {
    guard isSingle, let column = columns.first else { return ranking(of: rows, limit) }
    return Output(
      .record(column.record), rows: .list(column.binRecords),
      views: [.line(column.headline), .table(column.table), .chart(column.chart)])
  }

  private func ranking(of rows: String?, _ limit: Int) -> Output {
    let titles = [
      TableView.Column("column"), TableView.Column("IV"), TableView.Column(""), TableView.Column("Gini"),
      TableView.Column("KS"), TableView.Column("bins"), TableView.Column("trend"),
      TableView.Column("missing", .percent),
    ]
    let lines = columns.map { column in
      TableView.Row([
        .text(column.name), .number(Self.fourDecimals(column.information)), .text(column.verdict),
        .number(Self.fourDecimals(column.gini)), .number(Self.fourDecimals(column.ks)),
        .count(column.binning.table.bins.count), .text(column.trend), .number(column.missingShare),
      ])
    }
    let notes = Dictionary(grouping: leftOut, by: \.reason.tail).sorted { $0.key < $1.key }.map { reason, columns in
      View.line("left out: \(Words.list(columns.map(\.name)))\(reason)")
    }
    let example = rows.flatMap { rows in
      columns.first { !$0.knowsOutcome }.map { "the bins of one: bin \($0.name) of \(rows) against \(target)" }
    }
    return Output(
      .list(columns.map { .record($0.record) }), rows: .list(columns.map { .record(Record(named: $0.figures)) }),
      views: [.table(TableView(columns: titles, first: limit, of: lines, noun: "column"))] + notes
        + (example.map { [.line($0)] } ?? []))
  }

  /// Digits beyond these say nothing.
  fileprivate static func fourDecimals(_ number: Double) -> Double { (number * 1e4).rounded() / 1e4 }
}

extension String {
  /// A message about a column without the column's name in front: `is text, …`.
  fileprivate var tail: String {
    guard hasPrefix("'"), let end = range(of: "' ") else { return ": \(self)" }
    return " " + self[end.upperBound...]
  }
}

extension OutcomeBinning.Column {
  // The value

  /// The figures by name, one each.
  var figures: [(String, Value)] {
    [
      ("column", .text(name)), ("iv", .number(information)), ("verdict", .text(verdict)), ("gini", .number(gini)),
      ("ks", .number(ks)), ("js", .number(binning.table.jensenShannon)), ("trend", .text(trend)),
      ("n", .count(binning.table.total.count)), ("bads", .count(binning.table.total.bads)),
    ]
  }

  /// The figures and the bins.
  var record: Record { Record(named: figures + [("bins", .list(binRecords))]) }

  /// A record a bin: from and to of numbers, the levels of texts.
  var binRecords: [Value] {
    zip(binning.table.bins, labels).map { bin, label in
      .record(
        Record(named: [
          ("bin", .text(label)), ("from", .figure(bin.content.lower)), ("to", .figure(bin.content.upper)),
          ("levels", bin.content.levels.map { .list($0.map(Value.text)) } ?? .null), ("n", .count(bin.counts.count)),
          ("share", .number(bin.share)), ("bads", .count(bin.counts.bads)),
          ("bad_rate", .figure(bin.counts.badRate)), ("woe", .figure(bin.weight)), ("iv", .number(bin.information)),
        ]))
    }
  }

  // For people

  /// The trend of the bad rate, which levels have none of.
  fileprivate var trend: String { type.isNumeric ? binning.trend.rawValue : "by bad rate" }

  /// What people make of an information value (Siddiqi, "Credit Risk Scorecards", 2006, chapter 6).
  fileprivate var verdict: String {
    if knowsOutcome { return "knows the outcome" }
    return switch information {
    case ..<0.02: "not predictive"
    case ..<0.1: "weak"
    case ..<0.3: "medium"
    case ..<0.5: "strong"
    default: "very strong"
    }
  }

  fileprivate var missingShare: Double {
    binning.table.bins.first { $0.content == .missing }?.share ?? 0
  }

  fileprivate var headline: String {
    let total = binning.table.total
    let figures = [("IV", information), ("Gini", gini), ("KS", ks)].map { "\($0) \(Words.fixed($1, decimals: 4))" }
    return
      ([name] + figures + [
        verdict, "trend \(trend)", "bad rate \(Words.fixed((total.badRate ?? 0) * 100, decimals: 1)) %",
        "n \(Words.grouped(total.count))",
      ]).joined(separator: "   ")
  }

  fileprivate var table: TableView {
    let titles = [
      TableView.Column("bin"), TableView.Column("n"), TableView.Column("share", .percent), TableView.Column("bads"),
      TableView.Column("bad rate", .percent), TableView.Column("WoE", .signed), TableView.Column("IV"),
    ]
    let lines = zip(binning.table.bins, labels).map { bin, label in
      row(label, bin.counts, share: bin.share, bin.weight, bin.information)
    }
    let isUnweighed = binning.table.bins.contains { $0.weight == nil }
    return TableView(
      columns: titles, rows: lines + [row("all", binning.table.total, share: 1, nil, information)],
      note: isUnweighed ? "no WoE: a bin without bads or without goods" : nil)
  }

  private func row(
    _ label: String, _ counts: OutcomeCounts, share: Double, _ weight: Double?, _ information: Double
  ) -> TableView.Row {
    TableView.Row([
      .text(label), .count(counts.count), .number(share), .count(counts.bads), .figure(counts.badRate),
      .figure(weight), .number(OutcomeBinning.fourDecimals(information)),
    ])
  }

  fileprivate var chart: Chart {
    let bars = zip(binning.table.bins, labels).map { bin, label in
      Chart.Bar(
        .text(label), bin.counts.badRate ?? 0, note: bin.weight.map { "WoE \(Words.signed($0, decimals: 3))" } ?? "")
    }
    return Chart(.bars(bars), x: ChartAxis("bin"), y: ChartAxis("bad rate", .percent))
  }

  private var labels: [String] {
    let isSole = binning.table.bins.count == 1
    let ranges = binning.cuts.isEmpty && !isSole ? ["other values"] : BinLabel.labels(between: binning.cuts, of: type)
    return binning.table.bins.enumerated().map { place, bin in
      switch bin.content {
      case .range: ranges[min(place, ranges.count - 1)]
      case .levels(let levels): Words.list(levels, most: 4)
      case .rareLevels(let levels): "rare: \(Words.list(levels, most: 4))"
      case .special(let code): "special \(Value.shortest(code))"
      case .missing: BinLabel.missing
      }
    }
  }
}

extension BinningTable.Content {
  /// The lower end of a bin of numbers, where it has one.
  fileprivate var lower: Double? {
    if case .range(let lower, _) = self, lower.isFinite { lower } else { nil }
  }

  /// The upper end, where it has one.
  fileprivate var upper: Double? {
    if case .range(_, let upper) = self, upper.isFinite { upper } else { nil }
  }

  fileprivate var levels: [String]? {
    switch self {
    case .levels(let levels), .rareLevels(let levels): levels
    case .range, .special, .missing: nil
    }
  }
}
