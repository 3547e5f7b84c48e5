import RiskExpressions
import RiskStats
import RiskSyntax

/// Gathers one column of a table and sums it up.
enum ColumnCollector {
  case numbers(NumberCollector)
  case texts(TextCollector)

  init(_ type: ScalarType) {
    switch type {
    case .text: self = .texts(TextCollector())
    case .number, .null: self = .numbers(NumberCollector(.numbers))
    case .boolean, .integer, .date: self = .numbers(NumberCollector(.integers))
    }
  }

  /// How much memory it holds, and how much it needs to sum up.
  var bytes: Int {
    switch self {
    case .numbers(let numbers): numbers.bytes
    case .texts(let texts): texts.bytes
    }
  }

  /// How much memory it needs besides to sum up its values.
  var bytesToFinish: Int {
    switch self {
    case .numbers(let numbers): numbers.bytesToFinish - numbers.bytes
    case .texts: 0
    }
  }

  func add(_ column: ChunkColumn, rows: Int) {
    switch (self, column.storage) {
    case (.numbers(let numbers), .booleans(let values)): numbers.add(values, validity: column.validity)
    case (.numbers(let numbers), .integers(let values)): numbers.add(values, validity: column.validity)
    case (.numbers(let numbers), .numbers(let values)): numbers.add(values, validity: column.validity)
    case (.numbers(let numbers), .dates(let values)): numbers.add(values, validity: column.validity)
    case (.texts(let texts), .texts(let values)):
      for row in 0..<rows where !column.isMissing(row) { texts.add(values.bytes(row)) }
    case (.numbers, _), (.texts, _): break
    }
  }

  /// What was gathered of so many rows; nil where it was told to stop.
  func finish(_ column: Schema.Column, rows: Int, unless isStopped: () -> Bool) -> ColumnProfile? {
    switch self {
    case .texts(let texts):
      let extremes = texts.extremes
      return ColumnProfile(
        column: column, missing: rows - texts.count, distinct: texts.distinct, zeros: nil, isEstimated: false,
        minimum: extremes.map { .text($0.least) } ?? .null, maximum: extremes.map { .text($0.greatest) } ?? .null,
        mean: nil, quartiles: nil, histogram: nil, mostFrequent: texts.mostFrequent(1).first.map { ($0.text, $0.count) }
      )
    case .numbers(let numbers):
      guard let ordered = numbers.finish(unless: isStopped) else { return nil }
      return ColumnProfile(column, ordered, rows: rows)
    }
  }
}

extension ColumnProfile {
  fileprivate init(_ column: Schema.Column, _ values: OrderedNumbers, rows: Int) {
    let (count, type) = (values.count, column.type)
    let isFigure = type != .date && count > 0
    func value(_ rank: Int) -> Value { count == 0 ? .null : type.value(values, values.key(at: rank)) }
    let range = type == .boolean ? 0...1 : values.finiteRange ?? 0...0
    self.init(
      column: column, missing: rows - count, distinct: values.distinct, zeros: type == .date ? nil : values.zeros,
      isEstimated: false, minimum: value(0), maximum: value(count - 1), mean: isFigure ? values.mean : nil,
      quartiles: type.isNumeric ? ColumnProfile.quartiles(values) : nil,
      histogram: isFigure ? values.histogram(bins: ColumnProfile.bins, over: range) : nil, mostFrequent: nil)
  }

  private static func quartiles(_ values: OrderedNumbers) -> (first: Double, median: Double, third: Double)? {
    guard let first = values.quantile(0.25), let median = values.quantile(0.5), let third = values.quantile(0.75) else {
      return nil
    }
    return (first, median, third)
  }
}

extension ScalarType {
  /// The value of this type that a sort key stands for.
  func value(_ values: OrderedNumbers, _ key: UInt64) -> Value {
    switch self {
    case .boolean: .boolean(OrderedKey.integer(key) != 0)
    case .integer: .integer(OrderedKey.integer(key))
    case .date: .date(CalendarDate(daysSinceEpoch: Int(OrderedKey.integer(key))))
    case .number, .null, .text: .number(values.number(key))
    }
  }
}
