import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

extension ArgumentType where Content == Int {
  /// A whole number in a range.
  public static func integer(in range: ClosedRange<Int>) -> ArgumentType {
    let wording =
      range.upperBound == .max
      ? "a whole number from \(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return checked(wording, placeholder: "N") { value in
      guard case .integer(let whole) = value, let number = Int(exactly: whole), range.contains(number) else {
        return nil
      }
      return number
    }
  }
}

extension ArgumentType where Content == Double {
  /// A number that a test accepts; `wording` says which.
  public static func number(_ wording: String, where accepts: @escaping @Sendable (Double) -> Bool) -> ArgumentType {
    checked(wording, placeholder: "NUMBER") { value in
      guard let number = value.asNumber, accepts(number) else { return nil }
      return number
    }
  }
}

extension ArgumentType where Content == String {
  /// The path of a file, relative to the workspace.
  public static var path: ArgumentType {
    checked("a file's path in quotes", placeholder: "\"FILE\"") { value in
      guard case .text(let text) = value, !text.isEmpty else { return nil }
      return text
    }.offering(.files)
  }

  /// A text that a test accepts; `wording` says which.
  public static func text(
    _ wording: String, placeholder: String, where accepts: @escaping @Sendable (String) -> Bool
  ) -> ArgumentType {
    checked(wording, placeholder: placeholder) { value in
      guard case .text(let text) = value, accepts(text) else { return nil }
      return text
    }
  }

  /// A pattern for texts, in which `%` stands for any characters and `_` for one.
  public static var pattern: ArgumentType {
    checked("a pattern in quotes", placeholder: "\"PATTERN\"") { value in
      if case .text(let text) = value { text } else { nil }
    }.offering()
  }

  /// A name for a new thing of a kind.
  public static func newName(_ kind: String) -> ArgumentType {
    ArgumentType("a name for the \(kind)", placeholder: "NAME", form: .newName(kind: kind)) { slot, session in
      try slot.name(in: session).text
    }
  }

  /// One of several words.
  public static func word(_ words: [String]) -> ArgumentType {
    let wording = words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
    return ArgumentType(wording, placeholder: words.joined(separator: "|"), form: .word(words)) { slot, session in
      let name = try slot.name(in: session)
      guard words.contains(name.text) else {
        throw KernelFault.notAllowed(slot.title, allowed: words).at(name.span)
      }
      return name.text
    }
  }
}

extension ArgumentType where Content == Bool {
  /// `true` or `false`.
  public static var flag: ArgumentType {
    checked("true or false", placeholder: "true|false") { value in
      if case .boolean(let holds) = value { holds } else { nil }
    }
  }
}

extension ArgumentType where Content == [String] {
  /// A list of texts.
  public static func texts(_ wording: String) -> ArgumentType {
    checked(wording, placeholder: "[\"TEXT\", …]") { value in
      if case .text(let text) = value { return [text] }
      guard case .list(let items) = value else { return nil }
      let texts = items.compactMap { item in if case .text(let text) = item { text } else { nil } }
      return texts.count == items.count ? texts : nil
    }
  }
}

extension ArgumentType where Content == [(name: String, text: String)] {
  /// A record of texts.
  public static func textRecord(_ wording: String) -> ArgumentType {
    checked(wording, placeholder: "{ NAME: \"TEXT\", … }") { value in
      guard case .record(let record) = value else { return nil }
      let fields = record.fields.compactMap { field -> (name: String, text: String)? in
        if case .text(let text) = field.value { (field.name, text) } else { nil }
      }
      return fields.count == record.fields.count ? fields : nil
    }
  }
}

extension ArgumentType where Content == [Identifier] {
  /// Names for new things of a kind, with commas between.
  public static func newNames(_ kind: String, _ wording: String) -> ArgumentType {
    ArgumentType(wording, placeholder: "NAME, …", form: .newName(kind: kind)) { slot, session in
      try slot.parts.map { try $0.name(in: session) }
    }
  }
}

extension ArgumentType where Content == Identifier {
  /// A column's name.
  public static var column: ArgumentType {
    ArgumentType("a column's name", placeholder: "COLUMN", form: .names) { slot, session in try slot.name(in: session) }
  }
}

extension ArgumentType where Content == [Identifier] {
  /// Names with commas between them, such as those of columns.
  public static func names(_ wording: String, placeholder: String) -> ArgumentType {
    ArgumentType(wording, placeholder: placeholder, form: .names) { slot, session in
      try slot.soleArguments("name between commas").map { argument in
        guard let name = try session.name(of: try argument.asExpression()) else {
          throw KernelFault.wrongArgument(slot.title, expected: wording).at(argument.span)
        }
        return name
      }
    }
  }

  /// Columns' names.
  public static var columns: ArgumentType { names("columns' names", placeholder: "COLUMN, …") }
}

extension ArgumentType where Content == Expression {
  /// A condition over the columns of a row.
  public static var condition: ArgumentType {
    ArgumentType("a condition", placeholder: "CONDITION", form: .rowExpressions) { slot, _ in try slot.soleExpression()
    }
  }

  /// A block or a record, read by the command.
  public static func block(_ wording: String) -> ArgumentType {
    ArgumentType(wording, placeholder: "{ … }", form: .block) { slot, _ in try slot.soleExpression() }
  }
}

extension ArgumentType where Content == [WrittenExpression] {
  /// Expressions over rows with the names they give their results; an unnamed one is named by its text.
  public static func writtenExpressions(
    _ wording: String, placeholder: String = "NAME = EXPRESSION, …"
  ) -> ArgumentType {
    ArgumentType(wording, placeholder: placeholder, form: .rowExpressions) { slot, _ in
      try slot.soleArguments("expression between commas").map(WrittenExpression.init)
    }
  }
}

extension ArgumentType where Content == [[Argument]] {
  /// What stands between the commas as it was written; the command reads it.
  public static func groups(_ wording: String, placeholder: String, form: ArgumentForm) -> ArgumentType {
    ArgumentType(wording, placeholder: placeholder, form: form) { slot, _ in slot.groups.map(\.arguments) }
  }
}

extension ArgumentType where Content == Call.InputTable {
  /// A dataset's name, a variable that holds a table, or a pipeline in parentheses.
  public static var dataset: ArgumentType {
    ArgumentType("a dataset", placeholder: "DATASET", form: .table) { slot, session in
      try session.table(of: try slot.soleExpression())
    }
  }
}

extension ArgumentType where Content == [Call.InputTable] {
  /// Datasets with commas between them.
  public static var datasets: ArgumentType {
    ArgumentType("datasets", placeholder: "DATASET, …", form: .table) { slot, session in
      try slot.soleArguments("dataset between commas").map { try session.table(of: try $0.asExpression()) }
    }
  }
}

extension ArgumentType {
  /// A thing of a kind that must be there.
  public static func thing(_ kind: ThingKind<Content>) -> ArgumentType {
    let placeholder = kind.name.split(separator: " ").joined(separator: "-").uppercased()
    return ArgumentType("\(kind.article) \(kind.name)", placeholder: placeholder, form: .thing(kind: kind.name)) {
      slot, session in
      try session.thing(kind, named: try slot.name(in: session))
    }
  }

  /// A value that a reader accepts; constants are checked before the script runs.
  public static func checked(
    _ wording: String, placeholder: String, _ convert: @escaping @Sendable (Value) -> Content?
  ) -> ArgumentType {
    ArgumentType(
      wording, placeholder: placeholder,
      form: .value(check: { value throws(KernelFault) in
        guard convert(value) != nil else { throw .outOfRange("the value", range: wording) }
      })
    ) { slot, session in
      guard let content = convert(try session.evaluate(try slot.soleExpression())) else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return content
    }
  }
}

/// An expression with the name its result gets.
public struct WrittenExpression: Sendable {
  /// The name: what stood before `=`, or the expression's own text.
  public let name: Identifier
  /// The expression, not yet bound to any columns.
  public let expression: Expression
  /// Whether the name was written.
  public let isNamed: Bool

  init(_ argument: Argument) {
    expression = argument.value
    isNamed = argument.label != nil
    if case .name(let name) = argument.value.kind, argument.label == nil {
      self.name = name
    } else {
      name = argument.label ?? Identifier(argument.value.span.text, span: argument.value.span)
    }
  }
}
