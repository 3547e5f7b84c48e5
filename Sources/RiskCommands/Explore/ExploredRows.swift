import RiskData
import RiskExpressions
import RiskKernel
import RiskSyntax

/// The rows that commands of exploration look at.
enum ExploredRows {
  /// The dataset right behind the command.
  static let dataset = Parameter(
    optional: "dataset", .dataset, at: .argument, "The rows; behind a '|', those of the stage before.")

  /// The dataset behind `on`, where columns stand behind the command.
  static let on = Parameter(
    optional: "on", .dataset, at: .clause, "The rows; behind a '|', those of the stage before.")

  /// A column whose mean is wanted, such as whether a customer defaulted.
  static let target = Parameter(
    optional: "target", .column, at: .clause, "A column of 0 and 1, or of amounts, whose mean is shown for each line.")
}

extension Call {
  /// The rows of the stage before, or those that were named.
  func rows(_ parameter: Parameter<InputTable?>) throws -> InputTable {
    if input != nil, has(parameter) { throw ExploreFault.rowsTwice(commandName).at(place(of: parameter)) }
    return try self[parameter] ?? requireInput()
  }

  /// The target's column, whose mean must mean something.
  func target(of rows: InputTable) throws -> NamedExpression? {
    guard let name = try self[ExploredRows.target] else { return nil }
    let bound = try bind(Expression(name: name), to: rows)
    guard bound.type.isDrawable else {
      throw ExploreFault.notMeasured(name.text, found: bound.type.wording).at(name.span)
    }
    return (name.text, bound)
  }
}

extension Call.InputTable {
  /// Whether only the columns are known, as before a script runs.
  var isOutline: Bool { table is TableOutline }
}

extension ScalarType {
  /// How means of its values are written: those of 0 and 1 as shares.
  func meanFormat(_ means: some Sequence<Double>) -> NumberFormat {
    let isShare = (self == .integer || self == .boolean) && means.allSatisfy { (0...1).contains($0) }
    return isShare ? .percent : .brief
  }
}

extension Value {
  /// A number, or what is missing.
  static func figure(_ number: Double?) -> Value { number.map(Value.number) ?? .null }

  /// A count.
  static func count(_ count: Int) -> Value { .integer(Int64(count)) }
}

extension Record {
  /// A record of fields; a name that is taken gets a `_` behind it.
  init(named fields: [(String, Value)]) {
    var taken: Set<String> = []
    self.init(
      fields.map { name, value in
        var name = name
        while !taken.insert(name).inserted { name += "_" }
        return Field(name, value)
      })
  }
}

extension TableView {
  /// A table of which at most so many rows are shown, with a note of how many more there are.
  init(columns: [Column], first limit: Int, of rows: [Row], closing: [Row] = [], noun: String = "row") {
    let more = rows.count - limit
    self.init(
      columns: columns, rows: rows.prefix(limit) + closing,
      note: more > 0 ? "…\(Words.count(more, "more \(noun)"))   (set rows \(rows.count))" : nil)
  }
}
