import RiskCommands
import RiskDiagnostics
import RiskExpressions
import RiskKernel
import RiskSyntax
import Testing

/// Every option of every command, broken on purpose in every way.
@Suite struct OptionFaultTests {
  private static let commands = Catalogue.all.commands.map { $0.spec }.filter(\.hasOptions).compactMap(
    WrittenCommand.init)
  private static let candidates = [
    "-1e300", "1e300", "-1", "0", "0.5", "1", "1.5", "\"text\"", "true", "2024-01-31", "[1]", "{ a: 1 }", "null",
    "0..1",
  ]

  @Test(arguments: Self.commands) func aValueThatDoesNotFitIsRefusedAtItsPlace(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    for option in command.spec.parameters where option.place == .option {
      guard case .value(let check) = option.form else { continue }
      let refused = try Self.candidates.filter { try !accepts($0, check) }
      #expect(!refused.isEmpty, "'\(option.name)' takes anything")
      for written in refused {
        let words = ["'\(option.name)'", option.wording]
        bench.expectRefused(command.text(option, being: written), "out-of-range", at: written, saying: words)
      }
    }
  }

  @Test(arguments: Self.commands) func bothEndsOfARangeAreTakenAndNothingBeyond(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    for option in command.spec.parameters where option.place == .option {
      guard case .value(let check) = option.form,
        let match = option.wording.wholeMatch(of: /(a whole number|a number) from (\S+)(?: to (\S+))?/),
        let low = Double(match.2)
      else { continue }
      #expect(try accepts(String(match.2), check), "\(option.name)")
      bench.expectRefused(command.text(option, being: Value.shortest(low - 1)), "out-of-range", saying: [option.name])
      guard let high = match.3.flatMap({ Double($0) }) else { continue }
      #expect(try accepts(Value.shortest(high), check), "\(option.name)")
      bench.expectRefused(command.text(option, being: Value.shortest(high + 1)), "out-of-range", saying: [option.name])
    }
  }

  @Test(arguments: Self.commands) func defaultsAreValid(_ command: WrittenCommand) throws {
    for option in command.spec.parameters where option.place == .option {
      guard case .value(let check) = option.form, let text = option.defaultText, text != "nil" else { continue }
      #expect(try accepts(text, check), "\(option.name) = \(text)")
    }
  }

  @Test(arguments: Self.commands) func aNameThatIsNoOptionIsRefused(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    let names = command.spec.parameters.filter { $0.place == .option }.map(\.name)
    // Many are not listed: help does that.
    let hint = names.count > 20 ? "help \(command.spec.name)" : names[0]
    bench.expectRefused(command.text(options: "zzzzzzzz = 1"), "unknown-option", at: "zzzzzzzz", saying: [hint])
    for name in names where !names.contains(name + "x") {
      bench.expectRefused(command.text(options: "\(name)x = 1"), "unknown-option", at: name + "x", hint: true)
    }
  }

  @Test(arguments: Self.commands) func anOptionTwiceOrWithoutAValueIsRefused(_ command: WrittenCommand) throws {
    let bench = try Bench(command.setup)
    for option in command.spec.parameters where option.place == .option {
      let name = option.name
      let written = option.defaultText ?? "1"
      bench.expectRefused(
        command.text(options: "\(name) = \(written), \(name) = \(written)"), "given-twice", at: name, saying: [name])
      bench.expectRefused(command.text(options: name), "option-without-value", at: name, saying: [" = "], hint: true)
      bench.expectRefused(command.text(options: "\(name) ="), "unexpected")
    }
  }

  private func accepts(_ written: String, _ check: (Value) throws(KernelFault) -> Void) throws -> Bool {
    let value = try Evaluator(EmptyEnvironment()).evaluate(try Parser.parseExpression(Source(written)))
    do { try check(value) } catch { return false }
    return true
  }
}

extension WrittenCommand: CustomTestStringConvertible {
  var testDescription: String { spec.name }
}
