import RiskExpressions
import RiskKernel
import RiskStats

/// How far columns and scores have moved, those that moved most first.
struct StabilityReport {
  private let columns: [StabilityBins.Column]
  private let scores: StabilityBins.Column?
  private let leftOut: [String]
  private let missingScore: String?
  private let rows: (first: Int, second: Int)
  private let labels: (first: String, second: String)

  /// Puts columns and scores together.
  init(_ bins: StabilityBins, _ scores: ScoreStability?, _ labels: (first: String, second: String)) {
    columns = bins.columns.enumerated().sorted {
      ($1.element.index ?? -1, $0.offset) < ($0.element.index ?? -1, $1.offset)
    }.map(\.element)
    (leftOut, rows, self.labels) = (bins.leftOut, bins.rows, labels)
    switch scores {
    case .bins(let column): (self.scores, missingScore) = (column, nil)
    case .leftOut(let reason): (self.scores, missingScore) = (nil, "scores left out: \(reason)")
    case nil: (self.scores, missingScore) = (nil, nil)
    }
  }

  // The value

  /// The indexes as a value, and as a table; of a single column its bins.
  func output(rows limit: Int) -> Output {
    let all = (scores.map { [$0] } ?? []) + columns
    let records = all.map(record)
    let worst = all.max { ($0.index ?? -1) < ($1.index ?? -1) }
    let value = Record(named: [
      ("first_rows", .count(rows.first)), ("second_rows", .count(rows.second)),
      ("largest", .figure(worst?.index)), ("largest_of", worst.map { .text($0.name) } ?? .null),
      ("score", .figure(scores?.index)), ("columns", .list(records)),
    ])
    let sizes = [(1, labels.first, rows.first), (2, labels.second, rows.second)].map { number, name, rows in
      View.line("\(number)  \(name)   \(Words.count(rows, "row"))")
    }
    if all.count == 1 {
      let line = "PSI of \(all[0].name) \(Words.fixed(all[0].index ?? 0, decimals: 4))   \(verdict(all[0]))"
      return Output(
        .record(value), rows: .list(binRecords(all[0])), views: sizes + [.table(bins(all[0])), .line(line)])
    }
    return Output(
      .record(value), rows: .list(all.map(flat)), views: sizes + [.table(table(all, limit))] + notes + [.line(legend)])
  }

  private func record(_ column: StabilityBins.Column) -> Value {
    .record(Record(named: fields(column) + [("bins", .list(binRecords(column)))]))
  }

  private func flat(_ column: StabilityBins.Column) -> Value { .record(Record(named: fields(column))) }

  private func fields(_ column: StabilityBins.Column) -> [(String, Value)] {
    [
      ("column", .text(column.name)), ("psi", .figure(column.index)), ("verdict", .text(verdict(column))),
      ("bin_count", .count(column.bins.count)),
    ]
  }

  private func binRecords(_ column: StabilityBins.Column) -> [Value] {
    zip(column.bins, parts(column)).map { bin, part in
      .record(
        Record(named: [
          ("bin", .text(bin.label)), ("first", .count(bin.first)), ("second", .count(bin.second)),
          ("first_share", .number(share(bin.first, rows.first))),
          ("second_share", .number(share(bin.second, rows.second))), ("psi", .number(part)),
        ]))
    }
  }

  private func parts(_ column: StabilityBins.Column) -> [Double] {
    PopulationStability.parts(expected: column.bins.map(\.first), actual: column.bins.map(\.second)) ?? []
  }

  private func share(_ count: Int, _ rows: Int) -> Double { Double(count) / Double(rows) }

  private func verdict(_ column: StabilityBins.Column) -> String {
    guard let index = column.index else { return "" }
    if index < PopulationStability.someShift { return "stable" }
    return index < PopulationStability.largeShift ? "some shift" : "shift"
  }

  // For people

  private func table(_ all: [StabilityBins.Column], _ limit: Int) -> TableView {
    let titles = [
      TableView.Column("column"), TableView.Column("PSI"), TableView.Column(""), TableView.Column("bins"),
      TableView.Column("moved most"), TableView.Column("share 1", .percent), TableView.Column("share 2", .percent),
    ]
    let lines = all.map { column in
      let parts = parts(column)
      let most = parts.indices.max { parts[$0] < parts[$1] }.flatMap { parts[$0] > 0 ? column.bins[$0] : nil }
      return TableView.Row([
        .text(column.name), .figure(column.index.map(fourDecimals)), .text(verdict(column)),
        .count(column.bins.count), .text(most?.label ?? ""),
        .figure(most.map { share($0.first, rows.first) }), .figure(most.map { share($0.second, rows.second) }),
      ])
    }
    return TableView(columns: titles, first: limit, of: lines, noun: "column")
  }

  private func bins(_ column: StabilityBins.Column) -> TableView {
    let titles = [
      TableView.Column("bin"), TableView.Column("rows 1"), TableView.Column("rows 2"),
      TableView.Column("share 1", .percent), TableView.Column("share 2", .percent), TableView.Column("PSI"),
    ]
    return TableView(
      columns: titles,
      rows: zip(column.bins, parts(column)).map { bin, part in
        TableView.Row([
          .text(bin.label), .count(bin.first), .count(bin.second), .number(share(bin.first, rows.first)),
          .number(share(bin.second, rows.second)), .number(fourDecimals(part)),
        ])
      })
  }

  /// The rules of thumb have one or two decimals.
  private func fourDecimals(_ number: Double) -> Double { (number * 1e4).rounded() / 1e4 }

  private var notes: [View] {
    let others = leftOut.isEmpty ? nil : "left out, as the two cannot be put into bins alike: \(Words.list(leftOut))"
    return [others, missingScore].compactMap { $0 }.map { .line($0) }
  }

  private var legend: String {
    "PSI: below \(PopulationStability.someShift) stable, from \(PopulationStability.largeShift) on a shift to look into"
  }
}
