import RiskExpressions
import RiskKernel
import RiskModels

/// What is said of a model that was measured on every part of the rows.
struct CrossOutput {
  let folds: [CrossCommand.Fold]
  let elapsed: Duration

  private var names: [String] { folds.first?.fit.model.card.metrics.map(\.name) ?? [] }

  /// A figure of every part.
  private func figures(_ name: String) -> [Double] {
    folds.compactMap { fold in fold.fit.model.card.metrics.first { $0.name == name }?.value }
  }

  /// A part a row, and below them the mean and the standard deviation between the parts.
  var output: Output {
    let names = names
    let rounds = folds.map(\.fit.fitted.bestRound)
    let columns = ["fold", "rows", "rounds"] + names
    let parts = folds.enumerated().map { number, fold in
      [.integer(Int64(number + 1)), .integer(Int64(fold.rows)), .integer(Int64(rounds[number]))]
        + names.map { name in Value.figure(fold.fit.model.card.metrics.first { $0.name == name }?.value) }
    }
    let means = names.map { Moments(figures($0)) }
    let summary = [
      [.text("mean"), .null, .null] + means.map { Value.figure($0.mean) },
      [.text("sd"), .null, .null] + means.map { Value.figure($0.deviation) },
    ]
    let table = TableView(
      columns: columns.map { TableView.Column($0) }, rows: (parts + summary).map { TableView.Row($0) })
    let headline = Array(zip(names, means)).first.map { name, moments in
      "\(name) \(Words.figure(moments.mean)) ± \(Words.figure(moments.deviation)) over \(folds.count) folds"
    }
    let record = Record([
      Record.Field(
        "folds",
        .list(parts.map { part in .record(Record(zip(columns, part).map { Record.Field($0.lowercased(), $1) })) })),
      Record.Field("mean", .record(Record(zip(names, means).map { Record.Field($0.lowercased(), .figure($1.mean)) }))),
      Record.Field(
        "sd", .record(Record(zip(names, means).map { Record.Field($0.lowercased(), .figure($1.deviation)) }))),
    ])
    return Output(.record(record), views: [.table(table), .line(headline ?? "nothing to measure", elapsed: elapsed)])
  }
}

/// The mean of a few figures and how far they spread: the standard deviation of a sample.
private struct Moments {
  let mean: Double
  let deviation: Double

  init(_ figures: [Double]) {
    let count = Double(figures.count)
    let mean = figures.reduce(0, +) / count
    self.mean = mean
    deviation = (figures.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
  }
}
