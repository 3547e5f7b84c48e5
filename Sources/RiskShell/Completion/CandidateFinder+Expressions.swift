import RiskCommands
import RiskExpressions
import RiskKernel

// Columns, their values, functions, variables and files.
extension CandidateFinder {
  /// What can go on an expression.
  func expression(_ items: [LineItem], _ stretches: ArraySlice<OpenStretch>) -> [Completion.Candidate] {
    let values = categories(stretches).map { value in
      Completion.Candidate(value.asWritten, description: value.note, endsWord: false, key: value.text)
    }
    guard values.isEmpty else { return values }
    if let last = items.last, last.isOperand { return connectives }
    let columns = columns(rows(of: stretches))
    let needsFunctions = isWordBegun || columns.isEmpty
    return columns + (needsFunctions ? functions + literals : [])
  }

  // Rows

  /// Rows whose columns can be named, with the dataset they come from.
  struct Rows {
    let name: String
    var columns: [Schema.Column]
    /// The columns that were made in this line.
    var made: [String]
    let table: any Table
  }

  /// The rows an expression at the end of a stretch is over; outside of a command, none.
  func rows(of stretches: ArraySlice<OpenStretch>) -> [Rows] {
    for end in stretches.indices.reversed() {
      let stages = stretches[end].stages
      if stages.count > 1 { return rows(of: stages.dropLast()).map { [$0] } ?? [] }
      guard let phrase = phrase(of: stretches[...end]) else { continue }
      let named = phrase.tables.compactMap(rows(named:))
      return named.isEmpty && phrase.tables.isEmpty && end == stretches.indices.first ? everyRows(phrase) : named
    }
    return []
  }

  /// A command that names no rows, such as one that defines features, may mean any.
  private func everyRows(_ phrase: PhrasePrefix) -> [Rows] {
    let takesRows = phrase.spec.parameters.contains { if case .table = $0.form { true } else { false } }
    guard !takesRows else { return [] }
    return session.datasets.map { Rows(name: $0.name, columns: $0.table.schema.columns, made: [], table: $0.table) }
  }

  /// The rows that stages give; where their text does not tell, those of the first with the names given since.
  private func rows(of stages: some BidirectionalCollection<[LineItem]>) -> Rows? {
    guard let first = stages.first.map({ withoutFront(withoutAssignment($0)) })?.first, var rows = rows(named: first)
    else { return nil }
    if let end = stages.reversed().first?.last?.range.upperBound,
      stages.count > 1, let schema = session.schema(ofPipeline: slice(first.range.lowerBound..<end))
    {
      rows.columns = schema.columns
      return rows
    }
    for stage in stages.dropFirst() {
      for name in CandidateFinder.assigned(in: stage) where !rows.columns.contains(where: { $0.name == name }) {
        rows.made.append(name)
      }
    }
    return rows
  }

  /// A first stage without a command that stands in front of a whole pipeline: `explain query`.
  private func withoutFront(_ items: [LineItem]) -> [LineItem] {
    guard items.count > 2, let name = items[0].word, let front = session.catalogue[name]?.spec.frontWord,
      items[1].word == front
    else { return items }
    return Array(items.dropFirst(2))
  }

  private func slice(_ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }

  /// The rows an item stands for: a dataset's name, a variable, a pipeline in parentheses.
  private func rows(named item: LineItem) -> Rows? {
    if case .group(.parenthesis, let stages, _) = item { return rows(of: stages) }
    if let variable = item.variable {
      guard case .table(let table)? = session.value(ofVariable: variable) else { return nil }
      return Rows(name: "$\(variable)", columns: table.schema.columns, made: [], table: table)
    }
    guard let name = item.name, let table = session.datasets.first(where: { $0.name == name })?.table else {
      return nil
    }
    return Rows(name: name, columns: table.schema.columns, made: [], table: table)
  }

  /// The names a stage gives to what it computes.
  private static func assigned(in stage: [LineItem]) -> [String] {
    zip(stage.dropFirst(), stage.dropFirst(2)).compactMap { item, next in next.symbol == "=" ? item.name : nil }
  }

  /// The columns of rows, those made in the line last.
  func columns(_ rows: [Rows]) -> [Completion.Candidate] {
    rows.flatMap { rows in
      rows.columns.map {
        Completion.Candidate(name: $0.name, description: "\($0.type.rawValue) column of \(rows.name)")
      }
        + rows.made.map { Completion.Candidate(name: $0, description: "column made in this line") }
    }
  }

  // Values of a column

  /// A value of a column as completion offers it.
  private struct Category {
    let text: String
    let asWritten: String
    let note: String
  }

  /// How long a look at a column's values may take.
  private static let patience = Duration.milliseconds(80)

  /// The values of the column that is being compared at the cursor, the most frequent first.
  private func categories(_ stretches: ArraySlice<OpenStretch>) -> [Category] {
    guard let column = comparedColumn(stretches),
      let rows = rows(of: stretches).first(where: { rows in rows.columns.contains { $0.name == column } })
    else { return [] }
    return session.commonValues(of: column, in: rows.table, within: CandidateFinder.patience).map { value in
      let text = value.plainText
      guard case .text = value else { return Category(text: text, asWritten: text, note: "value of \(column)") }
      return Category(text: text, asWritten: text.asWrittenText, note: "value of \(column)")
    }
  }

  /// The column that is compared right before the cursor: `grade = `, `grade != `, `grade in [`.
  private func comparedColumn(_ stretches: ArraySlice<OpenStretch>) -> String? {
    guard let inner = stretches.last else { return nil }
    if inner.opener == .bracket || inner.opener == .parenthesis {
      let isItem = inner.items.isEmpty || inner.items.last?.symbol == ","
      let before = stretches.dropLast().last?.items.suffix(2) ?? []
      if isItem, before.last?.word == "in", before.count == 2 { return before.first?.name }
    }
    let items = inner.items.suffix(2)
    guard items.count == 2, ["=", "==", "!="].contains(items.last?.symbol) else { return nil }
    return items.first?.name
  }

  // Texts

  /// What can finish a text in quotes: a value of the column that is compared, or a file.
  func texts(_ written: String, _ quote: Character) -> [Completion.Candidate] {
    let values = categories(stretches[...]).filter { $0.text.hasPrefix(written) }
    guard values.isEmpty else {
      return values.map { value in
        let isPlain = !value.text.contains { "\\\"{}'\n".contains($0) }
        return Completion.Candidate(isPlain ? value.text + String(quote) : value.text, description: value.note)
      }
    }
    let first = stretches.last?.items.first?.word
    let takesFile = phrase(of: stretches[...])?.parameter?.takesFile ?? false
    return takesFile || first == "include" ? FileCompletion(session).candidates(written, quote) : []
  }

  // Names

  /// Things of some kinds, or of all.
  func things(of kinds: [String]?) -> [Completion.Candidate] {
    session.thingNames.filter { kinds?.contains($0.kind) ?? true }
      .map { Completion.Candidate(name: $0.name, description: $0.kind) }
  }

  /// The variables that hold rows, where a dataset is wanted.
  var tableVariables: [Completion.Candidate] {
    session.variableNames.compactMap { name in
      guard case .table(let table)? = session.value(ofVariable: name) else { return nil }
      return Completion.Candidate("$" + name.asWrittenName, description: Value.table(table).note, key: "$" + name)
    }
  }

  /// The session's variables, and those that this text makes.
  var variables: [Completion.Candidate] {
    let known = session.variableNames.map { name in
      Completion.Candidate(name: name, description: session.value(ofVariable: name)?.note ?? "")
    }
    let made = Set(boundNames).subtracting(session.variableNames).sorted()
    return known + made.map { Completion.Candidate(name: $0, description: "made in this text") }
  }

  private var boundNames: [String] {
    zip(cursor.tokens, cursor.tokens.dropFirst()).compactMap { token, next in
      guard case .word(let word) = token.kind, ["let", "for", "param", "catch"].contains(word) else { return nil }
      switch next.kind {
      case .word(let name), .quotedName(let name), .variable(let name): return name
      default: return nil
      }
    }
  }

  /// The fields of the record before a point: `$m.`; nil where no point is.
  var fields: [Completion.Candidate]? {
    guard var path = stretches.last?.items, path.popLast()?.symbol == "." else { return nil }
    var names: [String] = []
    while let name = path.last?.name, path.dropLast().last?.symbol == "." {
      names.insert(name, at: 0)
      path.removeLast(2)
    }
    var value = path.last?.variable.flatMap { session.value(ofVariable: $0) }
    for name in names {
      guard case .record(let record)? = value else { return [] }
      value = record[name]
    }
    guard case .record(let record)? = value else { return [] }
    return record.fields.map { Completion.Candidate(name: $0.name, description: $0.value.note, endsWord: false) }
  }

  /// The functions, each with how it is called.
  var functions: [Completion.Candidate] {
    let own = session.ownCommands.map { own in
      Completion.Candidate(own.spec.name + "(", description: "\(own.usage)   \(own.spec.summary)", endsWord: false)
    }
    return own
      + FunctionTable.all.filter { !$0.isOperator && $0.name != "is null" }
      .map { Completion.Candidate($0.name + "(", description: "\($0.usage)   \($0.summary)", endsWord: false) }
  }

  var literals: [Completion.Candidate] {
    [
      Completion.Candidate("not", description: "the opposite of a condition"),
      Completion.Candidate("null", description: "a missing value"), .word("true"), .word("false"),
      Completion.Candidate("if", description: "if CONDITION then A else B"),
      Completion.Candidate("case", description: "case when CONDITION then A … else B end"),
    ]
  }

  /// The words that can follow a value.
  var connectives: [Completion.Candidate] {
    [
      Completion.Candidate("and", description: "both conditions"), Completion.Candidate("or", description: "either"),
      Completion.Candidate("in", description: "in [A, B] or in 0..1"),
      Completion.Candidate("between", description: "between LOW and HIGH, both included"),
      Completion.Candidate("like", description: "like \"pattern%\""),
      Completion.Candidate("is", description: "is null, is not null"),
      Completion.Candidate("mod", description: "the rest of a division"),
    ]
  }
}

extension ParameterInfo {
  fileprivate var takesFile: Bool {
    offers?.contains { if case .files = $0 { true } else { false } } ?? false
  }
}

extension Value {
  /// What a value is, in a few words for a list.
  fileprivate var note: String {
    switch self {
    case .table(let table): "rows of \(table.schema.columns.count) columns"
    case .record(let record): "record of \(record.fields.map(\.name).joined(separator: ", "))"
    case .list(let items): "list of \(items.count)"
    case .null, .boolean, .integer, .number, .text, .date, .range: plainText
    }
  }
}

extension String {
  /// The text as the language writes it, in quotes.
  fileprivate var asWrittenText: String {
    guard contains(where: { "\\\"{}".contains($0) }) else { return "\"\(self)\"" }
    return "'" + replacing("'", with: "''") + "'"
  }
}
