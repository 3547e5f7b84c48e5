import RiskExpressions
import RiskKernel
import RiskModels
import RiskStats

extension ExplainedRows {
  /// What a player adds over all rows.
  private struct Summary {
    let player: String
    let meanAbsolute, mean: Double
    /// How its contribution goes with the rank of its value, Pearson's r; nil where the values are no numbers.
    let correlation: Double?

    /// From here on a connection counts as one.
    private static let clear = 0.3

    var direction: String {
      guard let correlation else { return "" }
      if abs(correlation) < Summary.clear { return "both ways" }
      return correlation > 0 ? "more raises it" : "more lowers it"
    }
  }

  private var summaries: [Summary] {
    let all = explainer.players.map { player -> Summary in
      let amounts = amounts(of: player)
      let pairs = zip(rows, amounts).compactMap { row, amount in
        row.customer.value(of: player).asNumber.map { (value: $0, amount: amount) }
      }
      let count = Double(amounts.count)
      return Summary(
        player: player, meanAbsolute: amounts.reduce(0) { $0 + abs($1) } / count, mean: amounts.reduce(0, +) / count,
        correlation: RankCorrelation.withRanks(of: pairs.map(\.value), pairs.map(\.amount)))
    }
    return all.enumerated()
      .sorted { ($1.element.meanAbsolute, $0.offset) < ($0.element.meanAbsolute, $1.offset) }.map(\.element)
  }

  private var meanFigure: Double { rows.reduce(0) { $0 + $1.explanation.whole } / Double(rows.count) }

  /// The mean absolute contribution of each feature, the largest first, and which way it goes.
  func output(top: Int) -> Output {
    let summaries = self.summaries
    let rest = summaries.count - top
    let title = "\(explainer.figure.title): mean absolute contribution"
    let chart = Chart(
      .bars(summaries.prefix(top).map { Chart.Bar(.text($0.player), $0.meanAbsolute, note: $0.direction) }),
      x: ChartAxis(""), y: ChartAxis("", look.format == .plain ? .brief : look.format), title: title,
      notes: rest > 0 ? ["…\(Words.count(rest, "feature")) of less weight not shown"] : [])
    let base = rows[0].explanation.base
    let line =
      "\(remark); mean \(explainer.figure.title) \(look.text(meanFigure))"
      + (isOneBase ? ", base \(look.text(base))" : "")
    let features = Value.list(summaries.map { .record(record($0)) })
    return Output(.record(record(features)), rows: features, views: [.chart(chart), .line(" \(line)")])
  }

  /// Whether all rows start from the same figure; with an exposure of their own they do not.
  private var isOneBase: Bool { rows.allSatisfy { $0.explanation.base == rows[0].explanation.base } }

  private func record(_ features: Value) -> Record {
    let base = rows.reduce(0) { $0 + $1.explanation.base } / Double(rows.count)
    return Record(named: [
      ("by", .text(look.name)), ("scale", look.scale), ("rows", .count(count)), ("explained", .count(rows.count)),
      ("unknown", .count(unknown)), ("base", .number(base)), ("mean", .number(meanFigure)), ("features", features),
    ])
  }

  private func record(_ summary: Summary) -> Record {
    Record(named: [
      ("feature", .text(summary.player)), ("mean_absolute", .number(summary.meanAbsolute)),
      ("mean", .number(summary.mean)), ("correlation", .figure(summary.correlation)),
      ("direction", summary.direction.isEmpty ? .null : .text(summary.direction)),
    ])
  }
}

// How a contribution depends on a value

extension ExplainedRows {
  /// The contribution of a player against its value: points for numbers, a bar a level for everything else.
  func dependence(on player: String) -> Output {
    let pairs = zip(rows, amounts(of: player)).map { (value: $0.customer.value(of: player), amount: $1) }
    let numbers = pairs.compactMap { pair in pair.value.asNumber.map { Chart.Point($0, pair.amount) } }
    let missing = pairs.count { $0.value.isNull }
    let isNumeric = numbers.count + missing == pairs.count && !numbers.isEmpty
    let title = "\(explainer.figure.title): contribution of \(player)"
    let chart =
      isNumeric
      ? Chart(
        .scatter([Chart.Series("", numbers)]), x: ChartAxis(player), y: ChartAxis("contribution", look.format),
        title: title)
      : Chart(.bars(levels(pairs)), x: ChartAxis(player), y: ChartAxis("mean contribution", look.format), title: title)
    let points = Value.list(
      pairs.map { .record(Record(named: [("value", $0.value), ("contribution", .number($0.amount))])) })
    let value = Record(named: [
      ("by", .text(look.name)), ("scale", look.scale), ("feature", .text(player)), ("rows", .count(count)),
      ("explained", .count(rows.count)), ("points", points),
    ])
    return Output(
      .record(value), rows: points, views: [.chart(chart), .line(" \(remark)\(without(missing, pairs, isNumeric))")])
  }

  private func without(_ missing: Int, _ pairs: [(value: Value, amount: Double)], _ isNumeric: Bool) -> String {
    guard isNumeric, missing > 0 else { return "" }
    let sum = pairs.filter { $0.value.isNull }.reduce(0) { $0 + $1.amount }
    return "; missing in \(Words.grouped(missing)), where it adds \(look.text(sum / Double(missing))) in the mean"
  }

  /// The mean contribution of each level, the largest first.
  private func levels(_ pairs: [(value: Value, amount: Double)]) -> [Chart.Bar] {
    let groups = Dictionary(grouping: pairs) { $0.value.isNull ? nil : $0.value.plainText }
    let means = groups.map { level, pairs in
      (level: level, mean: pairs.reduce(0) { $0 + $1.amount } / Double(pairs.count), count: pairs.count)
    }
    return means.sorted { ($1.mean, $0.level ?? "") < ($0.mean, $1.level ?? "") }.map { level, mean, count in
      Chart.Bar(level.map(Value.text) ?? .null, mean, note: Words.count(count, "row"))
    }
  }
}
