import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Draws rows as a chart.
enum PlotCommand: Command {
  private static let kind = Parameter(
    optional: "kind", PlotSubject.argument, at: .argument,
    "How to draw: histogram, bars, line or scatter, or a table to draw as fits it; behind a '|' it may be left out.")
  private static let columns = Parameter(
    "column", .writtenExpressions("columns, or name = expression", placeholder: "COLUMN, …"), at: .arguments,
    default: [], "What to draw: columns or expressions; several rows of one place are drawn as their mean.")
  private static let over = Parameter(
    "over", .writtenExpressions("a column of numbers or dates", placeholder: "COLUMN"), at: .clause, default: [],
    "What a line runs along.")
  private static let by = Parameter(
    "by", .writtenExpressions("a column, or name = expression", placeholder: "COLUMN"), at: .clause, default: [],
    "What has a bar, a line or points of its own.")
  private static let bins = Parameter(
    optional: "bins", .integer(in: 1...1000), at: .option, "How many bins of one width a histogram has.")
  private static let height = Parameter(
    optional: "height", .integer(in: 2...200), at: .option, "How many lines high the chart is.")
  private static let title = Parameter(optional: "title", .chartTitle, at: .option, "What stands above the chart.")

  private static let file = Parameter(
    optional: "to", .path, at: .clause, "A file to draw into; its ending says the kind: .svg, .html or .txt.")

  static let spec = CommandSpec(
    "plot", group: .data, "Draw rows as a histogram, bars, lines or points, here or in a file.", input: .optional,
    parameters: [kind.info, columns.info, over.info, by.info, file.info, bins.info, height.info, title.info],
    outline: .plans,
    examples: [
      Example("portfolio | plot histogram util", "How a column is spread.", setup: .portfolio),
      Example("portfolio | plot bars mean(default) by late = num_90 > 0", "A figure of groups.", setup: .portfolio),
      Example("portfolio | plot line mean(default) over month", "A figure over time.", setup: .portfolio),
      Example(
        "portfolio | plot line mean(util) over month by default with height = 8", "A line for each value.",
        setup: .portfolio),
      Example("portfolio | plot scatter util, age with title = \"Use by age\"", "Two columns.", setup: .portfolio),
      Example("portfolio | summarize n = count() by num_90 | plot", "A small table as fits it.", setup: .portfolio),
      Example(
        "portfolio | plot histogram util by default to \"util.svg\"", "A picture of two groups in a file.",
        setup: .portfolio),
    ], writes: file.info)

  static func run(_ call: Call, in session: Session) throws -> Output {
    let look = ChartLook(title: try call[title] ?? "", height: try call[height], bins: try call[bins])
    let source = try source(call)
    let relation = try source.relation(in: session)
    var plot = PlotRequest(
      columns: try bind(call[columns], call, source, .allowed), over: try sole(over, call, source),
      by: try sole(by, call, source))
    var chosen: PlotKind?
    if case .kind(let kind)? = try call[kind] { chosen = kind }
    let asked = plot
    if let chosen { try call.at(columns) { try asked.check(chosen) } }
    let file = try file(call)
    // Before a script runs there are no rows yet, and the columns have been found.
    if source.table is TableOutline { return .silent() }
    if chosen == nil { (chosen, plot) = try PlotRequest.fitting(relation, given: plot) }
    let drawing = PlotDrawing(request: plot, relation: relation, session: session, look: look)
    let chart = try call.at(columns) { try drawing.chart(chosen ?? .bars) }
    guard let file else { return Output(chart.value, views: [.chart(chart)]) }
    return try save(chart, to: file, call, session)
  }

  // Files

  private static func file(_ call: Call) throws -> (path: String, kind: ChartFile)? {
    guard let path = try call[file] else { return nil }
    guard let kind = ChartFile(path: path) else { throw CommandFault.chartFile(path).at(call.place(of: file)) }
    return (path, kind)
  }

  private static func save(
    _ chart: Chart, to file: (path: String, kind: ChartFile), _ call: Call, _ session: Session
  ) throws -> Output {
    guard let text = try session.chartText?(chart, file.kind) else {
      throw CommandFault.chartFile(file.path).at(call.place(of: self.file))
    }
    try call.at(self.file) { try TextFile.save(text, to: session.resolve(file.path)) }
    let value = Record([Record.Field("path", .text(file.path)), Record.Field("figures", chart.value)])
    return .notice(
      .record(value), [.line("\(file.path)   \(Words.bytes(text.utf8.count))")] + chart.notes.map { .line($0) })
  }

  /// The rows: those of the stage before, or a table given in the kind's place.
  private static func source(_ call: Call) throws -> Call.InputTable {
    guard case .table(let table)? = try call[kind] else { return try call.requireInput() }
    if call.input != nil { throw CommandFault.plotTwoTables.at(call.place(of: kind)) }
    return table
  }

  private static func sole(
    _ parameter: Parameter<[WrittenExpression]>, _ call: Call, _ source: Call.InputTable
  ) throws -> NamedExpression? {
    let written = try call[parameter]
    if written.count > 1 {
      throw KernelFault.oneOnly("column behind '\(parameter.info.name)'").at(written[1].expression.span)
    }
    return try bind(written, call, source, .none).first
  }

  private static func bind(
    _ written: [WrittenExpression], _ call: Call, _ source: Call.InputTable, _ aggregates: RowBinder.AggregateUse
  ) throws -> [NamedExpression] {
    try written.map { column in
      let bound = try call.bind(column.expression, to: source, aggregates: aggregates)
      return (name: column.name.text, expression: bound)
    }
  }
}
