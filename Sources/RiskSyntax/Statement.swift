public import RiskDiagnostics

/// A whole script, or what was typed at the prompt, as a tree.
public struct SyntaxTree: Sendable {
  /// The text it was read from.
  public let source: Source
  /// Its statements in order.
  public let statements: [Statement]
  /// What could not be read.
  public let diagnostics: [Diagnostic]
  /// Whether the text ends where more must follow: in an open bracket, or after an operator, comma or pipe.
  public let isIncomplete: Bool
}

/// A statement as it was written.
public struct Statement: Sendable {
  /// What the statement is.
  public let kind: Kind
  /// Where it stands.
  public let span: Span
  /// The `##` comment above it.
  public let documentation: String?

  /// The forms of statements.
  public enum Kind: Sendable {
    case pipeline(Pipeline)
    case binding(Identifier, Pipeline)
    case setting(Identifier, Expression)
    case parameter(Identifier, Expression)
    case assertion(Expression, message: Expression?)
    case inclusion(Expression)
    case choice([ConditionalBlock], otherwise: Block?)
    case loop(Identifier, over: Expression, Block)
    case repetition(condition: Expression, Block)
    case definition(Definition)
    case result(Pipeline?)
    case leave
    case next
    case attempt(Block, catching: Identifier?, Block)
    case exit(Expression?)
  }
}

/// Statements in braces.
public struct Block: Sendable {
  /// The statements in order.
  public let statements: [Statement]
  /// Where it stands, its braces included.
  public let span: Span
}

/// A condition with the block that runs where it holds.
public struct ConditionalBlock: Sendable {
  /// The condition.
  public let condition: Expression
  /// What runs where it is true.
  public let block: Block
}

/// A command or function of the user's own: `def name(a, b = 2) { … }`.
public struct Definition: Sendable {
  /// What it is called by.
  public let name: Identifier
  /// What it takes, in order.
  public let parameters: [Parameter]
  /// What it does.
  public let body: Block
  /// The `##` comment above it.
  public let documentation: String?

  /// The definition as it was written.
  public var source: String {
    "def " + Span(name.span.source, name.span.range.lowerBound..<body.span.range.upperBound).text
  }

  /// What a definition takes in one place.
  public struct Parameter: Sendable {
    /// The variable it is bound to.
    public let name: Identifier
    /// What it is where it is not given; nil where it must be.
    public let fallback: Expression?
    /// The `##` comment above it.
    public let documentation: String?
  }
}

/// Phrases joined by `|`; a single phrase is a pipeline too.
public struct Pipeline: Sendable {
  /// The phrases, at least one.
  public let stages: [Phrase]
  /// Where it stands.
  public let span: Span

  /// Joins phrases.
  public init(stages: [Phrase], span: Span) {
    self.stages = stages
    self.span = span
  }
}

/// A line of the language before anyone knows which command it is: arguments, then clauses.
public struct Phrase: Sendable {
  /// What stands before the first clause; the first argument may be the command's name.
  public let groups: [ArgumentGroup]
  /// The clauses in the order they were written.
  public let clauses: [Clause]
  /// Where it stands.
  public let span: Span

  /// Puts a phrase together.
  public init(groups: [ArgumentGroup], clauses: [Clause], span: Span) {
    self.groups = groups
    self.clauses = clauses
    self.span = span
  }
}

/// A clause word and what follows it.
public struct Clause: Sendable {
  /// The word that begins it, such as `on` or `by`.
  public let word: Identifier
  /// What follows, cut at the commas.
  public let groups: [ArgumentGroup]
  /// Where it stands.
  public let span: Span

  /// Puts a clause together.
  public init(word: Identifier, groups: [ArgumentGroup], span: Span) {
    self.word = word
    self.groups = groups
    self.span = span
  }
}

/// The arguments between two commas, which stand side by side.
public struct ArgumentGroup: Sendable {
  /// The arguments, at least one.
  public let arguments: [Argument]
  /// Where they stand.
  public let span: Span

  /// Groups arguments.
  public init(arguments: [Argument], span: Span) {
    self.arguments = arguments
    self.span = span
  }
}

/// An argument, which may be of the form `name = value`.
///
/// Whether `a = 1` assigns or compares is the reader's choice: `label` and `value` are its parts as an assignment,
/// `asExpression` is the same text as a comparison.
public struct Argument: Sendable {
  /// The name before `=`, if the argument has that form.
  public let label: Identifier?
  /// What stands after `=`, or the whole argument.
  public let value: Expression

  /// Creates an argument, with a label where it is of the form `name = value`.
  public init(label: Identifier?, value: Expression) {
    self.label = label
    self.value = value
  }

  /// Where it stands.
  public var span: Span { label.map { $0.span.joined(value.span) } ?? value.span }

  /// The argument read as an expression, `=` as a comparison.
  ///
  /// `a = 1 and b = 2` assigns `1 and b = 2` but compares `(a = 1) and b = 2`: the name is moved to the leftmost
  /// operand that `=` binds looser than.
  public func asExpression() throws(Diagnostic) -> Expression {
    guard let label else { return value }
    return try compare(label, with: value)
  }

  private func compare(_ name: Identifier, with right: Expression) throws(Diagnostic) -> Expression {
    let span = name.span.joined(right.span)
    let comparison = Expression(.binary(.equal, Expression(.name(name), span: name.span), right), span: span)
    if right.isClosed { return comparison }
    switch right.kind {
    case .binary(let symbol, let first, let second) where symbol.precedence < BinaryOperator.equal.precedence:
      return Expression(.binary(symbol, try compare(name, with: first), second), span: span)
    case .binary(let symbol, _, _) where symbol.precedence == BinaryOperator.equal.precedence:
      throw SyntaxFault.chainedComparison.at(span)
    case .between, .isNull:
      throw SyntaxFault.chainedComparison.at(span)
    default: return comparison
    }
  }
}
