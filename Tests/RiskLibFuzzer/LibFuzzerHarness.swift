import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax

/// What libFuzzer hands its inputs to: lexer, parser, checker and binder, with commands of every form of argument.
///
/// It is built by `scripts/fuzz libfuzzer` and by nothing else; a trap ends it, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func examine(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  let session = Session(
    catalogue: Catalogue([MakeCommand.self, KeepCommand.self]), kinds: [ThingKind.dataset.erased], workspace: "/nowhere"
  )
  session.put(
    TableOutline(Schema([Schema.Column("age", .integer), Schema.Column("util", .number)])), as: "p", .dataset)
  do { try session.check(Source(text)) } catch {}
  return 0
}

/// A command with an argument, clauses and options.
private enum MakeCommand: Command {
  static let name = Parameter("name", .newName("dataset"), at: .argument, "A name.")
  static let rows = Parameter("on", .dataset, at: .clause, "Rows.")
  static let target = Parameter(optional: "target", .column, at: .clause, "A column.")
  static let kind = Parameter(optional: "using", .word(["one", "two"]), at: .clause, "A word.")
  static let rounds = Parameter("rounds", .integer(in: 1...100), at: .option, default: 5, "A number.")

  static let spec = CommandSpec(
    "make", group: .data, "Makes something.", parameters: [name.info, rows.info, target.info, kind.info, rounds.info],
    examples: [])

  static func run(_ call: Call, in session: Session) throws -> Output { .silent() }
}

/// A stage that is planned on an outline of its rows.
private enum KeepCommand: Command {
  static let condition = Parameter("condition", .condition, at: .argument, "A condition.")

  static let spec = CommandSpec(
    "where", group: .pipelines, "Keeps rows.", input: .required, parameters: [condition.info], outline: .keepsColumns,
    examples: [])

  static func run(_ call: Call, in session: Session) throws -> Output {
    let input = try call.requireInput()
    _ = try call.bind(try call[condition], to: input).sql()
    return Output(.table(input.table))
  }
}
