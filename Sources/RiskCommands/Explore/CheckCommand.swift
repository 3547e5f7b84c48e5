import RiskData
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// Tests rules on rows, and stops a script where one is broken.
enum CheckCommand: Command {
  /// What stands right behind the command.
  private enum Subject {
    case rows(Call.InputTable)
    case rules(Expression)
  }

  private static let subject = Parameter(
    optional: "dataset",
    ArgumentType<Subject>("a dataset, or rules in braces", placeholder: "DATASET", form: .table) { slot, session in
      let expression = try slot.soleExpression()
      switch expression.kind {
      case .block, .record: return .rules(expression)
      default: return .rows(try session.table(of: expression))
      }
    }, at: .argument, "The rows; behind a '|', those of the stage before.")
  private static let block = Parameter(
    optional: "rules", .block("a block of rules"), at: .argument, "The rules, as rules takes them.")
  private static let against = Parameter(
    optional: "against", .thing(.rules), at: .clause, "Rules that were defined before.")
  private static let fails = Parameter(
    "fail", .truth, at: .option, default: true, "Whether a broken rule stops the script, with exit status 3.")

  static let spec = CommandSpec(
    "check", group: .explore,
    "Test rules on rows: how many rows break each, and which; a broken rule stops a script as an assertion does.",
    input: .optional, parameters: [subject.info, block.info, against.info, fails.info], outline: .plans,
    examples: [
      Example(
        "check portfolio { age in 18..110; util >= 0; unique id; default in [0, 1] }", "Rules at once.",
        setup: .portfolio),
      Example(
        "rules basic { warn age < 100; count() > 10 }; check portfolio against basic", "Rules with a name.",
        setup: .portfolio),
      Example(
        "portfolio | where default = 1 | check { loss > 0 } with fail = false", "A report that stops nothing.",
        setup: .portfolio),
    ])

  static func run(_ call: Call, in session: Session) throws -> Output {
    var written = try call[block]
    var input = call.input
    switch try call[subject] {
    case .rules(let expression)?: written = expression
    case .rows(let rows)?:
      if input != nil { throw ExploreFault.rowsTwice(call.commandName).at(call.place(of: subject)) }
      input = rows
    case nil: break
    }
    guard let rows = input else { _ = try call.requireInput(); return .silent() }
    guard written != nil || call.has(against) else { throw ExploreFault.noRules.at(call.span) }
    let binder = RuleBinder(call: call, input: rows, session: session)
    let own = try written.map { try RuleSet(name: nil, block: $0).rules } ?? []
    if rows.isOutline {
      for rule in own { _ = try binder.bind(rule) }
      return .silent()
    }
    let named = try call[against]
    let report = try RuleReport((named?.rules ?? []) + own, binder)
    let output = report.output(rows: session.settings.rows)
    guard try call[fails], let fault = report.fault(breaking: written == nil ? named?.name : nil) else { return output }
    try session.show(output, call.commandName)
    throw fault.at(call.span)
  }
}

extension ArgumentType where Content == Bool {
  /// True or false.
  static var truth: ArgumentType {
    let wording = "true or false"
    return ArgumentType(
      wording, placeholder: "true|false",
      form: .value(check: { value throws(KernelFault) in
        guard case .boolean = value else { throw .outOfRange("the value", range: wording) }
      })
    ) { slot, session in
      guard case .boolean(let truth) = try session.evaluate(try slot.soleExpression()) else {
        throw KernelFault.outOfRange(slot.title, range: wording)
      }
      return truth
    }
  }
}
