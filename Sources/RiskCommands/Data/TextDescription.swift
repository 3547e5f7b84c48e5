import RiskData
import RiskExpressions
import RiskKernel
import RiskStats

/// A column of texts in depth.
struct TextDescription {
  private let whole: ColumnDescription
  private let texts: TextCollector
  private let rows: Int
  /// How many categories are listed.
  private static let listed = 10

  init(of whole: ColumnDescription, _ texts: TextCollector, rows: Int) {
    (self.whole, self.texts, self.rows) = (whole, texts, rows)
  }

  func output() throws -> Output {
    let head = whole.head(rows: rows, present: texts.count, distinct: texts.distinct)
    let (figures, categories) = (self.figures, try self.categories)
    let top = Record.Field("categories", ColumnDescription.list(categories))
    var views = [ColumnDescription.line(head.filter { $0.name != "column" } + figures)]
    if !categories.isEmpty {
      views.append(ColumnDescription.table(categories, ["share": .percent, "rate": .percent]))
      let more = texts.distinct - categories.count
      if more > 0 { views.append(.line(" …\(Words.grouped(more)) more")) }
    }
    return Output(.record(Record(head + figures + [top])), views: views)
  }

  private var figures: [Record.Field] {
    var (empty, blank, shortest, longest, total) = (0, 0, Int.max, 0, 0)
    texts.forEachRun { run in
      let length = run.text.unicodeScalars.count
      empty += length == 0 ? run.count : 0
      blank += run.text.first?.isWhitespace == true || run.text.last?.isWhitespace == true ? run.count : 0
      (shortest, longest, total) = (min(shortest, length), max(longest, length), total + length * run.count)
    }
    let mean = texts.count == 0 ? nil : Double(total) / Double(texts.count)
    return [
      Record.Field("empty", .integer(Int64(empty))), Record.Field("blanks_around", .integer(Int64(blank))),
      Record.Field("shortest", texts.count == 0 ? .null : .integer(Int64(shortest))),
      Record.Field("mean_length", .figure(mean)),
      Record.Field("longest", texts.count == 0 ? .null : .integer(Int64(longest))),
    ]
  }

  private var categories: [[Record.Field]] {
    get throws {
      let top = texts.mostFrequent(TextDescription.listed)
      let rates = try whole.target.map { try whole.relation.rates(of: $0, by: whole.column, among: top.map(\.text)) }
      return top.enumerated().map { place, run in
        let share = Double(run.count) / Double(max(1, rows))
        return [
          Record.Field("category", .text(run.text)), Record.Field("rows", .integer(Int64(run.count))),
          Record.Field("share", .number(share)),
        ] + (rates.map { [Record.Field("rate", .figure($0[place].rate))] } ?? [])
      }
    }
  }
}
