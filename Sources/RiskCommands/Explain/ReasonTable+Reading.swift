import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

extension ReasonTable {
  /// Reads a block of lines such as `R02 "Utilisation too high" from util when up`; nil for an empty one.
  static func read(_ block: Expression) throws -> ReasonTable? {
    if case .record(let fields) = block.kind, fields.isEmpty { return nil }
    guard case .block(let statements) = block.kind else { throw ExplainFault.notAReason.at(block.span) }
    let reasons = try statements.map(Reason.init)
    do { return try ReasonTable(reasons) } catch { throw error.at(block.span) }
  }

  /// Reads the rows of a dataset: a row a feature of a reason, with the columns code, text, feature and, where there is
  /// one, direction.
  static func read(_ input: Call.InputTable, in session: Session) throws -> ReasonTable {
    let schema = input.table.schema
    for name in ["code", "text", "feature"] where schema[name] == nil {
      throw ExpressionFault.unknownColumn(
        name, owner: input.name, near: Suggestion.nearest(to: name, among: schema.names))
    }
    var reasons: [Reason] = []
    let relation = try input.relation(in: session)
    let columns = relation.columns(["code", "text", "feature"] + (schema["direction"] == nil ? [] : ["direction"]))
    for row in try relation.selecting(columns).rows(limit: rowLimit) {
      let reason = try Reason(row)
      if let place = reasons.firstIndex(where: { $0.code == reason.code }) {
        guard reasons[place].direction == reason.direction else { throw ExplainFault.directionsDiffer(reason.code) }
        reasons[place] = reasons[place].standing(for: reason.features)
      } else {
        reasons.append(reason)
      }
    }
    guard !reasons.isEmpty else { throw ExplainFault.emptyReasons }
    return try ReasonTable(reasons)
  }

  /// The most rows that are read: far more than any table of reasons has.
  private static let rowLimit = 100_000
}

extension Reason {
  /// Reads a row: code, text, feature and perhaps a direction.
  fileprivate init(_ row: [Value]) throws(ExplainFault) {
    let texts = row.map { $0.isNull ? "" : $0.plainText }
    guard !texts[0].isEmpty, !texts[2].isEmpty else { throw .reasonIncomplete }
    let direction = texts.count > 3 ? texts[3].lowercased() : ""
    guard direction.isEmpty || Direction(rawValue: direction) != nil else { throw .notADirection }
    self.init(code: texts[0], text: texts[1], features: [texts[2]], direction: Direction(rawValue: direction))
  }

  /// Reads a line of a block.
  fileprivate init(_ statement: Statement) throws {
    guard case .pipeline(let pipeline) = statement.kind, pipeline.stages.count == 1,
      pipeline.stages[0].groups.count == 1
    else { throw ExplainFault.notAReason.at(statement.span) }
    let phrase = pipeline.stages[0]
    let arguments = phrase.groups[0].arguments
    guard arguments.count == 2, arguments.allSatisfy({ $0.label == nil }), let code = arguments[0].value.writtenCode,
      case .text(let text) = arguments[1].value.kind
    else { throw ExplainFault.notAReason.at(phrase.groups[0].span) }
    var (features, direction): ([String], Direction?) = ([], nil)
    for clause in phrase.clauses {
      switch clause.word.text {
      case "from": features = try clause.names
      case "when":
        guard let word = try clause.names.first, let known = Direction(rawValue: word) else {
          throw ExplainFault.notADirection.at(clause.span)
        }
        direction = known
      default: throw ExplainFault.reasonClause(clause.word.text).at(clause.word.span)
      }
    }
    guard !features.isEmpty else { throw ExplainFault.reasonWithoutFeature(code).at(statement.span) }
    self.init(code: code, text: text, features: features, direction: direction)
  }
}

extension Expression {
  /// A code as people write it: a name, a number, or a text in quotes.
  fileprivate var writtenCode: String? {
    switch kind {
    case .name(let name): name.text
    case .text(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }
}

extension Clause {
  /// The names in it, with commas between.
  fileprivate var names: [String] {
    get throws {
      try groups.map { group in
        guard group.arguments.count == 1, group.arguments[0].label == nil,
          case .name(let name) = group.arguments[0].value.kind
        else { throw ExplainFault.notAReason.at(group.span) }
        return name.text
      }
    }
  }
}
