import RiskData
import RiskExpressions
import RiskKernel
import RiskStats
import RiskSyntax

/// A column of numbers, dates or conditions in depth.
struct NumberDescription {
  private let whole: ColumnDescription
  private let numbers: OrderedNumbers
  private let rows: Int

  init(of whole: ColumnDescription, _ numbers: OrderedNumbers, rows: Int) {
    (self.whole, self.numbers, self.rows) = (whole, numbers, rows)
  }

  private var type: ScalarType { whole.column.type }

  func output() throws -> Output {
    let head = whole.head(rows: rows, present: numbers.count, distinct: numbers.distinct)
    let (figures, percentiles, gaps) = (self.figures, self.percentiles, try self.gaps)
    let (values, extremes, bands) = (common, self.extremes, try self.bands)
    let chart = chart
    let fields: [Record.Field?] = [
      Record.Field("values", ColumnDescription.list(values)),
      Record.Field("least", ColumnDescription.list(extremes.least)),
      Record.Field("greatest", ColumnDescription.list(extremes.greatest)),
      gaps.map { Record.Field("months_without_rows", .list($0.map(Value.text))) },
      chart.map { Record.Field("histogram", $0.value) },
      bands.map { Record.Field("bands", ColumnDescription.list($0)) },
    ]
    var views = [ColumnDescription.line(head.filter { $0.name != "column" } + figures)]
    if !percentiles.isEmpty { views.append(ColumnDescription.line(percentiles)) }
    if numbers.count > 0 { views.append(.table(listing(values, extremes))) }
    if let gaps { views.append(.line(NumberDescription.wording(gaps))) }
    if let bands { views.append(ColumnDescription.table(bands, ["rate": .percent])) }
    if let chart { views.append(.chart(chart)) }
    return Output(.record(Record(head + figures + percentiles + fields.compactMap { $0 })), views: views)
  }

  // Figures

  private var figures: [Record.Field] {
    guard type != .date else { return [] }
    let counts = [("zeros", numbers.zeros), ("negative", numbers.negatives), ("infinite", numbers.infinite)]
    let moments = numbers.moments
    let shape = [
      ("mean", numbers.mean), ("stdev", moments.deviation), ("skewness", moments.skewness),
      ("kurtosis", moments.kurtosis),
    ]
    return counts.map { Record.Field($0, .integer(Int64($1))) } + shape.map { Record.Field($0, .figure($1)) }
  }

  private var percentiles: [Record.Field] {
    guard type.isNumeric else { return [] }
    return ColumnDescription.shares.map { share in
      Record.Field("p\(Int((share * 100).rounded()))", .figure(numbers.quantile(share)))
    }
  }

  private func field(_ run: OrderedNumbers.Run) -> [Record.Field] {
    [Record.Field("value", type.plain(numbers, run.key)), Record.Field("rows", .integer(Int64(run.count)))]
  }

  private var common: [[Record.Field]] { numbers.mostFrequent(ColumnDescription.listed).map(field) }

  private var extremes: (least: [[Record.Field]], greatest: [[Record.Field]]) {
    let (least, greatest) = numbers.extremes(ColumnDescription.listed)
    return (least.map(field), greatest.map(field))
  }

  /// The least, the greatest and the most frequent values side by side.
  private func listing(
    _ values: [[Record.Field]], _ extremes: (least: [[Record.Field]], greatest: [[Record.Field]])
  ) -> TableView {
    let lists = [extremes.least, extremes.greatest, values]
    let columns = ["least", "rows", "greatest", "rows", "most frequent", "rows"].map { TableView.Column($0) }
    let height = lists.map(\.count).max() ?? 0
    return TableView(
      columns: columns,
      rows: (0..<height).map { row in
        TableView.Row(lists.flatMap { row < $0.count ? $0[row].map(\.value) : [.null, .null] })
      })
  }

  // Months

  /// The months between the first and the last day that have no row; nil where the values are no dates.
  private var gaps: [String]? {
    get throws {
      guard type == .date else { return nil }
      var months: [Int] = []
      numbers.forEachRun { run in
        let parts = CalendarDate(daysSinceEpoch: Int(OrderedKey.integer(run.key))).components
        let month = parts.year * 12 + parts.month - 1
        if months.last != month { months.append(month) }
      }
      return zip(months, months.dropFirst()).flatMap { one, next in
        (one + 1..<max(next, one + 1)).prefix(NumberDescription.gapLimit).map(NumberDescription.text)
      }
    }
  }

  /// How many months of one gap are listed.
  private static let gapLimit = 1200

  private static func text(_ month: Int) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
  }

  private static func wording(_ gaps: [String]) -> String {
    guard !gaps.isEmpty else { return " every month from the first to the last has rows" }
    let more = gaps.count > 12 ? ", …\(gaps.count - 12) more" : ""
    return " \(Words.count(gaps.count, "month")) without rows: \(gaps.prefix(12).joined(separator: ", "))\(more)"
  }

  // Spread

  private var chart: Chart? {
    guard type != .boolean, let range = numbers.finiteRange else { return nil }
    let extent = NumberExtent(
      finite: numbers.finite, missing: rows - numbers.count, infinite: numbers.infinite, low: range.lowerBound,
      high: range.upperBound)
    let edges = HistogramEdges.edges(extent, of: type, bins: nil)
    guard edges.count > 1 else { return nil }
    let first = numbers.rank { $0 > -.infinity || $0.isNaN }
    let ranks =
      [first] + edges.dropFirst().dropLast().map { edge in numbers.rank { $0 >= edge || $0.isNaN } } + [
        first + numbers.finite
      ]
    let bins = zip(zip(edges, edges.dropFirst()), zip(ranks, ranks.dropFirst())).map { edges, ranks in
      Chart.Bin(edges.0, edges.1, count: ranks.1 - ranks.0)
    }
    return Chart(
      .histogram(bins), x: ChartAxis(whole.column.name, kind: type == .date ? .date : .number), y: ChartAxis("rows"))
  }

  // Target

  /// The mean of the target in each tenth of the rows, or of each value where there are few.
  private var bands: [[Record.Field]]? {
    get throws {
      guard let target = whole.target else { return nil }
      let isFew = numbers.distinct <= 12
      var edges: [Double] = []
      if isFew {
        numbers.forEachRun { edges.append(numbers.number($0.key)) }
      } else {
        for tenth in 1...9 {
          let edge = numbers.number(numbers.key(at: (numbers.count - 1) * tenth / 10))
          if edges.last.map({ $0 < edge }) ?? true { edges.append(edge) }
        }
      }
      let rates = try whole.relation.rates(of: target, by: whole.column, upTo: edges)
      let names = isFew ? edges.map(plain) : edges.map { .text("up to \(plain($0).plainText)") }
      let above = isFew ? Value.text("others") : .text("above \(edges.last.map { plain($0).plainText } ?? "")")
      return zip(names + [above, .text("missing")], rates).filter { $1.rows > 0 }.map(whole.band)
    }
  }

  private func plain(_ number: Double) -> Value {
    switch type {
    case .date: .date(CalendarDate(daysSinceEpoch: Int(number)))
    case .integer: Int64(exactly: number).map(Value.integer) ?? .number(number)
    case .boolean: .boolean(number != 0)
    case .number, .null, .text: .number(number)
    }
  }
}

extension ScalarType {
  /// The value of this type that a key stands for.
  fileprivate func plain(_ numbers: OrderedNumbers, _ key: UInt64) -> Value {
    switch self {
    case .date: .date(CalendarDate(daysSinceEpoch: Int(OrderedKey.integer(key))))
    case .integer: .integer(OrderedKey.integer(key))
    case .boolean: .boolean(OrderedKey.integer(key) != 0)
    case .number, .null, .text: .number(numbers.number(key))
    }
  }
}
