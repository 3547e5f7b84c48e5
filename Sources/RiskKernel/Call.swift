public import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// A bound command about to run.
public struct Call {
  let phrase: BoundPhrase
  let session: Session
  /// The rows from the stage before, where the command stands behind a `|`.
  public let input: InputTable?

  /// Rows with the name messages use for them.
  public struct InputTable {
    /// The rows.
    public let table: any Table
    /// What messages call them, or nil for a result without a name.
    public let name: String?

    /// Names rows.
    public init(_ table: any Table, name: String?) {
      self.table = table
      self.name = name
    }
  }

  /// The command's name.
  public var commandName: String { phrase.spec.name }

  /// Where the whole command stands.
  public var span: Span { phrase.span }

  /// What was given for a parameter, or its default.
  ///
  /// - Throws: a `Diagnostic` at the argument where its value does not fit.
  public subscript<Content>(parameter: Parameter<Content>) -> Content {
    get throws {
      let slot = phrase[parameter.info]
      do { return try parameter.read(slot, session) } catch let fault as any Fault {
        throw fault.at(slot?.span ?? span)
      }
    }
  }

  /// Where a parameter was given; the whole command where it was not.
  public func place<Content>(of parameter: Parameter<Content>) -> Span { phrase[parameter.info]?.span ?? span }

  /// Where the first of some parameters was given; nil where none was.
  public func place(ofFirst parameters: [ParameterInfo]) -> Span? {
    parameters.lazy.compactMap { phrase[$0]?.span }.first
  }

  /// Whether a parameter was given.
  public func has<Content>(_ parameter: Parameter<Content>) -> Bool { phrase[parameter.info] != nil }

  /// The names and texts of the options that were given, in the order of the declaration.
  public var givenOptions: [String] { phrase.filled.filter { $0.parameter.place == .option }.map(\.parameter.name) }

  /// What was written for a parameter, as text; nil where nothing was.
  public func text(of info: ParameterInfo) -> String? { phrase[info]?.span.text }

  /// The rows a stage works on.
  public func requireInput() throws -> InputTable {
    guard let input else { throw KernelFault.needsInput(phrase.spec.name).at(span) }
    return input
  }

  /// Runs what may fault without knowing its place, and gives it a parameter's place.
  public func at<Content, Result>(_ parameter: Parameter<Content>, _ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let fault as any Fault { throw fault.at(place(of: parameter)) }
  }

  /// Binds an expression to the columns of a table.
  public func bind(
    _ expression: Expression, to input: InputTable, aggregates: RowBinder.AggregateUse = .none
  ) throws -> RowExpression {
    try RowBinder(schema: input.table.schema, owner: input.name, environment: session.environment)
      .bind(expression, aggregates: aggregates)
  }
}
