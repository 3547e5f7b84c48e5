import RiskDiagnostics
public import RiskExpressions
public import RiskSyntax

/// What is known of a script's names before it runs.
final class Outlook {
  /// The names of things by kind: those there are, and those the statements so far will make.
  var things: [String: Set<String>]
  /// What things compute from the rows they are used on, by kind and name.
  var reads: [String: [String: [Expression]]] = [:]
  /// The variables that may be read.
  var variables: Set<String>
  /// The variables that the script binds.
  var assigned: Set<String> = []
  /// The values of those that are bound once, to a constant.
  var constants: [String: Value] = [:]
  /// The definitions of the script.
  var definitions: [String: OwnCommand] = [:]
  /// Kinds of which something was made whose name only running tells.
  var openKinds: Set<String> = []
  /// The files the script writes; what is in them only running tells.
  var written: Set<String> = []
  /// Whether the script writes a file whose path only running tells.
  var writesAnywhere = false
  /// The columns of datasets and of tables in variables; nil where only running tells them.
  private var columns: [Rows: Schema?] = [:]
  /// The columns of the pipelines in parentheses that were looked at, by where they stand.
  private var inner: [Place: Schema] = [:]
  /// The changes of columns in each block that may not run, the innermost last.
  private var blocks: [[(rows: Rows, before: Schema??)]] = []

  /// What rows are known by.
  enum Rows: Hashable {
    case dataset(String)
    case variable(String)
  }

  /// A stretch of a text.
  private struct Place: Hashable {
    let source: ObjectIdentifier
    let range: Range<Int>
  }

  /// The columns of the rows a pipeline in parentheses gives, where they are known.
  subscript(span: Span) -> Schema? {
    get { inner[Place(source: ObjectIdentifier(span.source), range: span.range)] }
    set { inner[Place(source: ObjectIdentifier(span.source), range: span.range)] = newValue }
  }

  /// Whether a script was included whose path only running tells, so that any name may be known.
  var isOpen = false
  /// Whether datasets may have other columns than they had, save those that were made since.
  private var areDatasetsOpen = false

  init(things: [String: Set<String>], variables: Set<String>) {
    self.things = things
    self.variables = variables
  }

  /// The columns of rows: nil where the script does not make them, a nil inside where only running tells.
  subscript(rows: Rows) -> Schema?? {
    get {
      if let known = columns[rows] { return known }
      if areDatasetsOpen, case .dataset = rows { return .some(nil) }
      return nil
    }
    set {
      if !blocks.isEmpty { blocks[blocks.count - 1].append((rows, columns[rows])) }
      columns[rows] = newValue
    }
  }

  /// From here on the columns of datasets are not known: something may have made them anew.
  func forgetDatasets() {
    areDatasetsOpen = true
    for case .dataset(let name) in columns.keys { self[.dataset(name)] = .some(nil) }
  }

  /// From here on any name may be known.
  func open(kinds: [String]) {
    isOpen = true
    openKinds.formUnion(kinds)
    forgetDatasets()
  }

  /// Does something for a part that may run or not: behind it only those columns are known that are the same either way.
  func branching(_ body: () -> Void) {
    blocks.append([])
    body()
    for (rows, before) in blocks.removeLast().reversed() where before != columns[rows] {
      self[rows] = .some(nil)
    }
  }
}

/// What a command's declaration may ask about the script before it runs.
public struct OutlookReader {
  let outlook: Outlook
  let session: Session

  /// The columns of a dataset or of a table in a variable, where they are known.
  public func schema(of table: Expression) -> Schema? {
    switch table.kind {
    case .name(let name):
      if let known = outlook[.dataset(name.text)] { return known }
      return (try? session.existing(.dataset, named: name.text)).flatMap { $0?.schema }
    case .variable(let name):
      if let known = outlook[.variable(name.text)] { return known }
      guard !outlook.assigned.contains(name.text), case .table(let table) = session.value(ofVariable: name.text) else {
        return nil
      }
      return table.schema
    case .pipeline(let pipeline): return outlook[pipeline.span]
    default: return nil
    }
  }

  /// The value an expression stands for, where that is known.
  public func value(_ expression: Expression) -> Value? { try? session.evaluate(expression) }

  /// The text an expression stands for, where that is known.
  public func text(_ expression: Expression) -> String? {
    guard case .text(let text) = try? session.evaluate(expression) else { return nil }
    return text
  }

  /// A path as the program can open it, where the file is there as it will be when the script comes to it.
  public func settledPath(_ expression: Expression) -> String? {
    guard let path = text(expression), !outlook.writesAnywhere, !outlook.written.contains(path) else { return nil }
    return session.resolve(path)
  }
}

/// What is known of the rows a command gives before it runs.
public enum OutlineRule: Sendable {
  /// Nothing.
  case unknown
  /// It only plans a query and reads no rows, so that running it on an outline tells its columns and its faults.
  case plans
  /// Likewise, and the columns stay as they are.
  case keepsColumns
  /// The same columns and some more, computed when it runs.
  case adds([Schema.Column])
}

/// That a value is needed which only running tells.
struct OpenValue: Error {}
